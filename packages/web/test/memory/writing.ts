/** What the viewer does in cases, checked by the rules that the app goes by. */
import { isStale, mayDo } from '@corridor/cases';
import type { ClientErrorCode, Unsent, WriteInput, Writing } from '@corridor/client';
import { viewOf } from './case-view.ts';
import { append, type Held, nextId } from './held.ts';
import { rowOf } from './inbox.ts';
import { keptBackBy } from './log.ts';
import { NOW } from './now.ts';
import { Refused } from './refused.ts';
import { services } from './services.ts';

export function memoryWriting(held: Held, tell: () => void): Writing {
  const { options, viewer, cases, drafts, unsent } = held;

  return {
    newCaseId: async () => nextId(held, 'd'),
    open: async ({ case: id, answering, content }) => {
      const to = services.filter(({ team }) => answering.includes(team)).flatMap(({ pathway }) => pathway.answering);
      const event = append(held, id, { act: 'opened', ...content, from: viewer.home, to }, false);
      tell();
      return event;
    },
    write: async (input) => {
      const code = keptBackBy(held.log);
      const waits = options.offline === true || code !== null;
      const event = waits ? keepBack(held, input, code) : accept(held, input);
      tell();
      return event;
    },
    retry: async (event, lastConfirmed) => {
      const waiting = unsent.find((each) => each.event === event);
      if (lastConfirmed !== true || waiting === undefined) return;
      unsent.splice(unsent.indexOf(waiting), 1);
      held.unvouched.push(append(held, waiting.case, waiting.body, waiting.private));
      tell();
    },
    takeBack: async (event) => {
      const at = unsent.findIndex((each) => each.event === event);
      const [taken] = unsent.splice(at, 1);
      tell();
      if (taken === undefined) throw new Refused('unknown-event');
      return taken.body;
    },
    saw: async (id, upTo, isPrivate) => {
      const one = cases.get(id);
      if (one === undefined || isPrivate || one.seenUpTo >= upTo) return;
      one.seenUpTo = upTo;
      tell();
    },
    saveDraft: async (key, draft) => {
      drafts.set(key, draft);
      if (options.switchesOff !== undefined) tell();
    },
    draft: async (key) => drafts.get(key) ?? null,
  };
}

/** Without a connection it waits its turn; with a log that is not to be believed it is kept back by `code`. */
function keepBack(held: Held, input: WriteInput, code: ClientErrorCode | null): Unsent['event'] {
  const { case: id, body, private: isPrivate = false } = input;
  const one = held.cases.get(id);
  if (one === undefined) throw new Refused('unknown-case');
  const event = nextId<Unsent['event']>(held, 'e');
  const about = rowOf(held, one, held.viewer.home.team).subject;
  const delivery = code === null ? ({ state: 'queued' } as const) : ({ state: 'refused', code } as const);
  held.unsent.push({ event, case: id, about, body, private: isPrivate, writtenAt: NOW, delivery });
  return event;
}

/** @throws Refused by the case's own rules, or `stale-basis`. */
function accept(held: Held, { case: id, body, private: isPrivate = false, basedOn }: WriteInput): Unsent['event'] {
  const { state, team } = viewOf(held, id);
  const refusal = isPrivate ? null : mayDo(body, state, { ...held.viewer.sender, team });
  if (refusal !== null) throw new Refused(refusal);
  if (!isPrivate && isStale(body.act, state, basedOn)) throw new Refused('stale-basis');
  return append(held, id, body, isPrivate);
}
