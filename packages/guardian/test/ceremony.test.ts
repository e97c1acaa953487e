/** Whole ceremonies: files go between a guardian and a table without network, as people would carry them. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signerFromSeed, systemRandom } from '@corridor/crypto';
import { ceremonyAnswer, fromBase64url, newId, type OrganisationId, toHex } from '@corridor/wire';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DEEDS, type Setting } from '../src/ceremony/deeds.ts';
import { writeAnswer } from '../src/ceremony/exchange.ts';
import { readOptions } from '../src/ceremony/options.ts';
import { appoint, stateOrganisation } from '../src/ceremony/statements.ts';
import { TestGuardian } from './guardian.ts';

let folder: string;
let at: TestGuardian;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-ceremony-'));
  at = await TestGuardian.start();
});
afterAll(async () => {
  await at[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

interface Sitting {
  readonly typed?: readonly string[];
  readonly online?: boolean;
}

/** What the command said. */
async function run(line: readonly string[], { typed = [], online = false }: Sitting = {}): Promise<readonly string[]> {
  const [deed = '', ...args] = line;
  const said: string[] = [];
  const left = [...typed];
  const setting: Setting = {
    say: (each) => void said.push(each),
    secret: async () => await Promise.resolve(left.shift() ?? ''),
    table: { random: systemRandom, at: at.clock.now(), work: 4 },
    fetcher: fetch,
    online: () => online,
  };
  await DEEDS.get(deed)?.(readOptions(args), setting);
  return said;
}

const words = async (line: readonly string[], sitting: Sitting = {}): Promise<string> => {
  const error = await run(line, sitting).then(
    () => null,
    (refused: unknown) => refused as { readonly faults?: readonly { path: string; message: string }[] },
  );
  return (error?.faults ?? []).map(({ message }) => message).join(' ');
};

const passphraseOf = (index: number): string => `custodian ${index} of the weir`;
const passphrases = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => [passphraseOf(i + 1), passphraseOf(i + 1)]).flat();
const ADMINISTRATOR = 'Olwen Tranter; Practice manager; ; olwen.tranter@elmbridge.example';

interface Founded {
  readonly organisation: OrganisationId;
  readonly files: string;
  readonly said: readonly string[];
}

async function tokenFile(): Promise<string> {
  const path = join(folder, 'token');
  await writeFile(path, at.guardian.adminToken);
  return path;
}

async function found(ods: string, name: string): Promise<Founded> {
  const far = ['--guardian', at.url, '--token', await tokenFile()];
  const [request, files] = [join(folder, `${ods}.request`), join(folder, ods)];
  const named = ['--ods', ods, '--name', name, '--administrator', ADMINISTRATOR];
  await run(['request', ...named, ...far, '--out', request]);
  const typed = passphrases(3);
  const said = await run(['begin', request, '--threshold', '2', '--custodians', '3', '--out', files], { typed });
  const [taken = ''] = await run(['take-in', join(files, 'answer.corridor'), ...far]);
  return { organisation: taken.replace('taken in  ', '') as OrganisationId, files, said };
}

const custodians = ({ files }: Founded, ods: string, ...indices: readonly number[]): readonly string[] =>
  indices.flatMap((index) => ['--custodian', join(files, `${ods}-custodian-${index}-of-3.age`)]);
const typedOf = (...indices: readonly number[]): readonly string[] => indices.map(passphraseOf);

test('[CE10] [CE11] [CE12] a guardian asks, a table without network answers, and the root was never at the guardian', async () => {
  const founded = await found('Y9901', 'Elmbridge Surgery');
  const { organisation, files, said } = founded;
  expect(await readdir(join(at.parts.config.keysDir, organisation))).toEqual(['guardian-kem.key', 'guardian-sign.key']);
  expect((await readdir(files)).toSorted()).toEqual([
    'Y9901-custodian-1-of-3.age',
    'Y9901-custodian-2-of-3.age',
    'Y9901-custodian-3-of-3.age',
    'answer.corridor',
  ]);
  expect((await stat(join(files, 'Y9901-custodian-1-of-3.age'))).mode & 0o077).toBe(0);
  const { value } = await at.admin<{ staff: { name: string; powers: string[] }[] }>(
    'GET',
    `/organisations/${organisation}/staff`,
  );
  expect(value.staff).toMatchObject([{ name: 'Olwen Tranter', powers: ['administrator'] }]);
  expect(said.join('\n')).toContain('ORGANISATION  Elmbridge Surgery (Y9901)');
  expect(said).toContain('CUSTODIANS  any 2 of 3');
  const made = await at.admin('POST', `/organisations/${organisation}/teams`, { kind: 'service', name: 'Reception' });
  expect(made.status).toBe(201);
  const again = ['--guardian', at.url, '--token', await tokenFile()];
  expect(await run(['take-in', join(files, 'answer.corridor'), ...again])).toEqual([`taken in  ${organisation}`]);
});

test('[CE9] where there is a network no root is made or joined, but for a rehearsal that says so', async () => {
  const founded = await found('Y9902', 'Thornhill Surgery');
  const line = ['check', ...custodians(founded, 'Y9902', 1, 3)];
  expect(await words(line, { typed: typedOf(1, 3), online: true })).toContain('This machine has a network.');
  const said = await run([...line, '--rehearsal'], { typed: typedOf(1, 3), online: true });
  expect(said.slice(0, 2)).toEqual([
    'A REHEARSAL: what is made here is not to be used.',
    'These files make root and recovery key of Thornhill Surgery (Y9902).',
  ]);
  // The very lines that the first ceremony put on paper.
  expect(founded.said.join('\n')).toContain(said.slice(2).join('\n'));
});

test('[CE6] [CE7] a later ceremony is refused with one custodian, and with another organisation’s', async () => {
  const [one, two] = [await found('Y9903', 'Alderley Surgery'), await found('Y9904', 'Birchfield Surgery')];
  const vouch = ['vouch', join(two.files, 'answer.corridor'), '--fingerprint', 'x', '--out', join(folder, 'none')];
  const request = join(folder, 'Y9903.request');
  const certify = ['certify', request, '--out', join(folder, 'none')];
  expect(await words([...certify, ...custodians(one, 'Y9903', 2)], { typed: typedOf(2) })).toBe(
    'It takes 2 of 3 custodians’ files; 1 can be used.',
  );
  const mixed = [...custodians(one, 'Y9903', 2), ...custodians(two, 'Y9904', 3)];
  expect(await words([...certify, ...mixed], { typed: typedOf(2, 3) })).toContain(
    'It is of Birchfield Surgery (Y9904)',
  );
  const others = custodians(two, 'Y9904', 1, 2);
  expect(await words([...certify, ...others], { typed: typedOf(1, 2) })).toContain('the custodians’ files are not');
  expect(await words([...vouch, ...custodians(one, 'Y9903', 1, 2)], { typed: typedOf(1, 2) })).toContain(
    'Ask its people again',
  );
});

test('[CE13] a new key of the guardian is certified by the same root', async () => {
  const one = await found('Y9905', 'Copthorne Surgery');
  const out = join(folder, 'Y9905.certified');
  const certified = ['certify', join(folder, 'Y9905.request'), ...custodians(one, 'Y9905', 1, 3), '--out', out];
  const said = await run(certified, { typed: typedOf(1, 3) });
  expect(said.join('\n')).toContain('GUARDIAN  version 1, hosted by Calderbrook Hospitals digital services');
});

test('[CE15] a vouch needs the fingerprint as the other’s people read it out, and reaches the server', async () => {
  const [one, two] = [await found('Y9906', 'Danebank Surgery'), await found('Y9907', 'Eastgate Surgery')];
  const read = two.said
    .slice(two.said.indexOf('  root, fingerprint') + 1)
    .slice(0, 2)
    .join(' ')
    .trim()
    .toUpperCase();
  const out = join(folder, 'vouch');
  const line = ['vouch', join(two.files, 'answer.corridor'), '--fingerprint', read, '--out', out];
  const said = await run([...line, ...custodians(one, 'Y9906', 2, 3)], { typed: typedOf(2, 3) });
  expect(said.join('\n')).toContain(`VOUCH  for Y9907, ${two.organisation}`);
  await run(['take-in', out, '--guardian', at.url, '--token', await tokenFile()]);
  const kinds = await at.guardian.office.db
    .selectFrom('publications')
    .select(['kind', 'refusal', 'published_at'])
    .where('organisation', '=', one.organisation)
    .where('kind', '=', 'vouch')
    .execute();
  expect(kinds).toMatchObject([{ kind: 'vouch', refusal: null }]);
});

test('[CE14] a new recovery key comes with new files, and every team gets a generation that the old one cannot open', async () => {
  const one = await found('Y9908', 'Fernleigh Surgery');
  const made = await at.admin<{ team: string }>('POST', `/organisations/${one.organisation}/teams`, {
    kind: 'service',
    name: 'Nurses',
  });
  const out = join(folder, 'Y9908-again');
  const line = ['recovery', ...custodians(one, 'Y9908', 1, 2), '--threshold', '3', '--custodians', '4', '--out', out];
  await run(line, { typed: [...typedOf(1, 2), ...passphrases(4)] });
  await run(['take-in', join(out, 'answer.corridor'), '--guardian', at.url, '--token', await tokenFile()]);
  const rosters = await at.guardian.office.db
    .selectFrom('rosters')
    .select('generation')
    .where('team', '=', made.value.team as never)
    .orderBy('version')
    .execute();
  expect(rosters).toEqual([{ generation: 1 }, { generation: 2 }]);
  const mixed = ['check', ...custodians(one, 'Y9908', 1), '--custodian', join(out, 'Y9908-custodian-2-of-4.age')];
  expect(await words(mixed, { typed: typedOf(1, 2) })).toContain('an older one was replaced');
});

test('[CE11] an answer that another root signed, that is damaged, or that is for other keys changes nothing', async () => {
  const one = await found('Y9909', 'Glenfield Surgery');
  const text = await readFile(join(one.files, 'answer.corridor'), 'utf8');
  const { statements } = ceremonyAnswer.decode(fromBase64url(text.trim().split(' ')[2] ?? ''));
  const stranger = await signerFromSeed(systemRandom(32));
  const of = { organisation: newId<OrganisationId>(systemRandom), ods: 'Y9910', name: 'Hazel Surgery' };
  const own = await stateOrganisation(of, stranger, at.clock.now());
  const appointed = await appoint(
    { organisation: one.organisation, area: null, administrators: [] },
    stranger,
    at.clock.now(),
  );
  for (const [file, status] of [
    [writeAnswer([own, ...statements.slice(1)]), 400],
    [writeAnswer([...statements.slice(0, 3), appointed]), 400],
    [writeAnswer(statements.slice(0, 2)), 400],
    [writeAnswer([...statements, ...statements]), 400],
    [writeAnswer([]), 400],
    [text.slice(0, -40), 400],
    ['Dear guardian', 400],
  ] as const) {
    expect((await at.admin('POST', '/ceremony/answers', { file })).status).toBe(status);
  }
  expect(
    (await at.admin<{ organisations: { ods: string }[] }>('GET', '/organisations')).value.organisations,
  ).not.toContainEqual(expect.objectContaining({ ods: 'Y9910' }));
});

test('[CE10] only the machine’s own token asks for a ceremony, and only for an ODS code that is not here', async () => {
  const body = {
    ods: 'Y9901',
    name: 'Elmbridge Surgery',
    administrators: [{ name: 'A', role: 'B', registration: '', email: 'a@elmbridge.example' }],
  };
  expect((await at.admin('POST', '/ceremony/requests', body, 'not the token')).status).toBe(403);
  expect((await at.admin('POST', '/ceremony/requests', body)).status).toBe(409);
  expect((await at.admin('POST', '/ceremony/requests', { ...body, administrators: [] })).status).toBe(400);
});

test('[CE16] the paper holds no secret, and says what was signed', async () => {
  const one = await found('Y9911', 'Ivybridge Surgery');
  const paper = await run(['show', join(one.files, 'answer.corridor')]);
  expect(paper.join('\n')).toContain('FIRST ADMINISTRATORS\n  Olwen Tranter, Practice manager');
  expect(one.said.join('\n')).toContain(paper.join('\n'));
  const keys = await Promise.all(
    ['guardian-sign', 'guardian-kem'].map(
      async (kind) => await readFile(join(at.parts.config.keysDir, one.organisation, `${kind}.key`), 'utf8'),
    ),
  );
  for (const key of keys) {
    const secret = fromBase64url(key.trim().split(' ')[2] ?? '');
    expect(paper.join('').replaceAll(' ', '')).not.toContain(toHex(secret).slice(0, 16));
  }
  expect(await words(['show', join(folder, 'token')])).toContain('It is no ceremony answer');
});

test('[IV12] an invitation is made away from the guardian, under the fingerprint on the paper, and no other root is taken', async () => {
  const one = await found('Y9912', 'Kestrel Surgery');
  const far = ['--guardian', at.url, '--token', await tokenFile()];
  const { value } = await at.admin<{ user: string }>('POST', `/organisations/${one.organisation}/staff`, {
    name: 'Nia Probert',
    role: 'Nurse',
    identity: { sub: 'nia' },
  });
  const root = one.said.indexOf('  root, fingerprint') + 1;
  const fingerprint = one.said.slice(root, root + 2).join(' ');
  const line = ['invite', '--organisation', one.organisation, '--user', value.user, ...far];
  const said = await run([...line, '--fingerprint', fingerprint]);
  const link = said.find((each) => each.startsWith('  link  '))?.slice(8) ?? '';
  expect(new URL(link).pathname).toBe('/invitation');
  expect(new URL(link).hash).toMatch(/^#(.{4}-){8}.{4}\.[0-9a-f]{64}$/u);
  expect(said.slice(-3, -1)).toEqual(one.said.slice(root, root + 2));
  const other = fingerprint.replace(/[0-9a-f]/u, (digit) => (digit === '0' ? '1' : '0'));
  expect(await words([...line, '--fingerprint', other])).toContain('under another root');
  expect(await words([...line, '--fingerprint', '12 34'])).toContain('Give all 64 digits');
  expect(await words([...line, '--fingerprint', fingerprint, '--days', '40'])).toContain('at most 31 days');
});

test('[SU1] [SU3] a merger is signed at two tables, and the former’s guardian publishes it', async () => {
  const [old, group] = [await found('Y9913', 'Larkhill Surgery'), await found('Y9914', 'Elm Valley Group')];
  const [acceptance, answer] = [join(folder, 'acceptance'), join(folder, 'merger')];
  const from = new Date(at.clock.now() + 60_000).toISOString().replace(/:\d\d\.\d+Z$/u, 'Z');
  const teams = ['--team', `${'a'.repeat(32)}=${'b'.repeat(32)}`];
  const accept = ['accept', join(old.files, 'answer.corridor'), '--from', from, ...teams, '--out', acceptance];
  await run([...accept, ...custodians(group, 'Y9914', 1, 2)], { typed: typedOf(1, 2) });
  const merge = ['merge', acceptance, '--out', answer];
  expect(await words([...merge, ...custodians(group, 'Y9914', 1, 2)], { typed: typedOf(1, 2) })).toContain(
    'about another organisation than these custodians',
  );
  expect(
    await words([...accept.slice(0, -1), join(folder, 'self'), ...custodians(old, 'Y9913', 1, 2)], {
      typed: typedOf(1, 2),
    }),
  ).toContain('its successor accepts');
  const said = await run([...merge, ...custodians(old, 'Y9913', 2, 3)], { typed: typedOf(2, 3) });
  expect(said.join('\n')).toContain(`into ${group.organisation}; teams that go on: 1`);
  await run(['take-in', answer, '--guardian', at.url, '--token', await tokenFile()]);
  const published = await at.guardian.office.db
    .selectFrom('publications')
    .select(['kind', 'refusal'])
    .where('organisation', '=', old.organisation)
    .where('kind', '=', 'succession')
    .where('published_at', 'is not', null)
    .execute();
  expect(published).toEqual([{ kind: 'succession', refusal: null }]);
});
