/** The draft of a new case: everything but the pictures, and the ticks that a person gives anew each time. */
import type { Service } from '@corridor/client';
import { NOTHING, type Writing } from './writing.ts';

export const NEW_CASE_DRAFT = 'new-case';

/** What was confirmed for one sending is not confirmed for a later one. */
const ANEW = { confirmed: false, telephoned: false, sendAnyway: false } as const;

export function draftOf(writing: Writing): string {
  const { service, ...rest } = writing;
  return JSON.stringify({
    ...rest,
    ...ANEW,
    service: service === null ? null : { team: service.team, pathway: service.pathway.id },
  });
}

/** A case that begins as a conversation: its words, and the NHS number that was typed there. */
export function draftFromChat(number: string, text: string): string {
  return draftOf({ ...NOTHING, number, text });
}

interface Kept extends Omit<Writing, 'service'> {
  readonly service: { readonly team: string; readonly pathway: string } | null;
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'subject' in value && 'answers' in value;
}

/** Null: there is no draft, or an older app wrote it. */
export function writingOf(draft: string | null, services: readonly Service[]): Writing | null {
  if (draft === null || draft === '') return null;
  const value: unknown = JSON.parse(draft);
  if (!isKept(value)) return null;
  const service = services.find(
    ({ team, pathway }) => team === value.service?.team && pathway.id === value.service.pathway,
  );
  return { ...NOTHING, ...value, ...ANEW, service: service ?? null };
}

export function hasWords({ subject, text, patient, number }: Writing): boolean {
  return subject !== '' || text !== '' || patient !== null || number !== '';
}
