/** The guardian's side, before a ceremony: it makes its own keys and asks for their certificate. Rule CE10. */
import { sha256 } from '@corridor/crypto';
import {
  type Appointment,
  type CeremonyRequest,
  ceremonyRequest,
  newId,
  type OrganisationId,
  SUITE,
  toHex,
  type UserId,
} from '@corridor/wire';
import { makeGuardianKeys } from '../custody/organisation-keys.ts';
import { organisationByOds } from '../db/organisations.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { writeRequest } from './exchange.ts';

export interface RequestOf {
  readonly ods: string;
  readonly name: string;
  readonly area?: string | undefined;
  readonly administrators: Appointment['administrators'];
}

export interface Requested {
  readonly organisation: OrganisationId;
  /** The file's text, and SHA-256 of what is signed in it, for comparing at the table. */
  readonly file: string;
  readonly fingerprint: string;
}

/** @throws GuardianError `conflict` if the ODS code is hosted here already. */
export async function requestCeremony(office: Office, asked: RequestOf): Promise<Requested> {
  const { db, config, random, clock } = office;
  const { ods, name, area, administrators } = asked;
  if ((await organisationByOds(db, ods)) !== null) throw new GuardianError('conflict', 'ods');
  const organisation = newId<OrganisationId>(random);
  const { signer, kem } = await makeGuardianKeys(config.keysDir, organisation, random);
  const request: CeremonyRequest = {
    suite: SUITE,
    organisation,
    ods,
    name,
    area: area ?? null,
    host: config.hostName,
    guardian: newId<UserId>(random),
    version: 1,
    sign: signer.publicKey,
    kem: kem.publicKey,
    administrators,
    at: clock(),
  };
  const fingerprint = toHex(await sha256(ceremonyRequest.encode(request)));
  return { organisation, file: await writeRequest(request, signer), fingerprint };
}
