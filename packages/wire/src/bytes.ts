/** Bytes as text and back: lower-case hexadecimal, base64url without padding (RFC 4648 §5), UTF-8. */
import { WireError } from './error.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const NIBBLE = new Int8Array(128).fill(-1);
for (let value = 0; value < 16; value++) NIBBLE[value.toString(16).charCodeAt(0)] = value;

export function toHex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += HEX[byte];
  return text;
}

/** @throws WireError `not-an-id` if the text is not lower-case hexadecimal of whole bytes. */
export function fromHex(text: string): Bytes {
  const bytes = new Uint8Array(text.length >> 1);
  let faults = text.length & 1;
  for (let i = 0; i < bytes.length; i++) {
    const high = NIBBLE[text.charCodeAt(2 * i)] ?? -1;
    const low = NIBBLE[text.charCodeAt(2 * i + 1)] ?? -1;
    faults |= (high >>> 31) | (low >>> 31);
    bytes[i] = (high << 4) | (low & 15);
  }
  if (faults !== 0) throw new WireError('not-an-id', 'hex');
  return bytes;
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const SEXTET = new Int8Array(128).fill(-1);
for (let value = 0; value < 64; value++) SEXTET[BASE64URL.charCodeAt(value)] = value;

export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const left = bytes.length - i;
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += BASE64URL.charAt(group >> 18) + BASE64URL.charAt((group >> 12) & 63);
    if (left > 1) text += BASE64URL.charAt((group >> 6) & 63);
    if (left > 2) text += BASE64URL.charAt(group & 63);
  }
  return text;
}

/** @throws WireError `not-an-id` on a foreign character, padding, or bits left over (one text, one value). */
export function fromBase64url(text: string): Bytes {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < text.length; i++) {
    const sextet = SEXTET[text.charCodeAt(i)] ?? -1;
    if (sextet < 0) throw new WireError('not-an-id', 'base64url');
    held = ((held << 6) | sextet) & 0xffff;
    bits += 6;
    if (bits >= 8) bytes[at++] = (held >> (bits -= 8)) & 255;
  }
  if (bits >= 6 || (held & ((1 << bits) - 1)) !== 0) throw new WireError('not-an-id', 'base64url');
  return bytes;
}

export function toUtf8(text: string): Bytes {
  return encoder.encode(text);
}

/** @throws WireError `not-utf8`. */
export function fromUtf8(bytes: Uint8Array, where = 'text'): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new WireError('not-utf8', where);
  }
}

export function concat(...parts: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Equality of public bytes. Not for secrets: it stops at the first difference. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
