/** Everything that touches keys, for the client and the guardian. The server's door is verify.ts. */
export {
  type AttachmentReference,
  CHUNK_BYTES,
  openAttachment,
  openWholeAttachment,
  sealAttachment,
  sealedLength,
  type SealingAttachment,
  sealWholeAttachment,
} from './attachment.ts';
export {
  type BundleKey,
  type BundleOf,
  newBundleKey,
  openBundle,
  type OpenedBundle,
  openSlot,
  sealBundle,
  sealSlot,
} from './bundle.ts';
export { openSymmetric, sealSymmetric } from './caead.ts';
export {
  type By,
  type EpochKey,
  newEpoch,
  type NewEpoch,
  openCaseWrap,
  previousEpochKey,
  type Reader,
  wrapForTeam,
} from './epoch.ts';
export { type BodyKey, fitsEvent, type OpenedEvent, openEvent, sealEvent } from './event.ts';
export { type KemKeyPair, kemFromSeed, openWith } from './hpke.ts';
export { type PersonKeys, personKeysFromSecret } from './person.ts';
export { invitationSigner, newInvitationCode, signInvitation, signInvited, verifyInvitation } from './invitation.ts';
export { newRecoveryCode, parseRecoveryCode } from './recovery-code.ts';
export { type SlotKey, slotFromPrf, slotFromRecoveryCode, slotFromShares } from './slot-key.ts';
export { openShelf, sealShelf } from './shelf.ts';
export { signGreeting, signRequest } from './staff.ts';
export { SymmetricKey } from './symmetric-key.ts';
export {
  type Generation,
  type GenerationOf,
  newGeneration,
  openHistory,
  openTeamWrap,
  type Recipient,
  type TeamKeys,
  teamKeysFromSeed,
  wrapTeamSeed,
  wrapTeamSeeds,
} from './team.ts';
export { acceptSuccession, signSuccession } from './succession.ts';
export { newUnlock, openShare, type Unlock } from './unlock.ts';
export * from './verify.ts';
