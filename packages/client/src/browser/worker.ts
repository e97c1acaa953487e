/** The Worker: everything that touches keys and words of cases runs here, away from the page. Ask for it by its URL. */
import { createClient } from '../client.ts';
import { hostClock } from '../port/clock.ts';
import { hostHttp } from '../port/http.ts';
import { hostRandom } from '../port/ports.ts';
import { serve } from '../port/remote.ts';
import { browserPictures } from './pictures.ts';
import { indexedStore } from './indexed-store.ts';
import { browserSocket } from './socket.ts';

const device = indexedStore();

const client = createClient({
  // The pages come from the guardian's origin, and so does this script.
  guardian: self.location.origin,
  ports: {
    clock: hostClock,
    random: hostRandom,
    openSocket: browserSocket,
    http: hostHttp,
    pictures: browserPictures,
    deviceStore: async () => device,
  },
});

serve(client, self);
