import { readPathway } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import { sha256 } from '@corridor/crypto';
import { checkAnswer, fromUtf8, pathwaysAnswer, type PathwaysAnswer, tokenMade, toUtf8 } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { releaseService } from '../src/services.ts';
import { PATHWAY_TEXT } from './pathway-text.ts';
import { type Region, region } from './region.ts';
import { office } from './signed.ts';

const DAY = 24 * 3_600_000;

let at: Region;
let first: Core;
let second: Core;

beforeAll(async () => {
  at = await region();
  const administrator = async (sub: string, name: string) => {
    const person = await at.at.person(at.hospital.organisation, sub, name, { powers: ['administrator'] });
    await person.enrol();
    return await person.client();
  };
  first = await administrator('haigh', 'Rachel Haigh');
  second = await administrator('cole', 'Ben Cole');
});
afterAll(async () => {
  first.close();
  second.close();
  await at[Symbol.asyncDispose]();
});

const ask = async (by: Core | string, method: string, path: string, body?: object) =>
  await office(at.at, by, method, `/pathways${path}`, pathwaysAnswer, body);
const version = (n: number, text = PATHWAY_TEXT) => text.replace('version: 1', `version: ${n}`);
const named = (id: string, text = PATHWAY_TEXT) => text.replace('id: dermatology-advice', `id: ${id}`);

async function proposed(text: string, by: Core | string = first): Promise<PathwaysAnswer['proposals'][number]> {
  const { team } = at.hospital.party;
  const { status, value } = await ask(by, 'POST', '/proposals', { team, telephone: '01632 960203', text });
  expect(status).toBe(200);
  const [newest] = value?.proposals ?? [];
  if (newest === undefined) throw new Error('nothing proposed');
  return newest;
}
const released = async (by: Core | string, { id, text }: { readonly id: string; readonly text: string }) =>
  await ask(by, 'POST', `/proposals/${id}/release`, { hash: await sha256(toUtf8(text)) });

test('[OP1] a check names every fault at once, with line, column, field and mend', async () => {
  const text = PATHWAY_TEXT.replace('urgency: soon', 'urgency: whenever').replace('minutes: 240', 'minutes: 0');
  const { value } = await office(at.at, first, 'POST', '/pathways/check', checkAnswer, { text, openedAt: 0 });
  expect(value?.faults.map(({ line, path }) => [line, path])).toEqual([
    [6, 'urgency'],
    [11, 'target.minutes'],
  ]);
  expect(value).toMatchObject({ pathway: null, steps: [] });
});

test('[OP3] teams are found by code, name and root in the network as one’s own guardian sees it', async () => {
  const check = async (text: string) =>
    (await office(at.at, first, 'POST', '/pathways/check', checkAnswer, { text, openedAt: 0 })).value;
  const sound = await check(PATHWAY_TEXT);
  expect(sound?.faults).toEqual([]);
  const pathway = readPathway(JSON.parse(fromUtf8(sound?.pathway ?? new Uint8Array())));
  expect(pathway.answering).toEqual([at.hospital.party]);
  expect(pathway.asking).toEqual([at.practice.party]);
  for (const wrong of [
    PATHWAY_TEXT.replace('Z9901', 'Z9902'),
    PATHWAY_TEXT.replace('team: Elmbridge clinicians', 'team: Elmbridge nurses'),
    PATHWAY_TEXT.replace('ods: Z9901', `ods: Z9901, root: ${'ab'.repeat(32)}`),
  ])
    expect((await check(wrong))?.faults).toMatchObject([{ line: 8, path: 'asking[0]' }]);
});

test('[OP4] a fallback that leads a case round in a circle is a fault of the pathway that closes it', async () => {
  const onward = `${named('circle')}fallback: { to: { ods: Z9901, team: Elmbridge clinicians }, when: [late] }\n`;
  const check = async () =>
    (await office(at.at, first, 'POST', '/pathways/check', checkAnswer, { text: onward, openedAt: 0 })).value;
  const straight = await check();
  expect(straight?.faults).toEqual([]);
  const back = {
    ...readPathway(JSON.parse(fromUtf8(straight?.pathway ?? new Uint8Array()))),
    id: 'back',
    answering: [at.practice.party],
    fallback: { to: at.hospital.party, when: ['late'] },
  };
  const service = { state: 'open', telephone: '01632 960101', pathway: back } as const;
  await releaseService(at.at.guardian.office, at.practice.party, service, 'the test');
  expect((await check())?.faults).toMatchObject([{ line: 22, path: 'fallback' }]);
  await releaseService(
    at.at.guardian.office,
    at.practice.party,
    { ...service, pathway: { ...back, fallback: undefined } },
    'the test',
  );
});

test('[OP15] a dry run names who would be told by the rotas as they stand', async () => {
  const openedAt = at.at.clock.now();
  const text = PATHWAY_TEXT.replace('clock: working', 'clock: hours');
  const { value } = await office(at.at, first, 'POST', '/pathways/check', checkAnswer, { text, openedAt });
  expect(value?.steps[0]).toMatchObject({ at: openedAt, does: 'opened', team: 'Elmbridge clinicians' });
  // Nobody is on the rota, and the lead is told instead.
  const step = value?.steps.find(({ line }) => line === 'step-on-call');
  expect(step).toMatchObject({ at: openedAt + 3_600_000, duty: 'on-call', as: 'lead', people: ['Dr Owen Pryce'] });
});

test('[OP5] a text with faults, and a team that does not answer, are not proposed', async () => {
  const { team } = at.hospital.party;
  const telephone = '01632 960203';
  const propose = async (body: object) => (await ask(first, 'POST', '/proposals', body)).code;
  expect(await propose({ team, telephone, text: 'id: a' })).toBe('malformed');
  expect(await propose({ team, telephone: 'ask switchboard', text: PATHWAY_TEXT })).toBe('malformed');
  expect(await propose({ team: at.practice.party.team, telephone, text: PATHWAY_TEXT })).toBe('unknown-team');
});

test('[OP7] a release needs two administrators: whoever proposed is not the second', async () => {
  const proposal = await proposed(PATHWAY_TEXT);
  expect(proposal).toMatchObject({ by: 'Rachel Haigh', state: 'proposed', version: 1, mayApprove: false });
  expect(await released(first, proposal)).toMatchObject({ code: 'not-allowed' });
  expect(await released(at.hospital.core, proposal)).toMatchObject({ code: 'not-allowed' });
  expect((await ask(second, 'GET', '')).value?.proposals[0]).toMatchObject({ id: proposal.id, mayApprove: true });
  const { value } = await released(second, proposal);
  expect(value?.proposals[0]).toMatchObject({ state: 'released', approvedBy: 'Ben Cole', mayApprove: false });
  expect(value?.released).toMatchObject([
    { pathway: 'dermatology-advice', version: 1, state: 'open', text: PATHWAY_TEXT },
  ]);
  await at.practice.core.directory.sync();
  expect(at.practice.core.pathways.find(at.hospital.party.team, 'dermatology-advice').pathway.version).toBe(1);
  expect(await released(second, proposal)).toMatchObject({ code: 'conflict' });
});

test('[OP8] what is released is the very text that the second person read', async () => {
  const proposal = await proposed(version(1, named('another')));
  expect(await released(second, { ...proposal, text: `${proposal.text} ` })).toMatchObject({ code: 'conflict' });
  expect(await released(second, proposal)).toMatchObject({ status: 200 });
});

test('[OP9] a version is newer than the released one, when it is proposed and when it is released', async () => {
  const id = 'versions';
  const two = await proposed(version(2, named(id)));
  const three = await proposed(version(3, named(id)));
  await released(second, three);
  expect(await released(second, two)).toMatchObject({ code: 'conflict' });
  const { team } = at.hospital.party;
  const body = { team, telephone: '01632 960203', text: version(3, named(id)) };
  expect(await ask(first, 'POST', '/proposals', body)).toMatchObject({ code: 'conflict' });
});

test('[OP6] a proposal is taken back by any administrator, and then released by none', async () => {
  const proposal = await proposed(named('withdrawn'));
  expect(await ask(at.hospital.core, 'POST', `/proposals/${proposal.id}/withdraw`)).toMatchObject({
    code: 'not-allowed',
  });
  const { value } = await ask(second, 'POST', `/proposals/${proposal.id}/withdraw`);
  expect(value?.proposals.find(({ id }) => id === proposal.id)).toMatchObject({ state: 'withdrawn', approvedBy: null });
  expect(await released(second, proposal)).toMatchObject({ code: 'conflict' });
});

test('[OP10] the machine’s token releases alone only while nobody has enrolled; after that it changes state and telephone', async () => {
  const { organisation, team } = at.hospital.party;
  const path = `/organisations/${organisation}/teams/${team}/service`;
  const text = named('by-script');
  const { value } = await office(at.at, first, 'POST', '/pathways/check', checkAnswer, { text, openedAt: 0 });
  const pathway = JSON.parse(fromUtf8(value?.pathway ?? new Uint8Array())) as object;
  const put = async (state: string, document: object) =>
    await at.at.admin<{ code?: string }>('PUT', path, { state, telephone: '01632 960204', pathway: document });
  expect(await put('open', pathway)).toMatchObject({ status: 403, value: { code: 'not-allowed' } });
  await released(second, await proposed(text));
  expect((await put('off', pathway)).status).toBe(200);
  expect((await put('open', { ...pathway, title: 'Something else' })).status).toBe(403);

  const fresh = await at.at.organisation('X9909', 'Ings Lane Hospital');
  const made = await at.at.admin<{ team: typeof team }>('POST', `/organisations/${fresh}/teams`, {
    kind: 'service',
    name: 'Ear',
  });
  const document = {
    ...pathway,
    answering: [{ ...at.hospital.party, organisation: fresh, team: made.value.team, name: 'Ear' }],
  };
  const where = `/organisations/${fresh}/teams/${made.value.team}/service`;
  expect(
    (await at.at.admin('PUT', where, { state: 'open', telephone: '01632 960205', pathway: document })).status,
  ).toBe(200);
});

test('[OP11] a lead of the team or an administrator opens, switches off and closes a service, at once', async () => {
  const { team } = at.hospital.party;
  await released(second, await proposed(named('switched')));
  const put = async (by: Core, state: string) => await ask(by, 'PUT', `/teams/${team}/switched`, { state });
  const { value } = await put(at.hospital.core, 'off');
  expect(value?.released.find(({ pathway }) => pathway === 'switched')?.state).toBe('off');
  expect(value?.proposals).toEqual([]);
  await at.practice.core.directory.sync();
  expect(at.practice.core.pathways.find(team, 'switched').stated.state).toBe('off');
  expect((await put(first, 'closed')).status).toBe(200);
  expect(await put(at.practice.core, 'open')).toMatchObject({ code: 'unknown-team' });
  expect(await ask(first, 'PUT', `/teams/${team}/nothing`, { state: 'off' })).toMatchObject({ code: 'unknown-team' });
  const theirs = (await ask(at.practice.core, 'GET', '')).value;
  expect(theirs?.released.every((each) => each.team === at.practice.party.team)).toBe(true);
  expect(theirs).toMatchObject({ proposals: [], mayPropose: false });
});

test('[OP11] a newer version comes in the state in which the older one was', async () => {
  const { team } = at.hospital.party;
  await released(second, await proposed(named('kept')));
  await ask(first, 'PUT', `/teams/${team}/kept`, { state: 'off' });
  const { value } = await released(second, await proposed(version(2, named('kept'))));
  expect(value?.released.find(({ pathway }) => pathway === 'kept')).toMatchObject({ version: 2, state: 'off' });
});

const tokenFor = async (by: Core) => {
  const { value } = await office(at.at, by, 'POST', '/pathways/token', tokenMade);
  return value?.token ?? '';
};

test('[OP12] by command too, two people are two people', async () => {
  const [one, two] = [await tokenFor(first), await tokenFor(second)];
  const proposal = await proposed(named('by-command'), one);
  expect(proposal.by).toBe('Rachel Haigh');
  expect(await released(one, proposal)).toMatchObject({ code: 'not-allowed' });
  const settled = (await released(two, proposal)).value?.proposals.find(({ id }) => id === proposal.id);
  expect(settled).toMatchObject({ state: 'released', approvedBy: 'Ben Cole' });
  expect(await office(at.at, one, 'POST', '/pathways/token', tokenMade)).toMatchObject({ code: 'unauthenticated' });
  expect(await office(at.at, at.at.guardian.adminToken, 'GET', '/pathways', pathwaysAnswer)).toMatchObject({
    code: 'unauthenticated',
  });
});

test('[OP13] a command token is replaced by the next, taken back, ends after 30 days, and lies nowhere', async () => {
  const old = await tokenFor(first);
  const token = await tokenFor(first);
  expect(await ask(old, 'GET', '')).toMatchObject({ code: 'unauthenticated' });
  expect((await ask(token, 'GET', '')).value?.token?.expiresAt).toBeGreaterThan(at.at.clock.now() + 29 * DAY);
  const rows = await at.at.guardian.office.db.selectFrom('command_tokens').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain(token);
  expect((await ask(first, 'DELETE', '/token')).value?.token).toBeNull();
  expect(await ask(token, 'GET', '')).toMatchObject({ code: 'unauthenticated' });
  expect(await office(at.at, at.hospital.core, 'POST', '/pathways/token', tokenMade)).toMatchObject({
    code: 'not-allowed',
  });
  const last = await tokenFor(first);
  at.at.clock.advance(30 * DAY);
  expect(await ask(last, 'GET', '')).toMatchObject({ code: 'unauthenticated' });
});
