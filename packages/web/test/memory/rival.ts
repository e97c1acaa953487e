/** A colleague who advises while the viewer writes: on the page's event `rival`. */
import { eventAfter, type Held } from './held.ts';
import { idOf, nair } from './people.ts';
import { advice } from './story.ts';

export function hearRival(held: Held, tell: () => void): void {
  addEventListener('rival', () => {
    for (const number of [1, 32]) {
      const one = held.cases.get(idOf('d', number));
      const team = (one?.story?.as ?? held.viewer.home).team;
      one?.events.push(eventAfter(held, one.events, { ...nair, team }, advice));
    }
    tell();
  });
}
