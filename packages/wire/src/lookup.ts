/**
 * What signed-in people ask their own guardian about its patient index: `POST /v1/cases/search` and `POST /v1/cases/album`,
 * CBOR both ways. The request is signed as http.ts has it, and shows its session; the operator's server takes no part.
 */
import * as z from 'zod/mini';
import { count, ident } from './frame.ts';
import type { CaseId, TeamId } from './id.ts';

/** Cases that one search may find. */
export const MOST_FOUND = 100;

/** NHS number, name or date of birth as somebody types them, in any order; what is given must all fit. */
export const searchAsk = z.strictObject({ query: z.string().check(z.minLength(1), z.maxLength(200)) });

/** Best first, and only cases that the asker reads now. `searchedBackTo`: the oldest of those that were looked through. */
export const searchAnswer = z.strictObject({
  cases: z.array(ident<CaseId>()).check(z.maxLength(MOST_FOUND)),
  searchedBackTo: z.nullable(count),
});
export type CaseSearchAnswer = z.infer<typeof searchAnswer>;

/** The album that two teams keep of a patient. The asker is in one of them. `dateOfBirth` is YYYY-MM-DD. */
export const albumAsk = z.strictObject({
  nhsNumber: z.string().check(z.regex(/^[0-9]{10}$/)),
  dateOfBirth: z.string().check(z.regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)),
  teams: z.tuple([ident<TeamId>(), ident<TeamId>()]),
});
export const albumAnswer = z.strictObject({ case: z.nullable(ident<CaseId>()) });
