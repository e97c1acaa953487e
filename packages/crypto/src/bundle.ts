/**
 * A person's bundle: the root secret and the trust anchors, sealed under a bundle key that each way in seals for itself.
 * Rules BU1 to BU3.
 */
import {
  bundle,
  type Bundle,
  bundleContent,
  type BundleContent,
  type Bytes,
  type OrganisationId,
  slot,
  type Slot,
  SUITE,
  tuple,
  type UserId,
} from '@corridor/wire';
import { openSymmetric, sealSymmetric } from './caead.ts';
import { CryptoError, demand, orRefuse } from './error.ts';
import { reveal, SecretBytes, type SecretInput, secretOf } from './secret.ts';
import { newSecret, SEED_BYTES } from './sign.ts';
import type { SlotKey } from './slot-key.ts';
import type { Random } from './subtle.ts';
import { SymmetricKey } from './symmetric-key.ts';

/** What is inside, with the root secret as one that does not print. */
export type OpenedBundle = Omit<BundleContent, 'suite' | 'secret'> & { readonly secret: SecretInput };

/** Whose bundle, and which version of it: rises with every change, so that an older one is known. */
export interface BundleOf {
  readonly organisation: OrganisationId;
  readonly user: UserId;
  readonly version: number;
}

/** The key that seals a bundle. */
export class BundleKey extends SymmetricKey {}

export function newBundleKey(random: Random): BundleKey {
  return new BundleKey(reveal(newSecret(random)));
}

const NO_BOX = new Uint8Array(0);

function bundleAad(of: Bundle): Bytes {
  return tuple('bundle-box', 1, bundle.encode({ ...of, box: NO_BOX }));
}

/** @throws CryptoError `malformed-key` unless the secret is 32 bytes. */
export async function sealBundle(of: BundleOf, content: OpenedBundle, key: BundleKey, random: Random): Promise<Bundle> {
  const secret = secretOf(content.secret, SEED_BYTES);
  if (secret === null) throw new CryptoError('malformed-key');
  const { organisation, user, version } = of;
  const bare: Bundle = { suite: SUITE, organisation, user, version, box: NO_BOX };
  const plaintext = bundleContent.encode({ ...content, suite: SUITE, secret });
  return { ...bare, box: await sealSymmetric(key, 'bundle', bundleAad(bare), plaintext, random) };
}

/**
 * @param of Whose it must be, and the least version that the reader accepts.
 * @throws CryptoError `refused`, also for another person's bundle or an older one.
 */
export async function openBundle(
  sealed: Bundle,
  of: BundleOf,
  key: BundleKey,
): Promise<OpenedBundle & { readonly secret: SecretBytes }> {
  return await orRefuse(async () => {
    const plaintext = await openSymmetric(key, 'bundle', bundleAad(sealed), sealed.box);
    const { suite, secret, ...anchors } = bundleContent.decode(plaintext);
    demand(suite === SUITE && sealed.suite === SUITE && isOf(sealed, of));
    return { ...anchors, secret: new SecretBytes(secret) };
  });
}

function isOf(sealed: Bundle | Slot, of: BundleOf): boolean {
  return sealed.organisation === of.organisation && sealed.user === of.user && sealed.version >= of.version;
}

function slotAad(of: Slot): Bytes {
  return tuple('unlock-slot-box', 1, slot.encode({ ...of, box: NO_BOX }));
}

/** One way in: the bundle key sealed under what that way yields. @throws CryptoError `refused` if it is another kind. */
export async function sealSlot(
  of: Omit<Slot, 'suite' | 'box'>,
  wayIn: SlotKey,
  key: BundleKey,
  random: Random,
): Promise<Slot> {
  demand(of.kind === wayIn.kind);
  const bare: Slot = { ...of, suite: SUITE, box: NO_BOX };
  return { ...bare, box: await sealSymmetric(wayIn, 'unlock-slot', slotAad(bare), reveal(key), random) };
}

/** @throws CryptoError `refused`: the wrong way in, another person's slot, an older one, one that somebody changed. */
export async function openSlot(sealed: Slot, of: BundleOf, wayIn: SlotKey): Promise<BundleKey> {
  return await orRefuse(async () => {
    const content = await openSymmetric(wayIn, 'unlock-slot', slotAad(sealed), sealed.box);
    demand(sealed.suite === SUITE && sealed.kind === wayIn.kind && isOf(sealed, of));
    return new BundleKey(content);
  });
}
