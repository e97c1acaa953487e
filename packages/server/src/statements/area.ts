/** What an area has switched on, and whose area an organisation is in. Rule SV30. */
import { verifyArea, verifyAreaMember } from '@corridor/crypto/verify';
import { area, areaMember, decodeSigned, type Guardian } from '@corridor/wire';
import { demand } from '../error.ts';
import { authentic } from '../session/hello.ts';
import type { Work } from '../db/database.ts';
import { heldStatement, isListed, list } from './directory.ts';
import type { Stated } from './of-organisation.ts';

/** The next version of one of the authority's areas, each by its code. */
export async function putArea(work: Work, by: Guardian, { signed, statement }: Stated): Promise<void> {
  const says = await authentic(async () => await verifyArea(signed, by));
  await replace(work, 'area', `${says.organisation}:${says.code}`, says, statement);
}

/** The next version of which area the organisation is in: it is in one at a time. */
export async function putAreaMember(work: Work, by: Guardian, { signed, statement }: Stated): Promise<void> {
  const says = await authentic(async () => await verifyAreaMember(signed, by));
  await replace(work, 'area-member', says.organisation, says, statement);
}

const formats = { area, 'area-member': areaMember } as const;

interface Says {
  readonly organisation: string;
  readonly version: number;
}

async function replace(work: Work, kind: keyof typeof formats, about: string, says: Says, statement: Uint8Array) {
  // Two statements of one organisation at once are two versions, one after the other.
  await work.selectFrom('organisations').select('id').where('id', '=', says.organisation).forUpdate().execute();
  if (await isListed(work, kind, about, statement)) return;
  const held = await heldStatement(work, kind, about);
  const version = held === null ? 0 : formats[kind].decode(decodeSigned(held).bytes).version;
  demand(says.version === version + 1, 'conflict');
  await list(work, kind, about, statement);
}
