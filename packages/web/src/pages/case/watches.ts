/** Reviews that are due: whose day has come and that nobody has recorded yet. */
import { type AttachmentInCase, type CaseState, siteKey, takenAt, timelineOf, type Watch } from '@corridor/cases';
import type { BlobId } from '../../session/ids.ts';

/** The photographs of the place that a review is about, or of all places. */
function photographsOf(state: CaseState, { site }: Watch): readonly AttachmentInCase[] {
  const all = timelineOf(state);
  if (site === null) return all;
  const there = all.filter(({ attachment }) => siteKey(attachment) === `${site.code} ${site.side}`);
  return there.length > 0 ? there : all;
}

/** The last photograph from before a review was set, and the newest since; null if there is no such pair. */
export function thenAndNow(state: CaseState, watch: Watch): readonly [then: BlobId, now: BlobId] | null {
  const photographs = photographsOf(state, watch);
  const then = photographs.findLast((item) => takenAt(item) <= watch.at) ?? photographs[0];
  const now = photographs.at(-1);
  if (then === undefined || now === undefined || then.attachment.id === now.attachment.id) return null;
  return [then.attachment.id, now.attachment.id];
}
