/**
 * Where attacks are played: a real server on a real database, a practice and a hospital with every key at hand, and a
 * third organisation of the network that means harm. Whoever is attacked is the shipped client, behind a lying socket.
 */
import type { Body } from '@corridor/cases';
import type { Core } from '@corridor/client';
import { nodePorts } from '@corridor/client/node';
import { systemRandom } from '@corridor/crypto';
import { type CaseId, decodeFrame, type EventId, newId, type Plan, type TeamId, type Up, up } from '@corridor/wire';
import {
  foundOrganisation,
  type HandOrganisation,
  type LyingServer,
  lyingServer,
  said,
  type Staff,
  startTestServer,
  type Team,
  testClock,
  type TestServer,
} from '../src/index.ts';

export interface Stage extends AsyncDisposable {
  readonly clock: ReturnType<typeof testClock>;
  readonly server: TestServer;
  readonly practice: HandOrganisation;
  readonly trust: HandOrganisation;
  /** Vouched for by both, and in league with the operator. */
  readonly rival: HandOrganisation;
  readonly gp: Staff;
  readonly nurse: Staff;
  readonly consultant: Staff;
  readonly registrar: Staff;
  readonly stranger: Staff;
  readonly partners: Team;
  readonly dermatology: Team;
  /** Signed in, through the server as it is, or through a liar. */
  signIn(
    of: HandOrganisation,
    who: Staff,
    liar?: Liar,
    more?: Parameters<HandOrganisation['signIn']>[1],
  ): Promise<Core>;
}

/** A lying server that also keeps what the client said to it. */
export interface Liar extends LyingServer {
  readonly overheard: readonly Up[];
}

export async function startStage(): Promise<Stage> {
  const clock = testClock();
  const server = await startTestServer({ clock });
  const found = async (name: string, ods: string) => await foundOrganisation(server, clock, { name, ods });
  const practice = await found('Elmbridge Surgery', 'Z99001');
  const trust = await found('Calderbrook Hospitals', 'X99');
  const rival = await found('Saltmarsh Clinics', 'Y99');
  const all = [practice, trust, rival];
  for (const one of all) for (const other of all) if (one !== other) await one.vouchFor(other);
  const gp = await practice.staff('Dr Amina Rahman', 'GP');
  const nurse = await practice.staff('Chidi Okafor', 'Practice nurse');
  const consultant = await trust.staff('Dr Owen Pryce', 'Consultant dermatologist');
  const registrar = await trust.staff('Dr Lena Achebe', 'Registrar');
  const stranger = await rival.staff('Dr Nobody', 'Consultant');
  const partners = await practice.team('Partners', [gp, nurse]);
  const dermatology = await trust.team('Dermatology advice', [consultant, registrar]);
  const open: Core[] = [];
  return {
    clock,
    server,
    practice,
    trust,
    rival,
    gp,
    nurse,
    consultant,
    registrar,
    stranger,
    partners,
    dermatology,
    signIn: async (of, who, liar, more) => {
      const ports = nodePorts({ clock, ...(liar === undefined ? {} : { openSocket: liar.openSocket }) });
      const core = of.signIn(who, { ports, ...more });
      open.push(core);
      await core.ready();
      for (const team of core.myTeams.get()) await core.book.follow(team);
      return core;
    },
    [Symbol.asyncDispose]: async () => {
      for (const core of [...open, ...all.map(({ guardian }) => guardian)]) core.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

export function newLiar(): Liar {
  const overheard: Up[] = [];
  const honest = nodePorts().openSocket;
  const liar = lyingServer((url, events) => {
    const socket = honest(url, events);
    return {
      ...socket,
      send: (bytes) => {
        overheard.push(decodeFrame(up, bytes));
        socket.send(bytes);
      },
      close: () => socket.close(),
    };
  });
  return { ...liar, overheard };
}

export const party = ({ organisation, name: organisationName }: HandOrganisation, { team, name }: Team) => ({
  organisation,
  team,
  name,
  organisationName,
});

type Item = Parameters<Core['outbox']['put']>[0];

/** Something a person writes, as the outbox takes it. */
export function item(core: Core, team: Team, caseId: CaseId, body: Body, more: Partial<Item> = {}): Item {
  return {
    event: newId<EventId>(systemRandom),
    case: caseId,
    team: team.team,
    private: false,
    body,
    about: null,
    to: [],
    basedOn: 0,
    writtenAt: core.ports.clock.now(),
    joins: [],
    kind: null,
    plan: null,
    blobs: [],
    ...more,
  };
}

/** Sends it and resolves when the server has said yes or no. */
export async function put(core: Core, one: Item): Promise<void> {
  await core.outbox.put(one);
  await core.outbox.settled();
}

export const QUESTION = 'It has grown since spring. Should she be seen?';

/** The practice's question to the hospital. */
export function question(stage: Stage, core: Core, plan: Plan | null = null): Item {
  const body: Body = {
    act: 'opened',
    purpose: { kind: 'advice', wants: 'advice' },
    subject: 'Changing naevus',
    text: QUESTION,
    from: party(stage.practice, stage.partners),
    to: [party(stage.trust, stage.dermatology)],
    confirmedIdentity: false,
    answers: [],
    attachments: [],
  };
  const joins: readonly TeamId[] = [stage.partners.team, stage.dermatology.team];
  return item(core, stage.partners, newId<CaseId>(systemRandom), body, { kind: 'advice', joins, plan });
}

/** A case of a question and what was said after it, by the one who asked. */
export async function caseOf(stage: Stage, core: Core, ...texts: readonly string[]): Promise<CaseId> {
  const asked = question(stage, core);
  await put(core, asked);
  for (const [i, text] of texts.entries()) {
    await put(core, item(core, stage.partners, asked.case, said(text), { basedOn: i + 1 }));
  }
  await core.book.log(asked.case).load(null);
  return asked.case;
}

/** What somebody reads of a case: the text of each number, or `gap`. */
export async function reading(core: Core, caseId: CaseId, lane: TeamId | null = null): Promise<readonly string[]> {
  const log = core.book.log(caseId);
  await log.load(lane);
  return log
    .part(lane)
    .shown()
    .map(({ body, fault }) => (fault !== null || body === null ? 'gap' : 'text' in body ? body.text : body.act));
}

/** The numbers at which this person's screen has a red gap. */
export function gapsOf(core: Core, caseId: CaseId): readonly number[] {
  return core.book
    .log(caseId)
    .state()
    .thread.flatMap((each) => (each.kind === 'gap' ? each.number : []));
}
