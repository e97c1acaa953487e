/** What an attached file is, by its first bytes: the types that may be sent, and nothing taken for another. */
import type { Attachment } from '@corridor/cases';
import { fromUtf8 } from '@corridor/wire';
import { ClientError } from '../error.ts';
import { kindOf } from '../picture/kind.ts';

/** Control characters but tab and the line ends: no text has them. */
function isControl(code: number): boolean {
  return code === 127 || (code < 32 && code !== 9 && code !== 10 && code !== 13);
}

/** @throws ClientError `heic`, `file-type`; pictures go through `addPicture`, which strips them. */
export function fileTypeOf(content: Uint8Array): Attachment['mediaType'] {
  if (fromAscii(content, 5) === '%PDF-') return 'application/pdf';
  if (kindOf(content) === 'heic') throw new ClientError('heic');
  if (isText(content)) return 'text/plain';
  throw new ClientError('file-type');
}

function fromAscii(content: Uint8Array, length: number): string {
  return String.fromCharCode(...content.subarray(0, length));
}

function isText(content: Uint8Array): boolean {
  try {
    fromUtf8(content);
    return !content.some(isControl);
  } catch {
    return false;
  }
}
