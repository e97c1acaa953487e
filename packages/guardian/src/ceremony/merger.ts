/**
 * A merger is signed at two tables: the successor accepts the terms, the organisation that is taken in signs them with the
 * acceptance. Neither root leaves its table. Rules SU1, CE13.
 */
import { acceptSuccession, signSuccession } from '@corridor/crypto';
import {
  type Bytes,
  encodeSigned,
  equalBytes,
  isId,
  type Organisation,
  SUITE,
  type SuccessionTerms,
  successionTerms,
  type TeamId,
} from '@corridor/wire';
import type { Custodian } from '../custody/custodian-file.ts';
import { joinRoot } from '../custody/shares.ts';
import type { Acceptance } from './exchange.ts';
import { wrong } from './options.ts';

export interface MergerOf {
  /** The organisation that is taken in, as its own root states it. */
  readonly former: Organisation;
  /** `old=new`, identifiers of teams. */
  readonly teams: readonly string[];
  /** From when the successor speaks, as `2027-04-01T00:00Z`. */
  readonly from: string;
}

/** @throws GuardianError `malformed`, `custodian-file`. */
export async function acceptMerger(
  { former, teams, from }: MergerOf,
  files: readonly Custodian[],
): Promise<Acceptance> {
  const root = await joinRoot(files);
  const successor = files[0]?.says.organisation;
  if (successor === undefined || successor === former.organisation) {
    throw wrong('custodians', 'These are custodians of the organisation that is taken in; its successor accepts.');
  }
  const terms = successionTerms.encode({
    suite: SUITE,
    organisation: former.organisation,
    root: former.root,
    successor,
    successorRoot: root.publicKey,
    teams: teams.map(teamsIn),
    at: instantIn(from),
  });
  return { terms, accepted: await acceptSuccession(terms, root) };
}

/** The succession, as it is published. @throws GuardianError `malformed` if the terms are another organisation's. */
export async function signMerger({ terms, accepted }: Acceptance, files: readonly Custodian[]): Promise<Bytes> {
  const root = await joinRoot(files);
  if (!equalBytes(termsIn(terms).root, root.publicKey)) {
    throw wrong('acceptance', 'Its terms are about another organisation than these custodians’.');
  }
  return encodeSigned(await signSuccession(terms, accepted, root));
}

function termsIn(terms: Uint8Array): SuccessionTerms {
  try {
    return successionTerms.decode(terms);
  } catch {
    throw wrong('acceptance', 'It is damaged.');
  }
}

function teamsIn(text: string): SuccessionTerms['teams'][number] {
  const [team = '', into = '', ...more] = text.split('=');
  if (!isId(team) || !isId(into) || more.length > 0) {
    throw wrong('--team', 'Write the team’s identifier, =, and that of the team that goes on with its cases.');
  }
  return { team: team as string as TeamId, into: into as string as TeamId };
}

function instantIn(text: string): number {
  const at = /^\d{4}-\d\d-\d\dT\d\d:\d\dZ$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at)) throw wrong('--from', 'Write the moment as 2027-04-01T00:00Z.');
  return at;
}
