/** What one batch holds under its locks, and changes as it goes through its events; written back at the end. */
import type { CaseId, EventId, SessionId, TeamId, UserId } from '@corridor/wire';
import type { Outcome } from './outcome.ts';

/** The lane of a case's own log, where a column cannot be null. */
export const NO_LANE = '0'.repeat(32);

export interface Log {
  readonly key: number;
  readonly case: CaseId;
  readonly lane: string;
  epoch: number;
  epochHash: Uint8Array;
  /** Keys of the teams that read it; the generation of each that the epoch was sealed to; each one's newest feed number. */
  teams: readonly number[];
  generations: readonly number[];
  feeds: readonly number[];
  last: number;
  clinical: number;
  readonly openerTeam: number;
  closed: boolean;
  readonly erased: boolean;
  touched: boolean;
}

export interface Team {
  readonly key: number;
  readonly id: TeamId;
  readonly organisation: string;
  readonly rosterHash: Uint8Array;
  readonly generation: number;
  readonly commitment: Uint8Array;
  last: number;
  touched: boolean;
}

export interface Author {
  readonly log: number;
  readonly member: UserId;
  counter: number;
  number: number;
}

export interface Known {
  readonly lane: string;
  readonly number: number;
  readonly at: number;
  readonly event: Uint8Array;
}

export class State {
  readonly logs = new Map<string, Log>();
  readonly teams = new Map<number, Team>();
  readonly teamsById = new Map<string, Team>();
  readonly authors = new Map<string, Author>();
  readonly known = new Map<string, Known>();
  /** Services that take no cases: team and pathway. */
  readonly notOpen = new Set<string>();
  readonly #permits = new Map<string, boolean>();
  readonly #newKeys: number[] = [];
  readonly outcomes: Outcome[] = [];

  addKeys(keys: readonly number[]): void {
    this.#newKeys.push(...keys);
  }

  /** A key for a log that is made in this batch; as many were drawn as could be needed. */
  takeKey(): number {
    const key = this.#newKeys.pop();
    if (key === undefined) throw new RangeError('no log key left');
    return key;
  }

  log(caseId: CaseId, lane: TeamId | null): Log | undefined {
    return this.logs.get(`${caseId}${lane ?? NO_LANE}`);
  }

  addLog(log: Log): void {
    this.logs.set(`${log.case}${log.lane}`, log);
  }

  addTeam(team: Team): void {
    this.teams.set(team.key, team);
    this.teamsById.set(team.id, team);
  }

  author(log: number, member: UserId): Author {
    const at = `${log} ${member}`;
    let author = this.authors.get(at);
    if (author === undefined) this.authors.set(at, (author = { log, member, counter: 0, number: 0 }));
    return author;
  }

  permit(session: SessionId, team: TeamId, member: boolean): void {
    this.#permits.set(session + team, member);
    this.#permits.set(session, true);
  }

  /** Whether the session's person is in the team; `ended` if the session is no more, `unknown` if there is no such team. */
  permitted(session: SessionId, team: TeamId): boolean {
    return this.#permits.get(session + team) ?? false;
  }

  knownEvent(caseId: CaseId, event: EventId): Known | undefined {
    return this.known.get(caseId + event);
  }

  addKnown(caseId: CaseId, event: EventId, known: Known): void {
    this.known.set(caseId + event, known);
  }
}
