/**
 * Two organisations that are admitted open the door to a third: it needs no word of the operator's then. The first two come
 * by the operator's token. Rules VO7, VO8.
 */
import { sha256, verifyOrganisation, verifyVouch } from '@corridor/crypto/verify';
import {
  decodeSigned,
  equalBytes,
  labelOf,
  type Organisation,
  organisation as organisationFormat,
  type OrganisationId,
  type Signed,
  type Vouch,
  vouch as vouchFormat,
  vouchWithdrawal,
} from '@corridor/wire';
import type { Sql } from '../db/database.ts';

const VOUCHERS = 2;

/** Whether statements state an organisation that two admitted ones have vouched for here, by ODS code and root. */
export async function isVouchedFor(sql: Sql, statements: readonly Uint8Array[]): Promise<boolean> {
  const says = await statedIn(statements);
  if (says === null || (await isNamesake(sql, says))) return false;
  const held = await sql
    .selectFrom('directory')
    .select('statement')
    .where('kind', '=', 'vouch')
    .where('about', 'like', `%:${says.organisation}`)
    .execute();
  const fingerprint = await sha256(says.root);
  const vouchers = new Set<OrganisationId>();
  for (const { statement } of held) {
    const by = await voucherOf(sql, decodeSigned(statement), says, fingerprint);
    if (by !== null) vouchers.add(by);
  }
  return vouchers.size >= VOUCHERS;
}

async function statedIn(statements: readonly Uint8Array[]): Promise<Organisation | null> {
  try {
    const signed = statements.map(decodeSigned).find(({ bytes }) => labelOf(bytes) === organisationFormat.label);
    return signed === undefined ? null : await verifyOrganisation(signed);
  } catch {
    return null;
  }
}

/** Another organisation is here under this ODS code: two admitted ones do not bring a look-alike of a third. */
async function isNamesake(sql: Sql, { organisation, ods }: Organisation): Promise<boolean> {
  const others = await sql.selectFrom('organisations').select('statement').where('id', '<>', organisation).execute();
  return others.some(({ statement }) => organisationFormat.decode(decodeSigned(statement).bytes).ods === ods);
}

/** Who vouches by this statement, under the root that was admitted; null if it is not for this organisation. */
async function voucherOf(
  sql: Sql,
  signed: Signed,
  { ods }: Organisation,
  fingerprint: Uint8Array,
): Promise<OrganisationId | null> {
  const { by } = wordIn(signed.bytes);
  const voucher = await sql.selectFrom('organisations').select('root').where('id', '=', by).executeTakeFirst();
  if (voucher === undefined) return null;
  const said = await verifyVouch(signed, { organisation: by, root: voucher.root }).catch(() => null);
  const stands = said !== null && !said.withdrawn;
  return stands && said.ods === ods && equalBytes(said.root, fingerprint) ? by : null;
}

function wordIn(bytes: Uint8Array): Vouch {
  return labelOf(bytes) === vouchWithdrawal.label ? vouchWithdrawal.decode(bytes) : vouchFormat.decode(bytes);
}
