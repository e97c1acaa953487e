/**
 * The server's only door: what needs no secret of anybody else's. Nothing here, nor anything it imports, opens a box;
 * test/door.test.ts walks the imports to see that it stays so.
 */
export { verifyAccessHead, verifyExported, verifyReleased } from './account.ts';
export { verifySignature } from './ed25519.ts';
export { verifyCaseWrap, verifyEpoch } from './epoch-statement.ts';
export { CryptoError, type CryptoErrorCode } from './error.ts';
export { erasedEventHash, verifyErasedEvent, verifyEvent } from './event-signature.ts';
export { eventHash, sha256, statementHash, subjectHash, unlockNonce } from './hash.ts';
export { sealToPublicKey } from './hpke-seal.ts';
export { CLOCK_SKEW } from './instant.ts';
export { type AddCheckpoint, decodeAddCheckpoint, encodeAddCheckpoint } from './log/add-checkpoint.ts';
export {
  type Checkpoint,
  decodeCheckpoint,
  decodeRoot,
  decodeSize,
  encodeCheckpoint,
  headsLine,
  headsOf,
  type SignedCheckpoint,
  verifyCheckpoint,
} from './log/checkpoint.ts';
export { hashOnce, type NodeHash, type Place, type Tree, verifyConsistency, verifyInclusion } from './log/climb.ts';
export { cosign, type Cosignature, cosignatureBy, cosignedAt } from './log/cosignature.ts';
export {
  type ChainHead,
  type Logged,
  nextLeaf,
  NO_HEAD,
  placeInLog,
  type Statement,
  statementName,
  tagOf,
  verifyCommitment,
  verifyLogged,
  verifyNextLeaf,
} from './log/entry.ts';
export { headsTree, mapTree, type PlaceAmong, sortedHeads, sortedMap, verifyHead, verifyNewest } from './log/head.ts';
export { type HashTree, hashTree, treeOfHashes } from './log/hash-tree.ts';
export {
  decodeNote,
  decodeNoteSignature,
  encodeNote,
  encodeNoteSignature,
  type Note,
  type NoteSignature,
  signNote,
  verifyNote,
} from './log/note.ts';
export { decodeNoteKey, encodeNoteKey, type NoteKey, SIGNATURE_TYPE } from './log/note-key.ts';
export { consistencyProof, inclusionPaths, type Node, type ReadNodes, rootOf } from './log/prove.ts';
export { emptyRoot, leafHash, nodeHash } from './log/tree-hash.ts';
export {
  type Root,
  verifyGuardian,
  verifyOrganisation,
  verifyRecovery,
  verifyVouch,
  type VouchWord,
} from './organisation.ts';
export { verifyFiring, verifyViewed } from './record.ts';
export { verifyRelease, verifyReleasedCode } from './released-code.ts';
export { verifyRoster, verifyTeamWrap } from './roster.ts';
export { SecretBytes, type SecretInput } from './secret.ts';
export { verifyArea, verifyAreaMember, verifyRota, verifyService } from './service.ts';
export { verifyShelf } from './shelf-signature.ts';
export { newSecret, newSigner, type Signer, signerFromSeed } from './sign.ts';
export { type Holder, type Received, verifyGreeting, verifyPerson, verifyRequest, verifySession } from './staff.ts';
export { sign, verifyStatement } from './statement.ts';
export { verifySuccession } from './succession.ts';
export { type Random, systemRandom } from './subtle.ts';
export { type Asker, sealShare, type ShareOf } from './unlock-share.ts';
