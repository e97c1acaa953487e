/**
 * Padded sizes: a body is padded before sealing, so that its length tells the server little. PADMÉ (Nikitin et al.,
 * "Reducing Metadata Leakage from Encrypted Files", PETS 2019, §4) above 256 bytes: at most 12 % more, O(log log n) leaked.
 */
import { type Bytes } from './bytes.ts';
import { WireError } from './error.ts';

const LEAST = 256;

/** The size to which `length` bytes are padded. */
export function paddedLength(length: number): number {
  if (length <= LEAST) return LEAST;
  const exponent = Math.floor(Math.log2(length));
  const kept = Math.floor(Math.log2(exponent)) + 1;
  const step = 2 ** (exponent - kept);
  return Math.ceil(length / step) * step;
}

/** Content, then a 1, then zeros (ISO/IEC 7816-4). */
export function pad(content: Uint8Array): Bytes {
  const padded = new Uint8Array(paddedLength(content.length + 1));
  padded.set(content);
  padded[content.length] = 1;
  return padded;
}

/** @throws WireError `wrong-length` if there is no mark, or the length is not the one `pad` makes. */
export function unpad(padded: Uint8Array): Uint8Array {
  let end = padded.length - 1;
  while (end >= 0 && padded[end] === 0) end--;
  if (padded[end] !== 1 || paddedLength(end + 1) !== padded.length) throw new WireError('wrong-length', 'padding');
  return padded.subarray(0, end);
}
