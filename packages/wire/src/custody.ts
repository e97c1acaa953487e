/**
 * Who keeps what of an organisation's root and recovery key between ceremonies: both are split by Shamir's scheme, each
 * custodian keeps one share of each in one file, and the root signs how the shares hang together. Rules CE1 to CE8.
 */
import type { OrganisationId, UserId } from './id.ts';
import { bytes, type Decoded, fixed, hash, id, int, list, record, signKey, text } from './tuple.ts';

/** x coordinates are one byte, and 0 is the secret's own. */
export const MOST_CUSTODIANS = 255;

/**
 * The shares that belong together. Signed by the root, so that a custodian's file can be told from a forged or an older one
 * before anything is joined. `rootShares` and `recoveryShares` are SHA-256 of each share, in the order of the custodians:
 * a share is as random as the secret, so its hash says nothing of it.
 */
export const custody = record('custody', 1, {
  suite: int,
  organisation: id<OrganisationId>(),
  ods: text(16),
  name: text(200),
  root: signKey,
  recovery: id<UserId>(),
  recoveryVersion: int,
  /** SHA-256 of the recovery key's public part. */
  recoveryKem: hash,
  /** k: how many custodians it takes. */
  threshold: int,
  rootShares: list(hash, MOST_CUSTODIANS),
  recoveryShares: list(hash, MOST_CUSTODIANS),
  at: int,
});
export type Custody = Decoded<typeof custody>;

/** A share of 32 bytes: the y coordinates, then the x coordinate. */
const share = fixed(33);

/** One custodian's file, before it is sealed. `custody` is the signed statement; `index` counts from 1. */
export const custodian = record('custodian', 1, {
  custody: bytes(32 * 1024),
  index: int,
  rootShare: share,
  recoveryShare: share,
});
