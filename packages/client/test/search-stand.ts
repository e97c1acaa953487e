/** The parts of a client that a search needs: cases by hand, a server that has closed ones, a guardian that knows older. */
import { type CaseState, emptyCase } from '@corridor/cases';
import { newSigner, systemRandom } from '@corridor/crypto';
import { type CaseId, encodeFrame, newId, type Said, type SessionId, type TeamId, type UserId } from '@corridor/wire';
import type { Request } from '../src/connection/request.ts';
import type { Core } from '../src/core.ts';
import { ClientError } from '../src/error.ts';
import { live } from '../src/live.ts';
import type { CaseLog } from '../src/log/case-log.ts';
import { type FakeClock, fakeClock } from './fake-line.ts';

export const DAY = 24 * 60 * 60 * 1000;
export const NOW = Date.UTC(2026, 10, 23, 9);

export interface SearchStand {
  readonly core: Core;
  readonly team: TeamId;
  readonly clock: FakeClock;
  /** The pages of closed cases that were asked for, by where they began. */
  readonly asked: readonly (number | null)[];
  /** Requests that reached the guardian, by their path. */
  readonly guardian: readonly string[];
  /** The connection is lost once, after so many more pages. */
  breakAfter(pages: number): void;
  /** Says that a case is held, with these words. */
  hold(name: string, words: string, more?: { readonly part?: 'whole' | 'ends'; readonly changedAt?: number }): CaseLog;
  /** Lets what is waiting run: promises, then what is due within so many milliseconds. */
  pass(milliseconds: number): Promise<void>;
}

interface Options {
  /** Ages of the closed cases that the server has, newest first, in days; in pages of two. */
  readonly closed?: readonly number[];
  /** What the guardian finds. */
  readonly found?: readonly CaseId[];
  /** Cases that the server will not show. */
  readonly refused?: readonly CaseId[];
}

export const caseOf = (name: string): CaseId => name.padStart(32, '0') as CaseId;

function stateOf(words: string, changedAt: number): CaseState {
  // The opening is only asked whether it is there.
  const opening = { number: 1, by: { user: '' }, from: { team: '' }, answers: [] } as unknown as CaseState['opening'];
  return { ...emptyCase, subject: words, opening, times: { ...emptyCase.times, last: changedAt } };
}

export async function searchStand({ closed = [], found = [], refused = [] }: Options = {}): Promise<SearchStand> {
  const team = newId<TeamId>(systemRandom);
  const clock = fakeClock(NOW);
  const signer = await newSigner(systemRandom);
  const logs = new Map<CaseId, CaseLog>();
  const asked: (number | null)[] = [];
  const guardian: string[] = [];
  let left = Number.POSITIVE_INFINITY;

  function logFor(caseId: CaseId, words: string | null, whole: boolean, changedAt = NOW): CaseLog {
    let state = words === null ? emptyCase : stateOf(words, changedAt);
    let isWhole = whole;
    const log = {
      case: caseId,
      state: () => state,
      notes: () => [],
      keys: { newest: () => null },
      part: () => ({ isWhole: () => isWhole }),
      summarise: async () => undefined,
      load: async () => {
        if (refused.includes(caseId)) throw new ClientError('unknown-case');
        state = stateOf(words ?? 'an older ulcer', changedAt);
        isWhole = true;
      },
    } as unknown as CaseLog;
    logs.set(caseId, log);
    return log;
  }

  function closedPage(before: number | null): Said<'inbox'> {
    const from = before === null ? 0 : closed.length - before + 1;
    const cases = closed.slice(from, from + 2).map((days, at) => {
      const caseId = caseOf(`c${from + at}`);
      if (!logs.has(caseId)) logFor(caseId, `closed ${days}`, true, NOW - days * DAY);
      return { case: caseId, n: closed.length - from - at, events: [], epochs: [], wraps: [] };
    });
    return { t: 'inbox', r: 0, cases, more: from + 2 < closed.length } as unknown as Said<'inbox'>;
  }

  // What a search does not touch of a client is not there to be touched.
  const core = {
    now: () => clock.now(),
    session: () => ({ id: newId<SessionId>(systemRandom), statement: new Uint8Array([1]), signer }),
    identity: { user: newId<UserId>(systemRandom) },
    myTeams: live([team]),
    people: { meet: async () => undefined, meetAgain: async () => undefined },
    connection: {
      ask: async (request: Request) => {
        if (request.t !== 'inbox') throw new TypeError(`a search needs no ${request.t}`);
        if (left-- === 0) throw new ClientError('offline');
        asked.push(request.before);
        return closedPage(request.before);
      },
    },
    book: {
      log: (caseId: CaseId) => logs.get(caseId) ?? logFor(caseId, null, false),
      all: () => logs.values(),
      touch: () => undefined,
    },
    ports: {
      clock,
      http: async (url: string) => {
        guardian.push(new URL(url).pathname);
        return new Response(encodeFrame({ cases: found, searchedBackTo: null }));
      },
    },
  } as unknown as Core;

  return {
    core,
    team,
    clock,
    asked,
    guardian,
    breakAfter: (pages) => {
      left = pages;
    },
    hold: (name, words, { part = 'whole', changedAt = NOW } = {}) =>
      logFor(caseOf(name), words, part === 'whole', changedAt),
    pass: async (milliseconds) => {
      for (let step = 0; step < 40; step++) {
        await new Promise((resolve) => void setImmediate(resolve));
        clock.pass(milliseconds / 40);
      }
      await new Promise((resolve) => void setImmediate(resolve));
    },
  };
}
