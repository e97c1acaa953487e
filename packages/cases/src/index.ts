/** What advice is. Pure: time, randomness and storage are the caller's. */
export { type Age, ageOn, shownAge } from './age.ts';
export * from './attachment.ts';
export { bankHolidays, clockOf, type Nation, NATIONS } from './bank-holidays.ts';
export { BODY_VERSION, type Body, type BodyOf, bodySchema, decodeBody, encodeBody, MOST_BODY } from './body/body.ts';
export { type Answer, medicinesIn, type NewCase, type Phase, type Purpose, type UnderPathway } from './body/opened.ts';
export type { QuestionRef } from './body/talk.ts';
export * from './calendar.ts';
export { CONSENT_BASES, CONSENT_GROUNDS, type Consent, consentSchema } from './consent.ts';
export * from './duty.ts';
export * from './error.ts';
export type { CaseEvent, OpenEvent } from './event.ts';
export * from './fallback-cycle.ts';
export * from './figures.ts';
export { apply, fold } from './fold.ts';
export * from './london.ts';
export {
  type ChangeKind,
  DOSE_UNITS,
  isDose,
  kindOfChange,
  type MedicationChange,
  type MedicineTaken,
  type Regimen,
  ROUTES,
  shownMedicine,
  shownRegimen,
} from './medication.ts';
export * from './nhs-number.ts';
export { foldNotes, type Line, type Note, withNotes } from './notes.ts';
export { AVOIDED, AVOIDED_WHAT, type Outcome, outcomeSchema } from './outcome.ts';
export * from './pathway.ts';
export { type OrganisationPin, type Pathway, type PathwayFile, type TeamPin } from './pathway-schema.ts';
export { checkAnswers, isAsked, type PathwayQuestion, redFlags } from './pathway-question.ts';
export { pathwayJsonSchema } from './pathway-json-schema.ts';
export * from './pathway-use.ts';
export { type Banner, bannerOf, GENDERS, type Patient, patientSchema, shownName, shownPatientAge } from './patient.ts';
export { type Addressee, isAddressee, type Party, type Person, personOf, type Sender } from './person.ts';
export { planAfter } from './plan/after.ts';
export { dryRun, type DryRunStep } from './plan/dry-run.ts';
export * from './plan/due.ts';
export { foldPlan, type NetworkOn, type Opened, targetOf, underPathway } from './plan/fold.ts';
export { LINE_WHATS, lineWhat, type LineWhat, MOST_LINES } from './plan/line.ts';
export type { Following } from './plan/turn.ts';
export { type Actor, isStale, may, mayDo } from './policy.ts';
export { referralSummary, type ReferralWords } from './referral-summary.ts';
export { type RefusalCode, type Words, words } from './refusal.ts';
export { bannerMismatch, equalPatients, type IdentityField, matchPatients, type PatientMatch } from './same-patient.ts';
export * from './rota/build.ts';
export { readRotaCalendar } from './rota/calendar.ts';
export { readRotaCsv } from './rota/csv.ts';
export type { Imported, ImportFault } from './rota/imported.ts';
export type { Rostered } from './rota/people.ts';
export { type SearchText, searchTextOf } from './search-text.ts';
export { shareableWith } from './sharing.ts';
export { activeTeams, askerOf, asksForAdvice, mayAnswer, mayAsk, sideOf } from './side.ts';
export * from './state.ts';
export {
  currentAdvice,
  dueOf,
  isOverdue,
  openQuestions,
  unansweredAdvice,
  type WaitingFor,
  waitingFor,
} from './status.ts';
export { type Group, joinSmall, LEAST_SHOWN, shownCount, type ShownGroup } from './suppress.ts';
export { faultOfLine, faultOfText, MOST_TEXT, type TextFault, tidyLine, tidyText } from './text.ts';
export * from './thread.ts';
export { siteKey, takenAt, timelineOf } from './timeline.ts';
export { watchesDue } from './watching.ts';
export * from './working-hours.ts';
