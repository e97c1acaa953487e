/** What an entry says, in the words of a screen, a table and a printed page alike. */
import type { AuditEntry, AuditPerson } from '@corridor/client';
import type { OfficeStrings } from '../../strings/office.ts';

type Strings = OfficeStrings['audit'];

const ID = /^[0-9a-f]{32}$/u;

/** Who did it: a person, the guardian, or its machine's token. */
export function doerOf(entry: AuditEntry, s: Strings): string {
  if (entry.kind !== 'deed') return personWords(entry.who, s);
  if (entry.by === 'guardian') return s.guardian;
  return ID.test(entry.by) ? s.unknownPerson : entry.by.replace(/^admin-token$/u, s.machine);
}

function personWords({ name }: AuditPerson, s: Strings): string {
  return name === '' ? s.unknownPerson : name;
}

/** Role and organisation; empty for a deed. */
export function standingOf(entry: AuditEntry): string {
  if (entry.kind === 'deed') return '';
  return [entry.who.role, entry.who.organisationName].filter((part) => part !== '').join(', ');
}

export function whatOf(entry: AuditEntry, s: Strings): string {
  switch (entry.kind) {
    case 'access':
      return s.whats[entry.what];
    case 'export':
      return s.exports[entry.what];
    case 'deed':
      return s.deeds[entry.act] ?? s.otherDeed;
    default:
      return entry satisfies never;
  }
}

/** Whose word it is. */
export function proofOf(
  entry: AuditEntry,
  s: Strings,
): { readonly words: string; readonly tone: '' | 'good' | 'late' } {
  if (entry.kind === 'deed') return { words: s.trail, tone: '' };
  if (entry.kind === 'export') return { words: s.byGuardian, tone: '' };
  if (entry.signed === null) return { words: s.word, tone: '' };
  return entry.signed ? { words: s.signed, tone: 'good' } : { words: s.unsigned, tone: 'late' };
}

/** The person or team that a deed was about; null where that is a case, or nothing with a name. */
export function subjectOf(entry: AuditEntry): string | null {
  return entry.kind === 'deed' && !ID.test(entry.subject) && entry.subject !== entry.by ? entry.subject : null;
}
