/**
 * An invitation made by an administrator, away from the guardian: under the fingerprint that stands on the ceremony's paper,
 * so that neither guardian nor server can put another root in its place. Rules IV1, IV12.
 */
import { invitationSigner, newInvitationCode, signInvitation } from '@corridor/crypto';
import { encodeSigned, fromHex, type OrganisationId, toBase64url, type UserId } from '@corridor/wire';
import { renderUnicodeCompact } from 'uqr';
import type { Table } from './begin.ts';
import { wrong } from './options.ts';
import { fingerprintLines } from './paper.ts';

export const USUAL_DAYS = 7;
const DAY = 24 * 60 * 60 * 1000;

export interface InvitationOf {
  readonly organisation: OrganisationId;
  readonly user: UserId;
  /** As read from paper: 64 hexadecimal digits, in groups or not. */
  readonly fingerprint: string;
  readonly days: number;
  /** The guardian's address, as browsers reach it. */
  readonly guardian: string;
}

export interface MadeInvitation {
  /** The signed `invitation`, base64url. */
  readonly statement: string;
  readonly code: string;
  readonly link: string;
  readonly root: Uint8Array;
  readonly expiresAt: number;
}

/** @throws GuardianError `malformed` for a fingerprint that is none. */
export async function makeInvitation(
  { organisation, user, fingerprint, days, guardian }: InvitationOf,
  { random, at }: Pick<Table, 'random' | 'at'>,
): Promise<MadeInvitation> {
  const digits = fingerprint.replaceAll(/[\s-]/gu, '').toLowerCase();
  if (!/^[0-9a-f]{64}$/u.test(digits)) throw wrong('--fingerprint', 'Give all 64 digits, as they stand on the paper.');
  const code = await newInvitationCode(random);
  const root = fromHex(digits);
  const expiresAt = at + days * DAY;
  const signer = await invitationSigner(code);
  const statement = encodeSigned(await signInvitation({ organisation, user, root, at, expiresAt }, signer));
  // Behind the #: no browser sends it anywhere.
  const link = `${new URL('/invitation', guardian).href}#${code}.${digits}`;
  return { statement: toBase64url(statement), code, link, root, expiresAt };
}

export function invitationOnPaper({ code, link, root, expiresAt }: MadeInvitation): readonly string[] {
  return [
    'INVITATION  to be handed over, not sent through Corridor',
    `  code  ${code}`,
    `  link  ${link}`,
    `  until ${new Date(expiresAt).toISOString().slice(0, 16).replace('T', ' ')} UTC, once`,
    '  fingerprint of the organisation, which the page shows too',
    ...fingerprintLines(root).map((line) => `    ${line}`),
    renderUnicodeCompact(link),
  ];
}
