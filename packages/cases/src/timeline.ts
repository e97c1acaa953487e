/** The photographs of a case in the order in which they were taken, and of one site. */
import { type Attachment, isPhotograph } from './attachment.ts';
import type { AttachmentInCase, CaseState } from './state.ts';

/** When a photograph was taken; failing that, when it was sent. */
export function takenAt({ attachment, at }: AttachmentInCase): number {
  return attachment.takenAt ?? at;
}

/** One place on one side of the body, as in `forearm-back left`; empty for no place. */
export function siteKey({ site }: Attachment): string {
  return site === undefined ? '' : `${site.code} ${site.side}`;
}

/** Photographs, oldest first; of one site if `site` names one by its key. */
export function timelineOf(state: CaseState, site?: string): readonly AttachmentInCase[] {
  return state.attachments
    .filter(({ attachment }) => isPhotograph(attachment) && (site === undefined || siteKey(attachment) === site))
    .toSorted((a, b) => takenAt(a) - takenAt(b) || a.number - b.number);
}
