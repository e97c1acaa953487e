/** Two organisations made by hand, with every key at the test's disposal: what an insider or a lying server could forge. */
import type { Body } from '@corridor/cases';
import { systemRandom } from '@corridor/crypto';
import {
  foundOrganisation,
  type HandOrganisation,
  type Staff,
  startTestServer,
  type Team,
  testClock,
  type TestServer,
} from '@corridor/testkit';
import { type CaseId, type EventId, newId, type TeamId } from '@corridor/wire';
import type { Core } from '../src/core.ts';
import type { Item } from '../src/outbox/item.ts';

export interface Two {
  readonly clock: ReturnType<typeof testClock>;
  readonly server: TestServer;
  readonly practice: HandOrganisation;
  readonly trust: HandOrganisation;
  readonly gp: Staff;
  readonly consultant: Staff;
  readonly registrar: Staff;
  readonly partners: Team;
  readonly dermatology: Team;
  signIn(organisation: HandOrganisation, who: Staff, more?: Parameters<HandOrganisation['signIn']>[1]): Promise<Core>;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function twoOrganisations(): Promise<Two> {
  const clock = testClock();
  const server = await startTestServer({ clock });
  const practice = await foundOrganisation(server, clock, { name: 'Elmbridge Surgery', ods: 'Z99001' });
  const trust = await foundOrganisation(server, clock, { name: 'Calderbrook Hospitals', ods: 'X99' });
  await practice.vouchFor(trust);
  await trust.vouchFor(practice);
  const gp = await practice.staff('Dr Amina Rahman', 'GP');
  const consultant = await trust.staff('Dr Owen Pryce', 'Consultant dermatologist');
  const registrar = await trust.staff('Dr Lena Achebe', 'Registrar');
  const partners = await practice.team('Partners', [gp]);
  const dermatology = await trust.team('Dermatology advice', [consultant, registrar]);
  const open: Core[] = [];
  return {
    clock,
    server,
    practice,
    trust,
    gp,
    consultant,
    registrar,
    partners,
    dermatology,
    signIn: async (organisation, who, more) => {
      const core = organisation.signIn(who, more);
      open.push(core);
      await core.ready();
      for (const team of core.myTeams.get()) await core.book.follow(team);
      return core;
    },
    [Symbol.asyncDispose]: async () => {
      for (const core of [...open, practice.guardian, trust.guardian]) core.close();
      await server[Symbol.asyncDispose]();
    },
  };
}

function item(core: Core, team: TeamId, body: Body, more: Partial<Item>): Item {
  return {
    event: newId<EventId>(systemRandom),
    case: newId<CaseId>(systemRandom),
    team,
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

const party = ({ organisation, name: organisationName }: HandOrganisation, { team, name }: Team) => ({
  organisation,
  team,
  name,
  organisationName,
});

/** A question from the practice to the hospital, as it would be written. */
export function asking(two: Two, core: Core): Item {
  const body: Body = {
    act: 'opened',
    purpose: { kind: 'advice', wants: 'advice' },
    subject: 'Changing naevus',
    text: 'Please look.',
    from: party(two.practice, two.partners),
    to: [party(two.trust, two.dermatology)],
    confirmedIdentity: false,
    answers: [],
    attachments: [],
  };
  return item(core, two.partners.team, body, { kind: 'advice', joins: [two.partners.team, two.dermatology.team] });
}

export function saying(core: Core, team: Team, caseId: CaseId, text: string, more: Partial<Item> = {}): Item {
  const body: Body = { act: 'said', text, attachments: [], mentions: [], answers: [], withdraws: [] };
  return item(core, team.team, body, { case: caseId, ...more });
}

/** Opens a case and resolves when the server has it. */
export async function ask(two: Two, core: Core): Promise<CaseId> {
  const question = asking(two, core);
  await core.outbox.put(question);
  await core.outbox.settled();
  return question.case;
}
