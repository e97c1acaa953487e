/** A client in memory for screens: the whole interface over invented cases. It is used by tests and never shipped. */
import type { Connection, CorridorClient, Inbox, Service, Topic } from '@corridor/client';
import { memoryAccount } from './account.ts';
import { memoryAttaching } from './attaching.ts';
import { viewOf } from './case-view.ts';
import { memoryDoor } from './door.ts';
import { type Held, heldBy } from './held.ts';
import { inboxOf } from './inbox.ts';
import { memoryKeyNotices } from './key-notices.ts';
import { hearVouched, memoryLog } from './log.ts';
import { memoryLooking } from './looking.ts';
import { NOW } from './now.ts';
import { memoryOffice } from './office.ts';
import type { MemoryOptions } from './options.ts';
import { hearRival } from './rival.ts';
import { services } from './services.ts';
import { memorySettling } from './settling.ts';
import { memoryShelves } from './shelf.ts';
import { memoryStaff } from './staff.ts';
import { watched } from './watched.ts';
import { memoryWriting } from './writing.ts';

export function memoryClient(options: MemoryOptions): CorridorClient {
  const held = heldBy(options);
  const shelves = memoryShelves();
  const { watch, tell } = watched(valueOf);
  const door = memoryDoor(held, tell);
  if (options.rival === true) hearRival(held, tell);
  if (options.log !== undefined) hearVouched(held, tell);

  function valueOf(topic: Topic, ask: unknown): unknown {
    switch (topic) {
      case 'access':
        return door.access();
      case 'connection':
        return connectionOf(held);
      case 'inbox':
        return inboxOf(held, ask as Inbox['team']);
      case 'case':
        return viewOf(held, String(ask));
      case 'services':
        return servicesOf(held);
      case 'shelf':
        return shelves.of(ask as Inbox['team'] | null);
      case 'log':
        return memoryLog(held.log);
      case 'outbox':
        return [...held.unsent];
      case 'uploads':
        return [];
      default:
        return topic satisfies never;
    }
  }

  return {
    watch,
    ...door.signingIn,
    ...memoryLooking(held),
    ...memoryWriting(held, tell),
    ...memoryAttaching(held),
    keep: async (team, change) => {
      shelves.keep(team, change);
      tell();
    },
    ...memoryOffice(options.empty === true),
    ...memoryAccount(options.as !== 'asker'),
    ...memoryStaff(options),
    ...memorySettling(),
    ...memoryKeyNotices(options),
  };
}

function connectionOf({ options, unsent }: Held): Connection {
  return { state: options.offline === true ? 'offline' : 'online', since: NOW, clockOffset: 0, unsent: unsent.length };
}

/** One of them is switched off while somebody writes to it. */
function servicesOf({ options, drafts }: Held): readonly Service[] {
  if (drafts.size < 2 || options.switchesOff === undefined) return services;
  return services.map((service) =>
    service.pathway.id === options.switchesOff
      ? { ...service, state: 'off', takes: { who: 'nobody', why: 'off' } }
      : service,
  );
}
