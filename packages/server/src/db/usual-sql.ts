/** How soon services answer, worked out from acts alone: what cases calls a service's usual time. Rule US1. */
import { statement } from './line/statement.ts';
import { int4, int8, nullable, text, uuid } from './line/value.ts';

/**
 * (after, until, least): every service with the median wait, in milliseconds, of the questions to it whose first advice
 * came between. Null where there were fewer than `least`. Median by nearest rank. Advice counts as it does for cases:
 * never the opener's own, nor the asking team's but in a standing group.
 */
export const usualWaits = statement(
  `WITH recent AS (
     SELECT DISTINCT log FROM events WHERE act = 'advised' AND at > $1 AND at <= $2
   ), answered AS (
     SELECT l.pathway, l.asked, first.at - l.opened_at AS wait
     FROM recent r JOIN logs l ON l.key = r.log AND l.pathway IS NOT NULL AND l.kind IN ('advice', 'triage', 'group')
     CROSS JOIN LATERAL (
       SELECT min(e.at) AS at FROM events e
       WHERE e.log = l.key AND e.act <> 'said' AND e.act = 'advised' AND e.author <> l.opener
         AND (e.team <> l.opener_team OR l.kind = 'group' OR l.opener_team = ANY(l.asked))
     ) first
     WHERE first.at > $1 AND first.at <= $2
   )
   SELECT t.id, s.pathway,
          CASE WHEN count(a.wait) >= $3 THEN percentile_disc(0.5) WITHIN GROUP (ORDER BY a.wait) END
   FROM services s JOIN teams t ON t.key = s.team
   LEFT JOIN answered a ON a.pathway = s.pathway AND s.team = ANY(a.asked)
   GROUP BY t.id, s.pathway ORDER BY t.id, s.pathway`,
  [int8, int8, int4],
  { team: uuid, pathway: text, wait: nullable(int8) },
);
