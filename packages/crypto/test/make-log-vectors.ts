/**
 * Makes vectors/log/*.json from fixed bytes, by the first implementation: `node packages/crypto/test/make-log-vectors.ts`. The
 * tests hold the files against it, and read them by the second implementation.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cosignerName,
  decodeSigned,
  encodeSigned,
  logAbout,
  logHead,
  logLeaf,
  type LogLeaf,
  logNewest,
  toHex,
  toUtf8,
} from '@corridor/wire';
import {
  consistencyProof,
  cosign,
  encodeCheckpoint,
  encodeNote,
  encodeNoteKey,
  hashTree,
  headsLine,
  headsTree,
  mapTree,
  nextLeaf,
  NO_HEAD,
  SIGNATURE_TYPE,
  signerFromSeed,
  signNote,
  sortedMap,
  type Statement,
} from '../src/index.ts';
import { bytesOf, newNetwork, NOW, organisationId } from './network.ts';

export const LOG_VECTORS = join(import.meta.dirname, '../../../vectors/log');
const ORIGIN = 'corridor.test/log';
const SIZES = [1, 2, 3, 5, 8, 13, 70];

const leafText = (index: number): string => `leaf ${index}`;
const hexes = (hashes: readonly Uint8Array[]): string[] => hashes.map(toHex);

/** Trees over the leaves `leaf 0`, `leaf 1`, …: every inclusion proof of the small ones, and consistency between all. */
async function tree() {
  const all = await hashTree(Array.from({ length: 70 }, (_, i) => toUtf8(leafText(i))));
  const trees = await Promise.all(
    SIZES.map(async (size) => await hashTree(Array.from({ length: size }, (_, i) => toUtf8(leafText(i))))),
  );
  const inclusion = trees.flatMap((one) =>
    [0, Math.floor(one.size / 2), one.size - 1].map(async (index) => {
      return { size: one.size, index, leaf: leafText(index), path: hexes(await one.path(index)) };
    }),
  );
  const pairs = SIZES.flatMap((from) => SIZES.filter((to) => to >= from).map((to) => [from, to] as const));
  const consistency = pairs.map(async ([from, to]) => {
    return { from, to, proof: hexes(await consistencyProof(from, to, all.read)) };
  });
  return {
    about: 'LG3, LG4. RFC 6962 trees over the UTF-8 leaves "leaf 0", "leaf 1" and so on. Hashes in hexadecimal.',
    roots: trees.map(({ size, root }) => ({ size, root: toHex(root) })),
    inclusion: await Promise.all(inclusion),
    consistency: await Promise.all(consistency),
  };
}

/** An organisation's chain of three, its map, the heads, and a checkpoint that a witness and the guardian cosigned. */
async function log() {
  const { guardianSigned, rosterSigned, asha, guardianKeys } = await newNetwork();
  const said: readonly Statement[] = [
    { kind: 'guardian', statement: encodeSigned(guardianSigned) },
    { kind: 'person', statement: encodeSigned(asha.signed) },
    { kind: 'roster', statement: encodeSigned(rosterSigned) },
  ];
  const leaves: LogLeaf[] = [];
  const entries = said.map((one, i) => {
    const salt = bytesOf(`salt ${i}`);
    const leaf = nextLeaf(one, salt, leaves.at(-1) ?? { number: 0, head: NO_HEAD });
    leaves.push(leaf);
    const { subject } = logAbout(one.kind, decodeSigned(one.statement).bytes);
    return {
      kind: one.kind,
      subject: toHex(subject),
      statement: toHex(one.statement),
      salt: toHex(salt),
      leaf: toHex(logLeaf.encode(leaf)),
    };
  });
  const { root, size } = await hashTree(leaves.map((leaf) => logLeaf.encode(leaf)));
  const newest = leaves.map(({ tag, number }) => ({ tag, number }));
  const map = await mapTree(newest);
  const head = { organisation: organisationId, number: 3, head: leaves[2]?.head ?? NO_HEAD, map: map.root };
  const heads = await headsTree([head]);
  const text = encodeCheckpoint({ origin: ORIGIN, size, root, extensions: [headsLine(heads.root)] });
  const [logSigner, witness] = [await signerFromSeed(bytesOf('log key')), await signerFromSeed(bytesOf('witness key'))];
  const { signer } = guardianKeys;
  const signatures = [
    await signNote(text, ORIGIN, logSigner),
    await cosign(text, 'witness.test/one', NOW, witness),
    await cosign(text, cosignerName(organisationId), NOW + 2_000, signer),
  ];
  return {
    about:
      'LG2, LG6 to LG11. Bytes in hexadecimal; keys and note as text. `salt`, `kind` and `statement` give the leaf.',
    entries,
    map: { newest: sortedMap(newest).map((one) => toHex(logNewest.encode(one))), root: toHex(map.root) },
    heads: { heads: [toHex(logHead.encode(head))], root: toHex(heads.root) },
    note: encodeNote({ text, signatures }),
    keys: {
      log: encodeNoteKey({ name: ORIGIN, type: SIGNATURE_TYPE.plain, publicKey: logSigner.publicKey }),
      witness: encodeNoteKey({
        name: 'witness.test/one',
        type: SIGNATURE_TYPE.cosignature,
        publicKey: witness.publicKey,
      }),
      guardian: encodeNoteKey({
        name: cosignerName(organisationId),
        type: SIGNATURE_TYPE.cosignature,
        publicKey: signer.publicKey,
      }),
    },
    cosignedAt: { witness: NOW, guardian: NOW + 2_000 },
  };
}

export async function makeLogVectors() {
  return { tree: await tree(), log: await log() };
}

if (process.argv[1] === import.meta.filename) {
  mkdirSync(LOG_VECTORS, { recursive: true });
  for (const [name, content] of Object.entries(await makeLogVectors())) {
    writeFileSync(join(LOG_VECTORS, `${name}.json`), `${JSON.stringify(content, null, 2)}\n`);
  }
}
