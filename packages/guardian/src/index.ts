/** The guardian, for those who run one: tests, the demo's loader, an organisation's own scripts. */
export { hostedAsVouched, makeOrganisation, type NewOrganisation, vouchFor } from './ceremony.ts';
export { type Config, type Identity, readConfig } from './config.ts';
export type { Done } from './deed.ts';
export { enrol } from './enrol.ts';
export { GuardianError, type GuardianErrorCode } from './error.ts';
export { createGuardian, type Guardian } from './guardian.ts';
export { insightOf } from './insight.ts';
export { jsonLog, type Log } from './log.ts';
export type { Office } from './office.ts';
export type { GuardianParts } from './parts.ts';
export { type OfflineKeys, fromFolder } from './recovery/offline-keys.ts';
export type { LogTrust } from './recovery/shown-log.ts';
export { recover, type Step } from './recovery/recover.ts';
export { releaseRota } from './rota/release.ts';
export { type NewService, releaseService } from './services.ts';
export { allowReset, enterPerson, type NewPerson, removePerson } from './staff.ts';
export { askRotation, progressOf } from './teams/rotate.ts';
export { joinTeam, leaveTeam, makeTeam, type NewTeam, type Post } from './teams/team.ts';
