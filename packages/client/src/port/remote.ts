/**
 * A client on one side of a MessagePort and whoever uses it on the other: calls and their answers, topics and their
 * values. Generic over the interface, so that a new call needs no code here. Errors cross with their code and nothing
 * else.
 */
import type { TeamId } from '@corridor/wire';
import type { CorridorClient } from '../api/corridor-client.ts';
import type { ClientErrorCode } from '../api/error-code.ts';
import type { Inbox, InboxRow } from '../api/inbox.ts';
import type { Topic } from '../api/topic.ts';
import { ClientError, codeOf, type InputFault } from '../error.ts';
import { changeBetween, changed, type RowsChange } from './rows-change.ts';

export type Call = Exclude<keyof CorridorClient, 'watch'>;

/** From the page to the client. */
export type Outward =
  | { readonly is: 'call'; readonly id: number; readonly call: Call; readonly args: readonly unknown[] }
  | { readonly is: 'watch'; readonly id: number; readonly topic: Topic; readonly ask: unknown }
  | { readonly is: 'unwatch'; readonly id: number };

export interface CrossedError {
  readonly code: ClientErrorCode;
  readonly faults: readonly InputFault[];
  readonly number: number | null;
}

/** From the client to the page. */
export type Inward =
  | { readonly is: 'done'; readonly id: number; readonly value: unknown }
  | { readonly is: 'failed'; readonly id: number; readonly error: CrossedError }
  | { readonly is: 'value'; readonly id: number; readonly value: unknown }
  /** An inbox of which only some rows changed since it was last said. */
  | {
      readonly is: 'rows';
      readonly id: number;
      readonly inbox: Omit<Inbox, 'rows'>;
      readonly change: RowsChange;
    };

/** A MessagePort, a Worker or a Worker's own scope. */
export interface Port {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  /** A MessagePort says nothing until it is started. */
  start?(): void;
}

function crossing(error: unknown): CrossedError {
  if (error instanceof ClientError) return { code: error.code, faults: error.faults, number: error.number };
  return { code: codeOf(error), faults: [], number: null };
}

/** Answers for `client` whatever comes through the port. */
export function serve(client: CorridorClient, port: Port): void {
  const stops = new Map<number, () => void>();
  const say = (message: Inward): void => port.postMessage(message);

  async function call(id: number, name: Call, args: readonly unknown[]): Promise<void> {
    try {
      // The other side is `proxy` below, which takes its arguments from the same interface.
      const method = client[name] as (...args: readonly unknown[]) => Promise<unknown>;
      say({ is: 'done', id, value: await method(...args) });
    } catch (error) {
      say({ is: 'failed', id, error: crossing(error) });
    }
  }

  function watch({ id, topic, ask }: Extract<Outward, { is: 'watch' }>): () => void {
    if (topic !== 'inbox') return client.watch(topic, ask as never, (value) => say({ is: 'value', id, value }));
    let before: readonly InboxRow[] | null = null;
    return client.watch(topic, ask as TeamId, (value) => {
      const { rows, ...inbox } = value;
      if (before === null) say({ is: 'value', id, value });
      else say({ is: 'rows', id, inbox, change: changeBetween(before, rows) });
      before = rows;
    });
  }

  port.addEventListener('message', ({ data }) => {
    const message = data as Outward;
    switch (message.is) {
      case 'call':
        void call(message.id, message.call, message.args);
        return;
      case 'watch':
        stops.set(message.id, watch(message));
        return;
      case 'unwatch':
        stops.get(message.id)?.();
        stops.delete(message.id);
        return;
      default:
        message satisfies never;
    }
  });
  port.start?.();
}

const CALLS: Readonly<Record<Call, true>> = {
  about: true,
  readInvitation: true,
  beginSignIn: true,
  finishSignIn: true,
  unlock: true,
  lock: true,
  signOff: true,
  addPasskey: true,
  newRecoveryCode: true,
  loadClosed: true,
  casesOfPatient: true,
  search: true,
  searchOlder: true,
  people: true,
  audience: true,
  newCaseId: true,
  open: true,
  write: true,
  retry: true,
  takeBack: true,
  saw: true,
  addPicture: true,
  addFile: true,
  dropAttachment: true,
  readAttachment: true,
  saveDraft: true,
  draft: true,
  keep: true,
  findAlbum: true,
  rota: true,
  saveRota: true,
  setAway: true,
  offerSwap: true,
  answerSwap: true,
  pathways: true,
  checkPathway: true,
  proposePathway: true,
  releasePathway: true,
  withdrawPathway: true,
  setServiceState: true,
  newCommandToken: true,
  revokeCommandToken: true,
  area: true,
  switchNetwork: true,
  audit: true,
  exported: true,
  erasures: true,
  proposeErasure: true,
  answerErasure: true,
  holdCase: true,
  liftHold: true,
  setRetention: true,
  staff: true,
  enterPerson: true,
  invite: true,
  withdrawInvitation: true,
  settleAlarm: true,
  changePerson: true,
  renewPerson: true,
  allowNewKeys: true,
  endSessionsOf: true,
  leaving: true,
  removePerson: true,
  insight: true,
  pushKey: true,
  subscribePush: true,
  setEmail: true,
  logEvidence: true,
  sessions: true,
  endSession: true,
  keyNotices: true,
  keyNoticesSeen: true,
};

interface Waiting {
  resolve(value: unknown): void;
  reject(error: ClientError): void;
}

/** The client at the other end of the port. */
export function proxy(port: Port): CorridorClient {
  const waiting = new Map<number, Waiting>();
  const hearing = new Map<number, (value: unknown) => void>();
  /** The inboxes that are watched, as they were last said: what changed is said upon them. */
  const inboxes = new Map<number, Inbox | null>();
  let next = 1;
  const say = (message: Outward): void => port.postMessage(message);

  function tell(id: number, value: unknown): void {
    // Whoever asked for the topic `inbox` is answered with one.
    if (inboxes.has(id)) inboxes.set(id, value as Inbox);
    hearing.get(id)?.(value);
  }

  port.addEventListener('message', ({ data }) => {
    const message = data as Inward;
    switch (message.is) {
      case 'value':
        tell(message.id, message.value);
        return;
      case 'rows': {
        const before = inboxes.get(message.id)?.rows ?? [];
        tell(message.id, { ...message.inbox, rows: changed(before, message.change) });
        return;
      }
      case 'done':
        waiting.get(message.id)?.resolve(message.value);
        waiting.delete(message.id);
        return;
      case 'failed': {
        const { code, faults, number } = message.error;
        waiting.get(message.id)?.reject(new ClientError(code, number === null ? { faults } : { faults, number }));
        waiting.delete(message.id);
        return;
      }
      default:
        message satisfies never;
    }
  });
  port.start?.();

  const ask = async (call: Call, args: readonly unknown[]): Promise<unknown> =>
    await new Promise((resolve, reject) => {
      const id = next++;
      waiting.set(id, { resolve, reject });
      say({ is: 'call', id, call, args });
    });

  const watch: CorridorClient['watch'] = (topic, about, hear) => {
    const id = next++;
    hearing.set(id, hear as (value: unknown) => void);
    if (topic === 'inbox') inboxes.set(id, null);
    say({ is: 'watch', id, topic, ask: about });
    return () => {
      inboxes.delete(id);
      if (hearing.delete(id)) say({ is: 'unwatch', id });
    };
  };
  const calls = Object.keys(CALLS).map((call) => [call, async (...args: unknown[]) => await ask(call as Call, args)]);
  // CALLS names every method of the interface, and the compiler holds it to that.
  return { watch, ...Object.fromEntries(calls) } as CorridorClient;
}
