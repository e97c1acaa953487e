/** An organisation as a ceremony makes it: request, table and answer, with files for its custodians in a folder named by its code. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { systemRandom } from '@corridor/crypto';
import type { OrganisationId } from '@corridor/wire';
import { DEEDS, type Setting } from '../src/ceremony/deeds.ts';
import { readOptions } from '../src/ceremony/options.ts';
import type { TestGuardian } from './guardian.ts';

interface Founding {
  readonly ods: string;
  readonly name: string;
  readonly threshold: number;
  /** One for each custodian. */
  readonly passphrases: readonly string[];
}

export async function foundByCeremony(
  at: TestGuardian,
  folder: string,
  { ods, name, threshold, passphrases }: Founding,
): Promise<OrganisationId> {
  const token = join(folder, 'token');
  await writeFile(token, at.guardian.adminToken);
  const far = ['--guardian', at.url, '--token', token];
  const [request, files] = [join(folder, `${ods}.request`), join(folder, ods)];
  const administrator = 'Olwen Tranter; Practice manager; ; olwen.tranter@moorside.example';
  const named = ['--ods', ods, '--name', name, '--administrator', administrator];
  await sitting(at, ['request', ...named, ...far, '--out', request]);
  const sets = ['--threshold', String(threshold), '--custodians', String(passphrases.length), '--out', files];
  const twice = passphrases.flatMap((each) => [each, each]);
  await sitting(at, ['begin', request, ...sets], twice);
  const [taken = ''] = await sitting(at, ['take-in', join(files, 'answer.corridor'), ...far]);
  return taken.replace('taken in  ', '') as OrganisationId;
}

/** What the command said. */
async function sitting(
  at: TestGuardian,
  [deed = '', ...args]: readonly string[],
  typed: readonly string[] = [],
): Promise<readonly string[]> {
  const said: string[] = [];
  const left = [...typed];
  const setting: Setting = {
    say: (each) => void said.push(each),
    secret: async () => await Promise.resolve(left.shift() ?? ''),
    table: { random: systemRandom, at: at.clock.now(), work: 4 },
    fetcher: fetch,
    online: () => false,
  };
  await DEEDS.get(deed)?.(readOptions(args), setting);
  return said;
}
