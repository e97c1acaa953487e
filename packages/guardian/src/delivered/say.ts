/** Tells the log which files this origin serves, and under which headers. Rules DC9 and DC10. */
import { sign } from '@corridor/crypto';
import {
  decodeSigned,
  encodeSigned,
  equalBytes,
  type OrganisationId,
  type ReleasedCode,
  releasedCode as format,
  SUITE,
} from '@corridor/wire';
import type { Database } from '../db/database.ts';
import { addPublication, newestPublication } from '../db/publications.ts';
import { deed } from '../deed.ts';
import { securityHeaders } from '../http/web.ts';
import type { Office } from '../office.ts';
import type { Delivered } from './folder.ts';

/** Signs and publishes what is served, unless it was the last thing said. Another replica may have said it. */
export async function sayDelivered(office: Office, organisation: OrganisationId, delivered: Delivered): Promise<void> {
  const serves = servedBy(office, delivered);
  if (isSame(await lastSaid(office.db, organisation), serves)) return;
  await deed(office, organisation, async (tx, { guardian, keys }) => {
    const last = await lastSaid(tx, organisation);
    if (isSame(last, serves)) return;
    const by = { organisation, guardian: guardian.guardian, at: office.clock() };
    const value: ReleasedCode = { suite: SUITE, ...by, ...serves, number: (last?.number ?? 0) + 1 };
    const statement = encodeSigned(await sign(format, value, keys.signer));
    await addPublication(tx, { organisation, kind: 'released-code', statement });
  });
}

/** The same for an organisation of which nothing was said yet: one that was made while this process ran. */
export async function sayDeliveredFirst(
  office: Office,
  organisation: OrganisationId,
  delivered: Delivered,
): Promise<void> {
  if ((await newestPublication(office.db, organisation, 'released-code')) === null)
    await sayDelivered(office, organisation, delivered);
}

type Serves = Pick<ReleasedCode, 'origin' | 'version' | 'manifest' | 'release' | 'headers'>;

function servedBy({ config }: Office, { version, manifest, release }: Delivered): Serves {
  const headers = securityHeaders({ ...config, issuer: config.identity.issuer });
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
  return { origin: new URL(config.publicUrl).origin, version, manifest, release, headers: lines.toSorted().join('') };
}

async function lastSaid(db: Database, organisation: OrganisationId): Promise<ReleasedCode | null> {
  const statement = await newestPublication(db, organisation, 'released-code');
  return statement === null ? null : format.decode(decodeSigned(statement).bytes);
}

function isSame(last: ReleasedCode | null, serves: Serves): boolean {
  if (last === null) return false;
  const { origin, version, headers, manifest, release } = serves;
  return (
    last.origin === origin &&
    last.version === version &&
    last.headers === headers &&
    equalBytes(last.manifest, manifest) &&
    equalBytes(last.release, release)
  );
}
