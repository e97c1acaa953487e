/**
 * A text checked whole: as YAML, as a pathway, against the teams of the network and against the fallbacks of what is
 * released; and if it is sound, a case sent through it. Rules OP1 to OP4.
 */
import { bindPathway, CasesError, cycleFault, fallbackCycle, type Fault, type Pathway, unknownTeams } from '@corridor/cases';
import { type CheckAnswer, type OrganisationId, toUtf8 } from '@corridor/wire';
import type { StaffRow } from '../db/staff.ts';
import type { Office } from '../office.ts';
import { inOrder, type PlacedFault, type ReadText, readText } from './document.ts';
import { stepsOf } from './dry-run.ts';
import { type NetworkView, networkOf } from './network.ts';

/** A pathway as it would be released: its value, and the bytes that are signed. */
export interface Bound {
  readonly pathway: Pathway;
  readonly document: Uint8Array;
}

interface Checked {
  readonly bound: Bound | null;
  readonly faults: readonly PlacedFault[];
}

export async function check(
  office: Office,
  { organisation }: StaffRow,
  { text, openedAt }: { readonly text: string; readonly openedAt: number },
): Promise<CheckAnswer> {
  const read = readText(text);
  if (read.value === null) return { faults: [...read.faults], pathway: null, steps: [] };
  const network = await networkOf(office, organisation);
  const { bound: found, faults } = within(network, read);
  if (found === null) return { faults: [...faults], pathway: null, steps: [] };
  return { faults: [], pathway: found.document, steps: [...(await stepsOf(network, found.pathway, openedAt))] };
}

/** The pathway that a text is in this network, or its faults. @throws GuardianError `unavailable`. */
export async function bound(office: Office, organisation: OrganisationId, text: string): Promise<Checked> {
  const read = readText(text);
  return read.value === null ? { bound: null, faults: read.faults } : within(await networkOf(office, organisation), read);
}

function within(network: NetworkView, { file, faults: own, value, place }: ReadText): Checked {
  if (file === null) {
    return { bound: null, faults: inOrder([...own, ...place(unknownTeams(value, (pin) => network.find(pin)))]) };
  }
  try {
    const pathway = bindPathway(file, (pin) => network.find(pin));
    const faults = cycleFaults(network, pathway);
    if (faults.length > 0) return { bound: null, faults: place(faults) };
    return { bound: { pathway, document: toUtf8(JSON.stringify(pathway)) }, faults: [] };
  } catch (error) {
    if (!(error instanceof CasesError)) throw error;
    return { bound: null, faults: place(error.faults) };
  }
}

/** A cycle that this pathway closes; one that stands without it is its own pathways' fault. Rule OP4. */
function cycleFaults({ released }: NetworkView, pathway: Pathway): readonly Fault[] {
  const others = released.map((each) => each.pathway).filter(({ id }) => id !== pathway.id);
  const cycle = fallbackCycle([pathway, ...others]);
  if (cycle === null || (!cycle.some((leg) => leg.pathway.id === pathway.id) && fallbackCycle(others) !== null)) return [];
  return [cycleFault(cycle)];
}
