/** A review while it is written: kept as a draft of its case, so that going to the next and back loses nothing. */
import type { CaseId } from '../../session/ids.ts';
import { useDraft } from '../case/draft.ts';
import { reviewKey } from './holding.ts';
import { NO_REVIEW, type Review } from './review.ts';

function isReview(value: unknown): value is Review {
  return typeof value === 'object' && value !== null && 'lines' in value && 'added' in value && 'feedback' in value;
}

/** Nothing, if there is no draft or an older app wrote it. */
function reviewOf(draft: string): Review {
  if (draft === '') return NO_REVIEW;
  try {
    const value: unknown = JSON.parse(draft);
    return isReview(value) ? value : NO_REVIEW;
  } catch {
    return NO_REVIEW;
  }
}

export function useWorking(id: CaseId): readonly [Review, (review: Review) => void] {
  const draft = useDraft(reviewKey(id));
  return [reviewOf(draft.text), (review) => draft.set(JSON.stringify(review))];
}
