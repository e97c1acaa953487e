/** Standard base64 with padding (RFC 4648 §4), as notes write it. One text, one value. */
import { type Bytes, fromBase64url, toBase64url } from '@corridor/wire';
import { demand } from '../error.ts';

export function toBase64(bytes: Uint8Array): string {
  const text = toBase64url(bytes).replaceAll('-', '+').replaceAll('_', '/');
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** @throws CryptoError `refused` for anything that `toBase64` does not make. */
export function fromBase64(text: string): Bytes {
  demand(/^[A-Za-z0-9+/]*={0,2}$/.test(text));
  const url = text.replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
  const bytes = readUrl(url);
  demand(toBase64(bytes) === text);
  return bytes;
}

function readUrl(text: string): Bytes {
  try {
    return fromBase64url(text);
  } catch {
    return new Uint8Array(0);
  }
}
