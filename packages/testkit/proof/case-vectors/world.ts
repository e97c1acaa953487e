/** Who plays in the vectors: a practice and a trust, three teams, seven people. */
import { type Signer, signerFromSeed } from '@corridor/crypto';
import type { CaseId, Signed } from '@corridor/wire';
import { bytesOf, DAY, idOf, MONDAY_9 } from './fixed.ts';
import { found, type Organisation, type Staff, staffOf, vouched } from './organisations.ts';
import { newTeam, type Team } from './team.ts';

export interface World {
  readonly case: CaseId;
  readonly practice: Organisation;
  readonly trust: Organisation;
  readonly vouch: Signed;
  /** GPs; Lawson leaves during the case. */
  readonly rahman: Staff;
  readonly lawson: Staff;
  /** Dermatology: consultant and registrar. */
  readonly osei: Staff;
  readonly nair: Staff;
  /** Plastic surgery. */
  readonly lim: Staff;
  readonly clinicians: Team;
  readonly dermatology: Team;
  readonly plastics: Team;
  /** The operator's own key, with which it signs what it fires. */
  readonly server: Signer;
}

export async function newWorld(): Promise<World> {
  const practice = await found('Elmbridge Surgery', 'Z99001', 'Airedale NHS Foundation Trust');
  const trust = await found('Airedale NHS Foundation Trust', 'Z99010', 'Airedale NHS Foundation Trust');
  const rahman = await staffOf(practice, 'Dr Amina Rahman', 'GP');
  const lawson = await staffOf(practice, 'Dr Kit Lawson', 'GP');
  const osei = await staffOf(trust, 'Dr Kwame Osei', 'Consultant dermatologist');
  const nair = await staffOf(trust, 'Dr Priya Nair', 'Dermatology registrar');
  const lim = await staffOf(trust, 'Dr Wei Lim', 'Consultant plastic surgeon');
  const formed = MONDAY_9 - 20 * DAY;
  return {
    case: idOf<CaseId>('case'),
    practice,
    trust,
    vouch: await vouched(trust, practice),
    rahman,
    lawson,
    osei,
    nair,
    lim,
    clinicians: await newTeam(practice, 'Elmbridge clinicians', [rahman, lawson], formed),
    dermatology: await newTeam(trust, 'Dermatology advice', [osei, nair], formed),
    plastics: await newTeam(trust, 'Plastic surgery, skin', [lim], formed),
    server: await signerFromSeed(bytesOf('server')),
  };
}

export function everybody({ rahman, lawson, osei, nair, lim }: World): readonly Staff[] {
  return [rahman, lawson, osei, nair, lim];
}

export function teamsOf({ clinicians, dermatology, plastics }: World): readonly Team[] {
  return [clinicians, dermatology, plastics];
}
