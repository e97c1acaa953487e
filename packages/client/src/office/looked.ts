/**
 * Who looked, through one's own guardian. A `viewed` is verified here too, under the reader's certified key: what a person
 * signed needs nobody's word. Rules AU10, AU11.
 */
import { sha256, verifyViewed } from '@corridor/crypto';
import { auditAnswer, type AuditAnswer, decodeSigned, toUtf8, viewed } from '@corridor/wire';
import * as z from 'zod/mini';
import type { AuditEntry, Auditing } from '../api/audit.ts';
import type { AtWork } from '../deed/at-work.ts';
import { orNull } from '../directory/trust.ts';
import type { AskGuardian } from './guardian.ts';

type Received = AuditAnswer['entries'][number];
type Access = Extract<Received, { kind: 'access' }>;

const done = z.strictObject({});

export function looked(atWork: AtWork, ask: AskGuardian): Auditing {
  /** Null for what is the server's word alone. */
  async function isSigned({ what, receipt, who, case: caseId }: Access): Promise<boolean | null> {
    if (what !== 'viewed') return null;
    const { people } = atWork().core;
    const value = await orNull(async () => {
      const signed = decodeSigned(receipt ?? new Uint8Array(0));
      const author = people.author(viewed.decode(signed.bytes).by);
      return author === null ? null : await verifyViewed(signed, author.sign);
    });
    return value !== null && value.by.user === who.user && value.case === caseId;
  }

  async function shown(entry: Received): Promise<AuditEntry> {
    if (entry.kind !== 'access') return entry;
    const { blob: _blob, receipt: _receipt, ...access } = entry;
    return { ...access, signed: await isSigned(entry) };
  }

  return {
    audit: async (about, from, to) => {
      const { entries, ...rest } = await ask('POST', '/audit', auditAnswer, { about, from, to });
      const users = entries.flatMap((entry) => (entry.kind === 'deed' ? [] : entry.who.user));
      await atWork().core.people.meet(new Set(users));
      return { ...rest, entries: await Promise.all(entries.map(shown)) };
    },
    exported: async (what, caseId, content) => {
      const bytes = typeof content === 'string' ? toUtf8(content) : new Uint8Array(await content.arrayBuffer());
      const hash = await sha256(bytes);
      await ask('POST', '/exports', done, { what, case: caseId, hash });
    },
  };
}
