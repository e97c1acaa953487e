/**
 * The lock: a bundle with the person's secret and the anchors, and the ways that open it. What is in the bundle was put
 * there by this person under their own key: it wins over whatever the network says later. Rules SI7 to SI12.
 */
import {
  type BundleKey,
  newBundleKey,
  openBundle,
  type OpenedBundle,
  openShare,
  openSlot,
  personKeysFromSecret,
  type SecretInput,
  sealBundle,
  sealSlot,
  type SlotKey,
  slotFromPrf,
  slotFromRecoveryCode,
  slotFromShares,
} from '@corridor/crypto';
import {
  bundle as bundleFormat,
  type Bundle,
  decodeSigned,
  equalBytes,
  type OrganisationId,
  person as personFormat,
  slot as slotFormat,
  type Slot,
  toUtf8,
  type UserId,
} from '@corridor/wire';
import type { Way } from '../api/access.ts';
import { ClientError } from '../error.ts';
import type { Identity } from '../identity.ts';
import type { Random } from '../port/ports.ts';
import type { LogAnchors } from '../transparency/anchors.ts';
import { type Identified, slotsOf } from './identify.ts';
import { passkeyParameters, readPasskey } from './passkey.ts';

/** A lock that stands open: enough to add ways in, and to write it again. */
export interface OpenLock {
  readonly identity: Identity;
  readonly key: BundleKey;
  readonly bundle: Bundle;
  readonly slots: readonly Slot[];
}

/** A closed one: what lies at the server, and may lie on an own device. */
export interface ClosedLock {
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly bundle: Bundle;
  readonly slots: readonly Slot[];
}

export function closedLock(identified: Identified, organisation: OrganisationId): ClosedLock | null {
  const hat = identified.atServer.get(organisation);
  if (hat?.bundle == null) return null;
  const { user } = hat;
  return { organisation, user, bundle: bundleFormat.decode(hat.bundle), slots: slotsOf(hat) };
}

async function openedOr<T>(code: 'cannot-open' | 'wrong-recovery-code', open: () => Promise<T>): Promise<T> {
  try {
    return await open();
  } catch {
    throw new ClientError(code);
  }
}

/** Both holders' shares, each sealed to this client alone. @throws ClientError `no-such-way` without them. */
async function sharesKey(identified: Identified | null, organisation: OrganisationId): Promise<SlotKey> {
  const server = identified?.atServer.get(organisation);
  const guardian = identified?.atGuardian.get(organisation);
  if (identified === null || server === undefined || guardian === undefined) throw new ClientError('no-such-way');
  const of = { organisation, user: guardian.user };
  return await openedOr('cannot-open', async () => {
    const [first, second] = await Promise.all([
      openShare(identified.unlock, { ...of, holder: 'server' }, server.share),
      openShare(identified.unlock, { ...of, holder: 'guardian' }, guardian.share),
    ]);
    return await slotFromShares(first, second);
  });
}

export async function guardianKey(identified: Identified, organisation: OrganisationId): Promise<SlotKey> {
  return await sharesKey(identified, organisation);
}

/** The slot that a way opens, and the key that opens it. @throws ClientError `no-such-way`, `wrong-recovery-code`. */
async function wayIn(
  lock: ClosedLock,
  way: Way,
  identified: Identified | null,
): Promise<{ readonly slot: Slot; readonly key: SlotKey }> {
  const find = (matches: (slot: Slot) => boolean): Slot => {
    const slot = lock.slots.find((each) => each.kind === way.kind && matches(each));
    if (slot === undefined) throw new ClientError('no-such-way');
    return slot;
  };
  switch (way.kind) {
    case 'guardian':
      return { slot: find(() => true), key: await sharesKey(identified, lock.organisation) };
    case 'recovery-code':
      return {
        slot: find(() => true),
        key: await openedOr('wrong-recovery-code', async () => await slotFromRecoveryCode(way.code)),
      };
    case 'passkey':
      return {
        slot: find((slot) => equalBytes(readPasskey(slot)?.credential ?? new Uint8Array(0), way.credential)),
        key: await slotFromPrf(way.prf),
      };
    default:
      return way satisfies never;
  }
}

/** @throws ClientError `no-such-way`, `wrong-recovery-code`, `cannot-open`. */
export async function openLock(lock: ClosedLock, way: Way, identified: Identified | null): Promise<OpenLock> {
  const { slot, key: slotKey } = await wayIn(lock, way, identified);
  const of = { organisation: lock.organisation, user: lock.user, version: 0 };
  const failure = way.kind === 'recovery-code' ? 'wrong-recovery-code' : 'cannot-open';
  const key = await openedOr(failure, async () => await openSlot(slot, of, slotKey));
  const content = await openedOr('cannot-open', async () => await openBundle(lock.bundle, of, key));
  return { identity: await identityIn(lock, content), key, bundle: lock.bundle, slots: lock.slots };
}

/** @throws ClientError `cannot-open` if the secret is not that of the certificate beside it. */
async function identityIn({ organisation, user }: ClosedLock, content: OpenedBundle): Promise<Identity> {
  const keys = await personKeysFromSecret(content.secret);
  const certificate = personFormat.decode(decodeSigned(content.certificate).bytes);
  const isOwn =
    certificate.organisation === organisation &&
    certificate.user === user &&
    equalBytes(certificate.sign, keys.signer.publicKey) &&
    equalBytes(certificate.kem, keys.kem.publicKey);
  if (!isOwn) throw new ClientError('cannot-open');
  const { organisationRoot, serverKey, logKey, witnesses } = content;
  const anchors = { organisationRoot, serverKey, ...(logKey === null ? {} : { log: { logKey, witnesses } }) };
  return { organisation, user, version: certificate.version, ...keys, anchors };
}

export interface NewLock {
  readonly identity: Identity;
  readonly secret: SecretInput;
  /** `Signed` bytes of the own certificate. */
  readonly certificate: Uint8Array;
  readonly wayIn: SlotKey;
  readonly at: number;
}

/** A first bundle, opened by the guardian's way alone. */
export async function makeLock(
  { identity, secret, certificate, wayIn: slotKey, at }: NewLock,
  random: Random,
): Promise<OpenLock> {
  const { organisation, user, version } = identity;
  const key = newBundleKey(random);
  const { organisationRoot, serverKey, log } = identity.anchors;
  const logged = { logKey: log?.logKey ?? null, witnesses: log?.witnesses ?? [] };
  const content = { secret, organisationRoot, serverKey, ...logged, certificate, at };
  const bundle = await sealBundle({ organisation, user, version }, content, key, random);
  const slot = await newSlot(
    { identity, key, bundle, slots: [] },
    slotKey,
    { label: '', parameters: new Uint8Array(0), at },
    random,
  );
  return { identity, key, bundle, slots: [slot] };
}

/**
 * The same lock with the log's keys in its bundle: one that was made before there was a log, or before it had a witness.
 * Null: what is in the bundle stands. Rule TL17.
 */
export async function withLog(lock: OpenLock, log: LogAnchors, random: Random): Promise<OpenLock | null> {
  const held = lock.identity.anchors.log;
  const gainsWitness = held?.witnesses.length === 0 && log.witnesses.length > 0 && equalBytes(held.logKey, log.logKey);
  if (held !== undefined && !gainsWitness) return null;
  const { organisation, user, version } = lock.bundle;
  const of = { organisation, user, version };
  const content = { ...(await openBundle(lock.bundle, of, lock.key)), ...log };
  const bundle = await sealBundle(of, content, lock.key, random);
  const { identity } = lock;
  return { ...lock, bundle, identity: { ...identity, anchors: { ...identity.anchors, log } } };
}

async function newSlot(
  { key, bundle }: OpenLock,
  slotKey: SlotKey,
  { label, parameters, at }: { readonly label: string; readonly parameters: Uint8Array; readonly at: number },
  random: Random,
): Promise<Slot> {
  const { organisation, user, version } = bundle;
  const of = {
    organisation,
    user,
    version,
    slot: random(16),
    kind: slotKey.kind,
    label: toUtf8(label),
    parameters,
    at,
  };
  return await sealSlot(of, slotKey, key, random);
}

/** @throws ClientError `cannot-open` if the PRF's output is not 32 bytes. */
export async function withPasskey(
  lock: OpenLock,
  passkey: {
    readonly credential: Uint8Array;
    readonly salt: Uint8Array;
    readonly prf: Uint8Array;
    readonly label: string;
  },
  at: number,
  random: Random,
): Promise<OpenLock> {
  const slotKey = await openedOr('cannot-open', async () => await slotFromPrf(passkey.prf));
  const parameters = passkeyParameters(passkey.credential, passkey.salt);
  const slot = await newSlot(lock, slotKey, { label: passkey.label, parameters, at }, random);
  const others = lock.slots.filter(
    (each) => !equalBytes(readPasskey(each)?.credential ?? new Uint8Array(0), passkey.credential),
  );
  return { ...lock, slots: [...others, slot] };
}

/** An earlier code stops working: there is one sheet at a time. */
export async function withRecoveryCode(lock: OpenLock, code: string, at: number, random: Random): Promise<OpenLock> {
  const slot = await newSlot(
    lock,
    await slotFromRecoveryCode(code),
    { label: '', parameters: new Uint8Array(0), at },
    random,
  );
  return { ...lock, slots: [...lock.slots.filter(({ kind }) => kind !== 'recovery-code'), slot] };
}

/** As the server keeps it. */
export function encodeLock({ bundle, slots }: Pick<OpenLock, 'bundle' | 'slots'>): {
  readonly bundle: Uint8Array;
  readonly slots: Uint8Array[];
} {
  return { bundle: bundleFormat.encode(bundle), slots: slots.map((each) => slotFormat.encode(each)) };
}
