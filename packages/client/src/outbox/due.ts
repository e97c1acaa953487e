/** When the answer is due that an act calls for, by the pathway's target on its own clock: the case says it, as the plan does. */
import { type Body, clockOf, targetOf } from '@corridor/cases';
import type { CaseLog } from '../log/case-log.ts';
import { courseOf } from '../log/course.ts';
import type { Network } from '../network.ts';

type Calls = Extract<Body, { readonly act: 'said' | 'disagreed' | 'reopened' }>;

/** Whether the case waits for an answer again after this. */
function callsAgain(body: Body): body is Calls {
  if (body.act === 'said') return body.wantsAnswer === true;
  return body.act === 'reopened' || (body.act === 'disagreed' && !body.refer);
}

/** The body with its due time, if it calls for an answer, says none, and the case's pathway is at hand. Rule OB27. */
export function withDue(body: Body, log: CaseLog, { directory, pathways, now }: Network): Body {
  if (!callsAgain(body) || body.due !== undefined) return body;
  const course = courseOf(log, directory.trust);
  const pathway = course === null ? null : (pathways.released(course.plan.hash)?.pathway ?? null);
  if (pathway === null) return body;
  return { ...body, due: targetOf(pathway, now(), clockOf(pathway.nation, now())) };
}
