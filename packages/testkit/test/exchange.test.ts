import type { Body } from '@corridor/cases';
import type { Core } from '@corridor/client';
import { systemRandom } from '@corridor/crypto';
import { type CaseId, type EventId, newId, type TeamId } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  foundOrganisation,
  type HandOrganisation,
  type Staff,
  startTestServer,
  type Team,
  testClock,
  type TestServer,
} from '../src/index.ts';

const clock = testClock();
let server: TestServer;
let practice: HandOrganisation;
let trust: HandOrganisation;
let asker: Staff;
let adviser: Staff;
let partners: Team;
let dermatology: Team;
const open: Core[] = [];

beforeAll(async () => {
  server = await startTestServer({ clock });
  practice = await foundOrganisation(server, clock, { name: 'Elmbridge Surgery', ods: 'Z99001' });
  trust = await foundOrganisation(server, clock, { name: 'Calderbrook Hospitals', ods: 'X99' });
  await practice.vouchFor(trust);
  await trust.vouchFor(practice);
  asker = await practice.staff('Dr Amina Rahman', 'GP');
  adviser = await trust.staff('Dr Owen Pryce', 'Consultant dermatologist');
  partners = await practice.team('Partners', [asker]);
  dermatology = await trust.team('Dermatology advice', [adviser]);
});
afterAll(async () => {
  for (const core of open) core.close();
  practice.guardian.close();
  trust.guardian.close();
  await server[Symbol.asyncDispose]();
});

async function signIn(organisation: HandOrganisation, who: Staff): Promise<Core> {
  const core = organisation.signIn(who);
  open.push(core);
  await core.ready();
  for (const team of core.myTeams.get()) await core.book.follow(team);
  return core;
}

const said = (text: string): Body =>
  ({ act: 'said', text, attachments: [], mentions: [], answers: [], withdraws: [] }) as never;

test('a case goes to another organisation and comes back', async () => {
  const [rahman, pryce] = [await signIn(practice, asker), await signIn(trust, adviser)];
  const caseId = newId<CaseId>(systemRandom);
  const body = {
    act: 'opened',
    purpose: { kind: 'advice', wants: 'advice' },
    subject: 'Changing naevus',
    text: 'Please look',
    from: {
      organisation: practice.organisation,
      team: partners.team,
      name: 'Partners',
      organisationName: practice.name,
    },
    to: [
      {
        organisation: trust.organisation,
        team: dermatology.team,
        name: 'Dermatology advice',
        organisationName: trust.name,
      },
    ],
    confirmedIdentity: false,
    answers: [],
    attachments: [],
  } as never as Body;
  const arrived = new Promise<void>((resolve) => pryce.book.onChange(({ case: id }) => id === caseId && resolve()));
  await rahman.outbox.put({
    event: newId<EventId>(systemRandom),
    case: caseId,
    team: partners.team,
    private: false,
    body,
    about: null,
    to: [],
    basedOn: 0,
    writtenAt: clock.now(),
    joins: [partners.team, dermatology.team] as TeamId[],
    kind: 'advice',
    plan: null,
    blobs: [],
  });
  await rahman.outbox.settled();
  console.log(rahman.outbox.unsent.get());
  await arrived;
  await pryce.book.settled();
  const log = pryce.book.log(caseId);
  expect(
    log
      .part(null)
      .shown()
      .map(({ fault }) => fault),
  ).toEqual([null]);
  expect(log.state().subject).toBe('Changing naevus');
  void said;
});
