/** A network with an asking and an answering team, cases of theirs with plans, and a clock that is moved by hand. */
import { sign, systemRandom, verifyFiring } from '@corridor/crypto';
import {
  Network,
  staffed,
  TestCase,
  type TestClient,
  testClock,
  type TestPerson,
  type TestTeam,
} from '@corridor/testkit/bare';
import { decodeSigned, encodeSigned, type Firing, type Plan, type PlanLine, SUITE, viewed } from '@corridor/wire';

const MINUTE = 60_000;

/** Whoever signs receipts: a person, or a guardian. */
export type Reader = Pick<TestPerson, 'organisation' | 'user' | 'keys' | 'version'>;
export type Staff = Awaited<ReturnType<typeof staffed>>;

interface Planned {
  readonly network: Network;
  readonly asking: Staff;
  readonly answering: Staff;
  readonly asker: TestClient;
  readonly adviser: TestClient;
  /** A line that tells the answering team so many minutes from now unless it has advised. */
  readonly line: (name: string, minutes: number, over?: Partial<PlanLine>) => PlanLine;
  /** A case from the asking to the answering team with a plan of these lines. */
  readonly opened: (...lines: readonly PlanLine[]) => Promise<TestCase>;
  /** What has fired in it, in the order of the lines' names. */
  readonly firings: (one: TestCase) => Promise<readonly Firing[]>;
  /** Lets time go by; then the server looks. */
  readonly passes: (minutes: number) => Promise<void>;
}

export function planOf(...lines: readonly PlanLine[]): Plan {
  return { urgency: 'urgent', pathway: 'skin', version: 1, hash: systemRandom(32), lines };
}

/** Somebody's signed receipt. Whatever their clock says: the server goes by its own. */
export async function receiptOf(one: TestCase, upTo: number, person: Reader, team: TestTeam): Promise<Uint8Array> {
  const { organisation, user, version, keys } = person;
  const by = { organisation, team: team.team, user, version };
  const says = { suite: SUITE, case: one.id, lane: null, upTo, head: systemRandom(32), by, at: 1 };
  return encodeSigned(await sign(viewed, says, keys.signer));
}

/** @param start of the clock. */
export async function standPlans(start?: number): Promise<Planned> {
  const network = await Network.start({}, testClock(start));
  const asking = await staffed(network, 2);
  const answering = await staffed(network, 3);
  const asker = await network.person(asking.first);
  return {
    network,
    asking,
    answering,
    asker,
    adviser: await network.person(answering.first),
    line: (name, minutes, over = {}) => ({
      line: name,
      at: network.clock.now() + minutes * MINUTE,
      unless: [{ act: 'advised', by: 'answering' }],
      does: 'notify',
      organisation: answering.organisation.id,
      team: answering.team.team,
      duty: 'on-call',
      ...over,
    }),
    opened: async (...lines) => {
      const one = new TestCase(network.clock.now());
      const over = { plan: planOf(...lines) };
      await asker.get('accepted', await one.open(asking.first, [asking.team, answering.team], over));
      return one;
    },
    firings: async (one) => {
      const log = await asker.get('case', { t: 'case', case: one.id, lane: null, after: 0, limit: 1 });
      const key = network.parts.signer.publicKey;
      return await Promise.all(log.firings.map(async (raw) => await verifyFiring(decodeSigned(raw), key)));
    },
    passes: async (minutes) => {
      network.clock.advance(minutes * MINUTE);
      await network.server.runDue();
    },
  };
}
