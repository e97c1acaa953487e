/** A change of medication while it is written: every field as typed, and what is still wrong with it. */
import {
  type ChangeKind,
  DOSE_UNITS,
  isDose,
  kindOfChange,
  type MedicationChange,
  type Regimen,
  ROUTES,
  tidyLine,
} from '@corridor/cases';

export interface WrittenRegimen {
  readonly dose: string;
  readonly unit: Regimen['unit'] | '';
  readonly route: Regimen['route'] | '';
  readonly frequency: string;
  readonly note: string;
}

export interface WrittenChange {
  readonly kind: ChangeKind;
  readonly drug: string;
  readonly before: WrittenRegimen;
  readonly after: WrittenRegimen;
  readonly reason: string;
}

type RegimenField = 'dose' | 'unit' | 'route' | 'frequency';
export type ChangeFault = 'drug' | `before.${RegimenField}` | `after.${RegimenField}`;

const NO_REGIMEN: WrittenRegimen = { dose: '', unit: '', route: '', frequency: '', note: '' };
export const NO_CHANGE: WrittenChange = {
  kind: 'start',
  drug: '',
  before: NO_REGIMEN,
  after: NO_REGIMEN,
  reason: '',
};

function regimenFaults(part: 'before' | 'after', regimen: WrittenRegimen): readonly ChangeFault[] {
  const faults: ChangeFault[] = [];
  if (!isDose(regimen.dose.trim())) faults.push(`${part}.dose`);
  if (regimen.unit === '') faults.push(`${part}.unit`);
  if (regimen.route === '') faults.push(`${part}.route`);
  if (tidyLine(regimen.frequency) === '') faults.push(`${part}.frequency`);
  return faults;
}

/** Everything that is missing or wrong, at once. */
export function faultsOf({ kind, drug, before, after }: WrittenChange): readonly ChangeFault[] {
  return [
    ...(tidyLine(drug) === '' ? (['drug'] as const) : []),
    ...(kind === 'start' ? [] : regimenFaults('before', before)),
    ...(kind === 'stop' ? [] : regimenFaults('after', after)),
  ];
}

function regimenOf({ dose, unit, route, frequency, note }: WrittenRegimen): Regimen | null {
  const isUnit = DOSE_UNITS.find((each) => each === unit);
  const isRoute = ROUTES.find((each) => each === route);
  if (isUnit === undefined || isRoute === undefined) return null;
  const said = tidyLine(note);
  return {
    dose: dose.trim(),
    unit: isUnit,
    route: isRoute,
    frequency: tidyLine(frequency),
    ...(said === '' ? {} : { note: said }),
  };
}

/** A medicine that was planned and is left out was never taken: it is not stopped, it is not started. */
export function isNotStarted(change: MedicationChange, planned: readonly MedicationChange[]): boolean {
  const start = planned.find(({ drug, before }) => drug === change.drug && before === undefined);
  return start !== undefined && change.after === undefined;
}

/** The change as it is sent, or null while something is missing or wrong. */
export function changeOf(written: WrittenChange): MedicationChange | null {
  if (faultsOf(written).length > 0) return null;
  const before = written.kind === 'start' ? null : regimenOf(written.before);
  const after = written.kind === 'stop' ? null : regimenOf(written.after);
  const reason = tidyLine(written.reason);
  return {
    drug: tidyLine(written.drug),
    ...(before === null ? {} : { before }),
    ...(after === null ? {} : { after }),
    ...(reason === '' ? {} : { reason }),
  };
}

function writtenRegimen(regimen: Regimen | undefined): WrittenRegimen {
  return regimen === undefined ? NO_REGIMEN : { ...regimen, note: regimen.note ?? '' };
}

export function writtenOf(change: MedicationChange): WrittenChange {
  return {
    kind: kindOfChange(change),
    drug: change.drug,
    before: writtenRegimen(change.before),
    after: writtenRegimen(change.after),
    reason: change.reason ?? '',
  };
}
