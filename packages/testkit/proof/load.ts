/** People of two organisations who write in shared cases without pause, and note what the server acknowledged. */
import type { Core, Unsent } from '@corridor/client';
import { systemRandom } from '@corridor/crypto';
import { type CaseId, type EventId, newId, type TeamId, type UserId } from '@corridor/wire';
import { foundOrganisation, type HandOrganisation, said, type Staff, type Team, testClock } from '../src/index.ts';
import type { MortalServer } from './mortal-server.ts';

/** Events of one author that wait at once. */
const AHEAD = 4;
const CASES = 3;

interface Writer {
  readonly core: Core;
  readonly user: UserId;
  readonly team: TeamId;
}

export interface Written {
  readonly event: EventId;
  readonly case: CaseId;
  readonly author: UserId;
}

export interface Load extends AsyncDisposable {
  readonly cases: readonly CaseId[];
  /** In the order in which their authors wrote them. */
  readonly written: readonly Written[];
  readonly acknowledged: ReadonlySet<EventId>;
  /** Resolves when `more` events were acknowledged from now on. */
  progress(more: number): Promise<void>;
  /** Writes no more, and resolves when the server has taken everything. */
  finish(): Promise<void>;
  /** Somebody of the asking team at a fresh device, who has read all cases. */
  freshReader(): Promise<Core>;
}

export async function startLoad(server: MortalServer): Promise<Load> {
  const clock = testClock();
  const practice = await foundOrganisation(server, clock, { name: 'Elmbridge Surgery', ods: 'Z99001' });
  const trust = await foundOrganisation(server, clock, { name: 'Calderbrook Hospitals', ods: 'X99' });
  await practice.vouchFor(trust);
  await trust.vouchFor(practice);
  const askers = [await practice.staff('Dr Amina Rahman', 'GP'), await practice.staff('Chidi Okafor', 'Nurse')];
  const advisers = [await trust.staff('Dr Owen Pryce', 'Consultant'), await trust.staff('Dr Lena Achebe', 'Registrar')];
  const partners = await practice.team('Partners', askers);
  const dermatology = await trust.team('Dermatology advice', advisers);
  const writers = await Promise.all([
    ...askers.map(async (who) => await sit(practice, who, partners)),
    ...advisers.map(async (who) => await sit(trust, who, dermatology)),
  ]);

  const written: Written[] = [];
  const acknowledged = new Set<EventId>();
  let writing = true;
  let heard: () => void = () => undefined;

  async function put({ core, user, team }: Writer, id: CaseId, opening?: object): Promise<void> {
    const event = newId<EventId>(systemRandom);
    written.push({ event, case: id, author: user });
    await core.outbox.put({
      event,
      case: id,
      team,
      private: false,
      body: said(`Message ${written.length}`),
      about: null,
      to: [],
      basedOn: 0,
      writtenAt: clock.now(),
      joins: [],
      kind: null,
      plan: null,
      blobs: [],
      ...opening,
    });
  }

  const party = ({ organisation, name: organisationName }: HandOrganisation, { team, name }: Team) => ({
    organisation,
    team,
    name,
    organisationName,
  });

  async function open(by: Writer): Promise<CaseId> {
    const id = newId<CaseId>(systemRandom);
    const body = {
      act: 'opened',
      purpose: { kind: 'group' },
      subject: 'A standing group',
      text: 'Opened',
      from: party(practice, partners),
      to: [party(trust, dermatology)],
      confirmedIdentity: false,
      answers: [],
      attachments: [],
    };
    await put(by, id, { body, joins: [partners.team, dermatology.team], kind: 'group' });
    await by.core.outbox.settled();
    return id;
  }

  /** What was in an author's outbox and is not any more was acknowledged: nothing else takes it out. */
  function note({ core }: Writer, before: ReadonlySet<EventId>, unsent: readonly Unsent[]): ReadonlySet<EventId> {
    const now = new Set(unsent.map(({ event }) => event));
    for (const event of before) if (!now.has(event)) acknowledged.add(event);
    const refused = unsent.filter(({ delivery }) => delivery.state === 'refused');
    for (const { event } of refused) queueMicrotask(() => void core.outbox.retry(event).catch(() => undefined));
    heard();
    return now;
  }

  function writeOn(writer: Writer, index: number): () => void {
    let waiting: ReadonlySet<EventId> = new Set();
    return writer.core.outbox.unsent.hear((unsent) => {
      waiting = note(writer, waiting, unsent);
      const id = cases[(written.length + index) % cases.length];
      if (writing && unsent.length < AHEAD && id !== undefined) void put(writer, id);
    });
  }

  const [first] = writers;
  if (first === undefined) throw new Error('nobody writes');
  const cases: CaseId[] = [];
  for (let i = 0; i < CASES; i++) cases.push(await open(first));
  for (const each of writers) for (const id of cases) await each.core.book.log(id).load(null);
  // What opened the cases was acknowledged before anybody listened.
  for (const { event } of written) acknowledged.add(event);
  const stops = writers.map(writeOn);

  return {
    cases,
    written,
    acknowledged,
    progress: async (more) => {
      const goal = acknowledged.size + more;
      await new Promise<void>((reached) => {
        heard = () => {
          if (acknowledged.size >= goal) reached();
        };
      });
    },
    finish: async () => {
      writing = false;
      await new Promise<void>((reached) => {
        heard = () => {
          if (acknowledged.size === written.length) reached();
        };
        heard();
      });
      for (const stop of stops) stop();
    },
    freshReader: async () => {
      const [who] = askers;
      if (who === undefined) throw new Error('nobody reads');
      const { core } = await sit(practice, who, partners);
      writers.push({ core, user: who.user, team: partners.team });
      for (const id of cases) await core.book.log(id).load(null);
      return core;
    },
    [Symbol.asyncDispose]: async () => {
      writing = false;
      for (const { core } of writers) core.close();
      practice.guardian.close();
      trust.guardian.close();
      await Promise.resolve();
    },
  };
}

async function sit(organisation: HandOrganisation, who: Staff, { team }: Team): Promise<Writer> {
  const core = organisation.signIn(who);
  await core.ready();
  await core.book.follow(team);
  return { core, user: who.user, team };
}
