/** The draft of a new case: everything but the pictures, and the tick that the patient was checked, which is ticked anew. */
import type { Service } from '@corridor/client';
import { NOTHING, type Writing } from './writing.ts';

export const NEW_CASE_DRAFT = 'new-case';

export function draftOf(writing: Writing): string {
  const { service, confirmed: _confirmed, telephoned: _telephoned, ...rest } = writing;
  return JSON.stringify({
    ...rest,
    service: service === null ? null : { team: service.team, pathway: service.pathway.id },
  });
}

interface Kept extends Omit<Writing, 'service' | 'confirmed' | 'telephoned'> {
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
  return { ...NOTHING, ...value, service: service ?? null, confirmed: false, telephoned: false };
}

export function hasWords({ subject, text, patient }: Writing): boolean {
  return subject !== '' || text !== '' || patient !== null;
}
