/** A team that its organisation has closed: what was meant for it stays with its author, who is told. */
import type { Body } from '@corridor/cases';
import { systemRandom } from '@corridor/crypto';
import { type CaseId, type EventId, newId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { foundOrganisation, startTestServer, testClock } from '../src/index.ts';

test('[PR40] what is written to a team that was closed is not sent, and is kept', async () => {
  const clock = testClock();
  await using server = await startTestServer({ clock });
  const practice = await foundOrganisation(server, clock, { name: 'Elmbridge Surgery', ods: 'Z99001' });
  const trust = await foundOrganisation(server, clock, { name: 'Calderbrook Hospitals', ods: 'X99' });
  await practice.vouchFor(trust);
  await trust.vouchFor(practice);
  const asker = await practice.staff('Dr Amina Rahman', 'GP');
  const partners = await practice.team('Partners', [asker]);
  const old = await trust.team('Old skin clinic', [await trust.staff('Dr Owen Pryce', 'Consultant')]);
  await trust.close(old);
  expect(trust.guardian.connection.link.get().state).toBe('online');
  const core = practice.signIn(asker);
  await core.ready();
  const body: Body = {
    act: 'opened',
    purpose: { kind: 'advice', wants: 'advice' },
    subject: 'Changing naevus',
    text: 'Please look.',
    from: {
      organisation: practice.organisation,
      team: partners.team,
      name: 'Partners',
      organisationName: practice.name,
    },
    to: [{ organisation: trust.organisation, team: old.team, name: 'Old skin clinic', organisationName: trust.name }],
    confirmedIdentity: false,
    answers: [],
    attachments: [],
  };
  await core.outbox.put({
    event: newId<EventId>(systemRandom),
    case: newId<CaseId>(systemRandom),
    team: partners.team,
    private: false,
    body,
    about: null,
    to: [],
    basedOn: 0,
    writtenAt: clock.now(),
    joins: [partners.team, old.team],
    kind: 'advice',
    plan: null,
    blobs: [],
  });
  await core.outbox.settled();
  const [kept] = core.outbox.unsent.get();
  expect(kept).toMatchObject({ body, delivery: { state: 'refused', code: 'team-closed' } });
  for (const open of [core, practice.guardian, trust.guardian]) open.close();
});
