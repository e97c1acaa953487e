/**
 * A team's shelf: one document sealed under the team's generation, bound to team and version, and signed by the member
 * who wrote it, so that neither an older one nor another team's passes for it. Rule KE17.
 */
import { type Bytes, fromHex, pad, type Shelf, shelf, type Signed, SUITE, tuple, unpad } from '@corridor/wire';
import { openSymmetric, sealSymmetric } from './caead.ts';
import { CryptoError, orRefuse } from './error.ts';
import { verifyShelf } from './shelf-signature.ts';
import type { Signer } from './sign.ts';
import { sign } from './statement.ts';
import type { Random } from './subtle.ts';
import type { TeamKeys } from './team.ts';
import { uint } from './uint.ts';

const BOX = 'shelf-box';
/** Leaves room for padding and the seal under the wire's limit. */
const MOST_CONTENT = 60 * 1024;

type Place = Pick<Shelf, 'organisation' | 'team' | 'generation' | 'version'>;

function boundTo({ organisation, team, generation, version }: Place): Bytes {
  return tuple('shelf-of', 1, fromHex(organisation), fromHex(team), uint(generation), uint(version));
}

/** @param key That of the team's generation. @throws CryptoError `out-of-range` above 60 KiB. */
export async function sealShelf(
  place: Place & Pick<Shelf, 'by' | 'at'>,
  content: Uint8Array,
  key: TeamKeys,
  signer: Signer,
  random: Random,
): Promise<Signed> {
  if (content.length > MOST_CONTENT) throw new CryptoError('out-of-range');
  const box = await sealSymmetric(key.symmetric, BOX, boundTo(place), pad(content), random);
  return await sign(shelf, { suite: SUITE, ...place, box }, signer);
}

/** What a verified member wrote. @throws CryptoError `refused`, also under the key of another team or generation. */
export async function openShelf(signed: Signed, key: TeamKeys, authorKey: Uint8Array): Promise<Bytes> {
  const value = await verifyShelf(signed, authorKey);
  const opened = await openSymmetric(key.symmetric, BOX, boundTo(value), value.box);
  return new Uint8Array(await orRefuse(() => unpad(opened)));
}
