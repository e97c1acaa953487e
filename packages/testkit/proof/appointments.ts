/** Cases whose plans fall due at one instant on a server that can be killed, and what became of every line. */
import { systemRandom, verifyFiring } from '@corridor/crypto';
import { decodeSigned, type Firing, type Plan, type PlanLine } from '@corridor/wire';
import pg from 'pg';
import { setTimeout as wait } from 'node:timers/promises';
import { doorOf, staffed, TestCase, type TestClient } from '../src/bare/index.ts';
import type { MortalServer } from './mortal-server.ts';

/** Several times what the server settles in one transaction, so that a kill falls between two of them. */
const CASES = 150;
const LINES = 8;
export const APPOINTED = CASES * LINES;
const LOOK_EVERY = 2;
const LATEST = 60_000;

export interface Appointments extends AsyncDisposable {
  /** Gives every case a plan of lines, named by the round, that are due at `at`. */
  plan(round: string, at: number): Promise<void>;
  /** Resolves when more than so many firings stand in the database, with how many. */
  firedBeyond(count: number): Promise<number>;
  /** All firings, as a client that comes fresh is given them, verified. */
  firings(): Promise<readonly Firing[]>;
}

export async function makeAppointments(server: MortalServer): Promise<Appointments> {
  const door = doorOf(server.url, server.admissionToken, Date.now);
  const asking = await staffed(door, 2);
  const answering = await staffed(door, 3);
  const database = await reader(server.databaseUrl);
  const asked = await door.person(asking.first);
  const cases = await Promise.all(
    Array.from({ length: CASES }, async () => {
      const one = new TestCase(Date.now());
      await asked.get('accepted', await one.open(asking.first, [asking.team, answering.team]));
      return one;
    }),
  );
  asked.ws.terminate();

  return {
    plan: async (round, at) => {
      const client = await door.person(asking.first);
      const { id: organisation } = answering.organisation;
      const lines = Array.from({ length: LINES }, (_, i): PlanLine => {
        const { team } = answering.team;
        return { line: `${round}-${i}`, at, unless: [], does: 'notify', organisation, team, duty: 'team' };
      });
      const plan: Plan = { urgency: 'urgent', pathway: 'skin', version: 1, hash: systemRandom(32), lines };
      await Promise.all(
        cases.map(async (one) => {
          await client.get('accepted', await one.event(asking.first, asking.team, 'said', { plan }));
        }),
      );
      // As a device that is switched off.
      client.ws.terminate();
    },
    firedBeyond: async (count) => {
      const limit = Date.now() + LATEST;
      for (;;) {
        const fired = await database.count();
        if (fired > count) return fired;
        if (Date.now() > limit) throw new Error(`only ${fired} lines have fired`);
        await wait(LOOK_EVERY);
      }
    },
    firings: async () => {
      const client = await door.person(answering.first);
      const all = await Promise.all(cases.map(async (one) => await firingsOf(client, one, server.signer.publicKey)));
      client.close();
      return all.flat();
    },
    [Symbol.asyncDispose]: async () => await database.end(),
  };
}

async function firingsOf(client: TestClient, one: TestCase, key: Uint8Array): Promise<readonly Firing[]> {
  const { firings } = await client.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 1 });
  return await Promise.all(firings.map(async (raw) => await verifyFiring(decodeSigned(raw), key)));
}

/** A look at the database that survives its being killed. */
async function reader(url: string) {
  let client = await connect(url);
  return {
    count: async (): Promise<number> => {
      try {
        const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM firings');
        return rows[0]?.count ?? 0;
      } catch {
        client = await connect(url).catch(() => client);
        return 0;
      }
    },
    end: async () => await client.end(),
  };
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
