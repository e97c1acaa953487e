/** One administrator proposes a text; it is checked, bound and kept as it is. Rules OP5, OP6. */
import { sha256 } from '@corridor/crypto';
import { newId, type ProposalAsk, toUtf8 } from '@corridor/wire';
import { audit } from '../db/audit.ts';
import { insertProposal } from '../db/proposals.ts';
import type { StaffRow } from '../db/staff.ts';
import { deed } from '../deed.ts';
import { GuardianError } from '../error.ts';
import type { Office } from '../office.ts';
import { demandTeam, pathwayIn, statedNow } from '../services.ts';
import { type Bound, bound } from './check.ts';

const TELEPHONE = /^\+?[0-9][0-9 ]{2,38}$/u;

/** @throws GuardianError `malformed` for a text with faults, `conflict` for a version that is not newer, `unknown-team`. */
export async function propose(office: Office, person: StaffRow, ask: ProposalAsk): Promise<string> {
  const { organisation, user_id: by } = person;
  const { team, telephone, text } = ask;
  const of = { organisation, team };
  if (!TELEPHONE.test(telephone))
    throw new GuardianError('malformed', 'proposal', [{ path: 'telephone', message: 'Give a telephone number.' }]);
  const { pathway, document } = await demandBound(office, person, text);
  if (!pathway.answering.some((each) => each.team === team)) throw new GuardianError('unknown-team', 'proposal');
  const hash = Buffer.from(await sha256(toUtf8(text)));
  return (
    await deed(office, organisation, async (tx) => {
      await demandTeam(tx, of);
      const { id: pathway_id, version, title } = pathway;
      await demandNewer(tx, of, pathway);
      const at = office.clock();
      const id = newId<never>(office.random) as string;
      const kept = { telephone, text, hash, document: Buffer.from(document) };
      const open = { state: 'proposed', settled_by: null, settled_at: null } as const;
      await insertProposal(tx, { id, ...of, pathway_id, version, title, ...kept, by, at, ...open });
      await audit(tx, { organisation, at, act: 'pathway-proposed', subject: team, by });
      return id;
    })
  ).value;
}

/** @throws GuardianError `malformed` with every fault, placed. */
export async function demandBound(office: Office, { organisation }: StaffRow, text: string): Promise<Bound> {
  const { bound: found, faults } = await bound(office, organisation, text);
  if (found !== null) return found;
  throw new GuardianError(
    'malformed',
    'pathway',
    faults.map(({ line, column, path, mend }) => ({ path: `${line}:${column} ${path}`, message: mend })),
  );
}

/** A version is released once. @throws GuardianError `conflict`. */
export async function demandNewer(
  tx: Parameters<typeof statedNow>[0],
  of: Parameters<typeof statedNow>[1],
  { id, version }: Bound['pathway'],
): Promise<void> {
  const released = await statedNow(tx, of, id);
  if (released !== null && pathwayIn(released).version >= version) throw new GuardianError('conflict', 'pathway');
}
