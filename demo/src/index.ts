/** A fictional region, its cases and its photographs: for the demo, for tests and for the bench. */
export { KNOWN_FIGURES, type KnownFigures, knownWeek, type Script, SCRIPTS } from './cases.ts';
export { boundPathways, readyPathway } from './pathways.ts';
export { type Photograph, photograph, type SkinType, type Subject, SUBJECTS } from './photographs/index.ts';
export {
  type DemoPatient,
  type Hat,
  membersOf,
  type Organisation,
  type PathwayId,
  type PatientKey,
  type Region,
  region,
  type Service,
  type Shift,
  type Staff,
  type StaffKey,
  type Team,
  type TeamKey,
} from './region.ts';
