/**
 * A pathway: a local need as one file. Who may ask whom, what to ask, how soon, what happens if nobody answers, and how it
 * may end. Rules PW* in docs/protocol/cases.md.
 *
 * As written, a file names teams by ODS code and name, pinned to the root of their organisation if it says so. Bound, it
 * names them by identifier, with the root of every organisation; that is the form that is released, signed and folded.
 */
import * as z from 'zod/mini';
import { CasesError, type Fault } from './error.ts';
import {
  type OrganisationPin,
  type Pathway,
  type PathwayFile,
  pathwayFileSchema,
  pathwaySchema,
  teamPin,
  type TeamPin,
} from './pathway-schema.ts';
import type { Party } from './person.ts';
import { conform } from './schema.ts';
import { OFFICE_HOURS, type WorkingHours } from './working-hours.ts';

/** @throws CasesError `pathway-invalid` with every fault, its path, and the mend. */
export function readPathwayFile(value: unknown): PathwayFile {
  return conform(pathwayFileSchema, value, 'pathway-invalid');
}

/** A released pathway, out of its JSON. @throws CasesError `pathway-invalid`. */
export function readPathway(value: unknown): Pathway {
  return conform(pathwaySchema, value, 'pathway-invalid');
}

/** A team that a pin names, with the fingerprint of its organisation's root. */
export interface FoundTeam {
  readonly party: Party;
  /** 64 lower-case hexadecimal digits; null if the finder cannot tell, and then the organisation is not pinned. */
  readonly root: string | null;
}

type Find = (pin: TeamPin) => FoundTeam | null;

/** The team of a pin, if it is under the root that the pin may name. */
function foundUnder(find: Find, pin: TeamPin): FoundTeam | null {
  const found = find(pin);
  return found === null || (pin.root !== undefined && pin.root !== found.root) ? null : found;
}

function stranger({ team, ods }: TeamPin, path: string): Fault {
  return { path, mend: `No team "${team}" of ${ods} is in the network. Check code, name and root.` };
}

/** Where teams stand in a file, whatever else is wrong with it. */
function* pinsIn(value: unknown): Generator<readonly [path: string, pin: unknown]> {
  const file = z.safeParse(z.record(z.string(), z.unknown()), value).data ?? {};
  for (const field of ['asking', 'answering', 'shareWith', 'escalation']) {
    const entries: unknown = file[field];
    if (!Array.isArray(entries)) continue;
    for (const [i, entry] of entries.entries()) {
      yield field === 'escalation' ? [`${field}[${i}].to`, memberOf(entry, 'to')] : [`${field}[${i}]`, entry];
    }
  }
  yield ['fallback.to', memberOf(file['fallback'], 'to')];
}

function memberOf(value: unknown, name: string): unknown {
  return z.safeParse(z.record(z.string(), z.unknown()), value).data?.[name];
}

/** Every team that a file names soundly and that is not in the network, beside the file's other faults. Rule PW4. */
export function unknownTeams(value: unknown, find: Find): readonly Fault[] {
  return [...pinsIn(value)].flatMap(([path, written]) => {
    const pin = z.safeParse(teamPin, written).data;
    return pin === undefined || foundUnder(find, pin) !== null ? [] : [stranger(pin, path)];
  });
}

/**
 * The file with its teams found in the network, and every organisation that it names pinned to its root.
 *
 * @param find the team that a pin names, or null if there is none or its organisation has another root.
 * @throws CasesError `pathway-invalid` naming every team that was not found.
 */
export function bindPathway(file: PathwayFile, find: Find): Pathway {
  const faults: Fault[] = [];
  const pins = new Map<string, OrganisationPin>();
  const bind = (pin: TeamPin, path: string): Party | null => {
    const found = foundUnder(find, pin);
    if (found === null) {
      faults.push(stranger(pin, path));
      return null;
    }
    const { organisation } = found.party;
    if (found.root !== null) pins.set(organisation, { organisation, ods: pin.ods, root: found.root });
    return found.party;
  };
  const all = (teams: readonly TeamPin[] | undefined, path: string) =>
    teams?.map((pin, i) => bind(pin, `${path}[${i}]`));
  const bound = {
    ...file,
    asking: all(file.asking, 'asking'),
    answering: all(file.answering, 'answering'),
    shareWith: all(file.shareWith, 'shareWith'),
    escalation: file.escalation.map((step, i) =>
      step.does === 'offer' ? { ...step, to: bind(step.to, `escalation[${i}].to`) } : step,
    ),
    fallback: file.fallback === undefined ? undefined : { ...file.fallback, to: bind(file.fallback.to, 'fallback.to') },
  };
  if (faults.length > 0) throw new CasesError('pathway-invalid', faults);
  return readPathway({ ...bound, pins: [...pins.values()] });
}

function minutesOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}

/** When the service works; weekdays nine to five if the pathway does not say. */
export function hoursOf(pathway: Pick<Pathway, 'hours'>): WorkingHours {
  if (pathway.hours === undefined) return OFFICE_HOURS;
  const { days, from, to } = pathway.hours;
  return { days, from: minutesOf(from), to: minutesOf(to) };
}
