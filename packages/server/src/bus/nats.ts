import { connect } from '@nats-io/transport-node';
import { isId } from '@corridor/wire';
import * as z from 'zod/mini';
import type { OrganisationId, TeamId, UserId } from '@corridor/wire';
import type { Bus, Hint } from './bus.ts';

const SUBJECT = 'corridor.hints';

const ident = <T>() => z.custom<T>((value) => typeof value === 'string' && isId(value));
const count = z.int().check(z.minimum(0));
const hints = z.array(
  z.discriminatedUnion('about', [
    z.strictObject({ about: z.literal('feed'), team: ident<TeamId>(), n: count }),
    z.strictObject({ about: z.literal('team'), team: ident<TeamId>() }),
    z.strictObject({ about: z.literal('shelf'), team: ident<TeamId>() }),
    z.strictObject({ about: z.literal('directory') }),
    z.strictObject({ about: z.literal('log'), organisation: z.nullable(ident<OrganisationId>()) }),
    z.strictObject({ about: z.literal('person'), user: ident<UserId>() }),
    z.strictObject({ about: z.literal('reach'), log: count, user: ident<UserId>() }),
    z.strictObject({ about: z.literal('firing'), logs: z.array(count), lines: z.array(z.string()) }),
  ]),
);

/** Fan-out between server processes over NATS, without persistence. @param url `nats://host:port`. */
export function natsBus(url: string): Bus {
  return {
    join: async (hear) => {
      const connection = await connect({ servers: url, noEcho: true, maxReconnectAttempts: -1, name: 'corridor' });
      connection.subscribe(SUBJECT, {
        callback: (error, message) => {
          const heard = error === null ? read(message.string()) : null;
          if (heard !== null) hear(heard);
        },
      });
      await connection.flush();
      return {
        tell: (told) => connection.publish(SUBJECT, JSON.stringify(told)),
        leave: async () => await connection.drain(),
      };
    },
  };
}

/** Null for what is no list of hints: whatever else is on the bus is not for us. */
function read(text: string): readonly Hint[] | null {
  try {
    return hints.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
