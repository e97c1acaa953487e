/** What people do in a case, as tests tell it: each deed resolves when the server has accepted it. */
import type { Body } from '@corridor/cases';
import type { CaseView, CorridorClient, WriteInput } from '@corridor/client';
import type { CaseId, EventId } from '@corridor/wire';
import { until } from '../src/index.ts';

/** Long enough for a busy machine; a wait that is over it names what it waited for. */
const PATIENCE = 20_000;

/** @throws an error that names the place where it was waited, where a test's own limit would name nothing. */
export async function within<T>(promise: Promise<T>, ms = PATIENCE): Promise<T> {
  const late = new Error(`nothing for ${ms} ms`);
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}

const ACCEPTED: ReadonlySet<string> = new Set(['accepted', 'delivered', 'seen']);

/** The case as this person has it on screen. */
export async function read(
  client: CorridorClient,
  caseId: CaseId,
  wanted: (view: CaseView) => boolean = () => true,
): Promise<CaseView> {
  const ready = (view: CaseView): boolean => !view.loading && view.state.opening !== null && wanted(view);
  return await within(until(client, 'case', caseId, ready));
}

/** Waits for the server's word on one's own event. @throws its code, if that is a refusal. */
export async function accepted(client: CorridorClient, caseId: CaseId, event: EventId): Promise<EventId> {
  const settled = (view: CaseView): boolean => {
    const state = view.deliveries[event]?.state ?? '';
    return state === 'refused' || ACCEPTED.has(state);
  };
  const delivery = (await within(until(client, 'case', caseId, settled))).deliveries[event];
  if (delivery?.state === 'refused') throw new Error(delivery.code);
  return event;
}

export async function write(
  client: CorridorClient,
  caseId: CaseId,
  body: Body,
  more: Partial<WriteInput> = {},
): Promise<EventId> {
  const { state } = await read(client, caseId);
  const event = await client.write({ case: caseId, body, basedOn: state.lastNumber, ...more });
  return await accepted(client, caseId, event);
}

const talk = { attachments: [], mentions: [] };

export function asked(text: string, ...questions: readonly string[]): Body {
  return { act: 'asked-more', text, questions: questions.map((each, i) => ({ id: `q${i + 1}`, text: each })), ...talk };
}

export function advice(assessment: string, plan: string, safetyNet: string): Body {
  return { act: 'advised', assessment, plan, safetyNet, medication: [], ...talk };
}

export function noted(text: string): Body {
  return { act: 'noted', text, ...talk };
}

/** Advised by one, acknowledged by the other, and closed with the first outcome of the pathway. */
export async function adviseAndClose(asker: CorridorClient, adviser: CorridorClient, caseId: CaseId): Promise<void> {
  const advised = await write(adviser, caseId, advice('Benign.', 'Nothing to do.', 'Come back if it grows.'));
  await read(asker, caseId, ({ state }) => state.status.kind === 'advised-unacknowledged');
  await write(asker, caseId, { act: 'acknowledged', advice: advised, understood: true });
  const outcome = (await read(asker, caseId)).pathway?.outcomes[0];
  if (outcome === undefined) throw new Error('no outcome');
  await write(asker, caseId, { act: 'closed', outcome });
}
