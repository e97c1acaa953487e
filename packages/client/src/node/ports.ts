/** Node's ports: `ws`, `fetch`, memory for storage; pictures as the caller has them. */
import { hostClock } from '../port/clock.ts';
import { hostHttp } from '../port/http.ts';
import { memoryStore } from '../port/memory-store.ts';
import { hostRandom, type Ports } from '../port/ports.ts';
import { wsSocket } from './socket.ts';
import { strictPictures } from './pictures.ts';

export function nodePorts(own: Partial<Ports> = {}): Ports {
  const store = memoryStore();
  return {
    clock: hostClock,
    random: hostRandom,
    openSocket: wsSocket,
    http: hostHttp,
    pictures: strictPictures,
    deviceStore: async () => store,
    ...own,
  };
}
