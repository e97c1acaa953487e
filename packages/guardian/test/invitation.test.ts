import {
  invitationSigner,
  newInvitationCode,
  newSecret,
  personKeysFromSecret,
  sha256,
  signInvitation,
  signInvited,
  systemRandom,
} from '@corridor/crypto';
import {
  decodeSigned,
  encodeSigned,
  enrolAnswer,
  enrolInput,
  invitation as invitationFormat,
  invitationAnswer,
  type OrganisationId,
  toBase64url,
} from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestGuardian } from './guardian.ts';
import type { TestPerson } from './person.ts';

const DAY = 24 * 60 * 60 * 1000;

let lines: string[];
let at: TestGuardian;
let organisation: OrganisationId;
let root: Uint8Array;

beforeAll(async () => {
  lines = [];
  at = await TestGuardian.start(lines);
  organisation = await at.organisation('Z9901', 'Elmbridge Surgery');
  ({ root } = (await at.guardian.office.hosting.get(organisation)).organisation);
});
afterAll(async () => await at[Symbol.asyncDispose]());

interface Terms {
  readonly days?: number;
  readonly root?: Uint8Array;
}

/** As the administrator's command does it: the code is made, and stays, away from the guardian. */
async function code(person: TestPerson, { days = 7, root: under = root }: Terms = {}) {
  const text = await newInvitationCode(systemRandom);
  const signer = await invitationSigner(text);
  const now = at.clock.now();
  const of = { organisation, user: person.user, root: await sha256(under), at: now, expiresAt: now + days * DAY };
  const statement = encodeSigned(await signInvitation(of, signer));
  const answer = await at.admin('POST', `/organisations/${organisation}/invitations`, {
    invitation: toBase64url(statement),
  });
  return { text, statement, status: answer.status };
}

const shown = async (text: string) =>
  await at.post('/v1/invitation', { key: (await invitationSigner(text)).publicKey }, invitationAnswer);

/** New keys, with a fresh sign-in and the invitation that a code gives. */
async function comes(person: TestPerson, text: string | null, signed: TestPerson = person) {
  const own = await person.begin();
  const { signer, kem } = await personKeysFromSecret(newSecret(systemRandom));
  const [sign, userKem, sessionKey] = [signer.publicKey, kem.publicKey, own.signer.publicKey];
  const proof = await own.signer.sign(enrolInput.encode({ sign, kem: userKem }));
  const ask = {
    idToken: await person.token(own),
    kem: own.kem.publicKey,
    sessionKey,
    organisation,
    sign,
    userKem,
    proof,
  };
  if (text === null) return await at.post('/v1/enrol', ask, enrolAnswer);
  const invited = await invitationSigner(text);
  const of = { organisation, user: signed.user, sign, kem: userKem, sessionKey };
  const invitation = { key: invited.publicKey, signature: await signInvited(of, invited) };
  return await at.post('/v1/enrol', { ...ask, invitation }, enrolAnswer);
}

const listed = async (person: TestPerson) => {
  const { value } = await at.admin<{ invitations: { user: string; state: string; triedAgain: number }[] }>(
    'GET',
    `/organisations/${organisation}/invitations`,
  );
  return value.invitations.filter(({ user }) => user === person.user);
};

test('[IV1] [IV5] a code says to its bearer whom it is for and under which root; the guardian keeps no code', async () => {
  const person = await at.person(organisation, 'iv-1', 'Asha Nair');
  const { text, statement } = await code(person);
  expect(text).toMatch(/^(.{4}-){8}.{4}$/u);
  const { value } = await shown(text);
  expect(value).toMatchObject({ state: 'open', usedAt: null, name: 'Asha Nair' });
  const says = invitationFormat.decode(decodeSigned(value?.invitation ?? statement).bytes);
  expect(says).toMatchObject({ organisation, user: person.user, root: await sha256(root) });
  const rows = JSON.stringify(await at.guardian.office.db.selectFrom('invitations').selectAll().execute());
  expect(rows).not.toContain(text.slice(0, 9));
});

test('[IV6] with an invitation the keys count once; a second bearer of the code is refused, and an alarm is raised', async () => {
  const person = await at.person(organisation, 'iv-2', 'Ben Hale');
  const { text } = await code(person);
  expect((await comes(person, null)).code).toBe('not-allowed');
  const first = await comes(person, text);
  expect(first.status).toBe(200);
  await at.guardian.office.db
    .updateTable('staff')
    .set({ unconfirmed: false })
    .where('user_id', '=', person.user)
    .execute();
  await at.admin('POST', `/organisations/${organisation}/staff/${person.user}/reset`);
  expect((await comes(person, text)).code).toBe('not-allowed');
  expect((await shown(text)).value?.state).toBe('used');
  expect(await listed(person)).toMatchObject([{ state: 'used', triedAgain: 2 }]);
  expect(lines.filter((line) => line.includes('invitation-tried-again'))).toHaveLength(2);
  expect(lines.join('')).not.toContain(person.user);
});

test('[IV7] of two that come with one code at once, one gets keys', async () => {
  const person = await at.person(organisation, 'iv-3', 'Cerys Pugh');
  const { text } = await code(person);
  const settled = await Promise.all([comes(person, text), comes(person, text)]);
  const won = settled.filter(({ status }) => status === 200);
  // Keys that nobody has confirmed give way to the same person's next ones (GU35); both were the same person's sign-in.
  expect(won.length).toBeGreaterThanOrEqual(1);
  expect(await listed(person)).toMatchObject([{ state: 'used' }]);
});

test('[IV9] keys that a browser died with leave the invitation open to the same person, and to nobody else', async () => {
  const [person, other] = [
    await at.person(organisation, 'iv-5', 'Efa Morgan'),
    await at.person(organisation, 'iv-6', 'Ffion Bowen'),
  ];
  const { text } = await code(person);
  expect((await comes(person, text)).status).toBe(200);
  expect((await shown(text)).value?.state).toBe('open');
  expect((await comes(other, text, other)).code).toBe('not-allowed');
  expect((await comes(person, text)).status).toBe(200);
});

test('[IV4] somebody else’s invitation, other keys than were signed, and a signature by another key are refused', async () => {
  const [person, other] = [
    await at.person(organisation, 'iv-7', 'Gwen Parry'),
    await at.person(organisation, 'iv-8', 'Huw Vaughan'),
  ];
  const { text } = await code(person);
  expect((await comes(other, text)).code).toBe('not-allowed');
  expect((await comes(person, text, other)).code).toBe('not-allowed');
  expect((await comes(person, await newInvitationCode(systemRandom))).code).toBe('not-allowed');
  expect((await comes(person, text)).status).toBe(200);
});

test('[IV10] an organisation may demand an invitation of everybody, beside the sign-in', async () => {
  const person = await at.person(organisation, 'iv-9', 'Ifan Rowlands');
  const path = `/organisations/${organisation}/invitation-policy`;
  expect((await at.admin('PUT', path, { required: true })).status).toBe(200);
  expect((await comes(person, null)).code).toBe('not-allowed');
  const { text } = await code(person);
  expect((await comes(person, text)).status).toBe(200);
  await at.admin('PUT', path, { required: false });
  const free = await at.person(organisation, 'iv-10', 'Lowri Jenkins');
  expect((await comes(free, null)).status).toBe(200);
});

test('[IV11] an invitation under another root, for too long, for nobody here, or not signed by its key is not taken', async () => {
  const person = await at.person(organisation, 'iv-11', 'Mair Lloyd');
  const stranger = await at.organisation('Z9902', 'Thornhill Surgery');
  const { root: theirs } = (await at.guardian.office.hosting.get(stranger)).organisation;
  expect((await code(person, { root: theirs })).status).toBe(400);
  expect((await code(person, { days: 32 })).status).toBe(400);
  expect((await code(person, { days: 0 })).status).toBe(400);
  const { statement } = await code(person);
  const post = async (invitation: string) =>
    (await at.admin('POST', `/organisations/${organisation}/invitations`, { invitation })).status;
  expect(await post(toBase64url(statement))).toBe(409);
  expect(await post(toBase64url(statement.slice(0, -1)))).toBe(400);
  const bent = statement.slice();
  bent[bent.length - 1] = (bent.at(-1) ?? 0) ^ 1;
  expect(await post(toBase64url(bent))).toBe(400);
  expect((await shown(await newInvitationCode(systemRandom))).status).toBe(404);
});

test('[IV8] one that expired, was withdrawn or was replaced is refused', async () => {
  const person = await at.person(organisation, 'iv-4', 'Dafydd Rees');
  const [earlier, later] = [await code(person), await code(person)];
  expect((await shown(earlier.text)).value?.state).toBe('withdrawn');
  expect((await comes(person, earlier.text)).code).toBe('not-allowed');
  const path = `/organisations/${organisation}/staff/${person.user}/invitations`;
  expect((await at.admin('DELETE', path)).status).toBe(200);
  expect((await at.admin('DELETE', path)).status).toBe(404);
  expect((await comes(person, later.text)).code).toBe('not-allowed');
  const last = await code(person, { days: 1 });
  at.clock.advance(DAY + 1);
  expect((await shown(last.text)).value?.state).toBe('expired');
  expect((await comes(person, last.text)).code).toBe('not-allowed');
});
