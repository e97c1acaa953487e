/**
 * The keys of one case: its chain of epoch statements, each verified before it is believed, and the key of each that this
 * client's teams can reach, by a wrap or down the history from a later one. Rules CL26, CL27, CL47.
 */
import {
  type EpochKey,
  openCaseWrap,
  previousEpochKey,
  statementHash,
  verifyCaseWrap,
  verifyEpoch,
} from '@corridor/crypto';
import {
  type Actor,
  type CaseId,
  type CaseWrap,
  caseWrap,
  decodeSigned,
  type Epoch,
  epoch as epochFormat,
  equalBytes,
  type Format,
  type Signed,
  type TeamId,
  type UserId,
} from '@corridor/wire';
import type { People } from '../directory/people.ts';
import { orNull } from '../directory/trust.ts';
import { readOnce } from '../read-once.ts';
import type { Teams } from './teams.ts';

export interface Statement {
  readonly signed: Signed;
  readonly value: Epoch;
  readonly hash: Uint8Array;
}

interface Wrap {
  readonly signed: Signed;
  readonly value: CaseWrap;
}

/** A wrap that came by HPKE: its team may have it sealed under its own key instead, which opens faster. */
export interface SlowWrap {
  readonly key: EpochKey;
  readonly team: TeamId;
  readonly generation: number;
}

export interface CaseKeys {
  /** Takes what the server has; statements that do not verify are left out. */
  take(epochs: readonly Uint8Array[], wraps: readonly Uint8Array[]): Promise<void>;
  /** An epoch that this client made. */
  made(statement: Signed, key: EpochKey): Promise<void>;
  statement(epoch: number): Statement | null;
  newest(): Statement | null;
  /** Whether an actor's team was given any of the keys. */
  isReader(by: Actor): boolean;
  /** Null if no team of this client's was given it. */
  key(epoch: number): Promise<EpochKey | null>;
  /** Wraps that had to be opened by HPKE since last asked. */
  slow(): readonly SlowWrap[];
}

/** Who and which teams statements and wraps name, to be met before they are taken. Unreadable ones name nobody. */
export function namedIn(
  epochs: readonly Uint8Array[],
  wraps: readonly Uint8Array[],
): { readonly users: readonly UserId[]; readonly readers: Epoch['readers'] } {
  const statements = epochs.flatMap((raw) => statementIn(raw)?.value ?? []);
  const boxes = wraps.flatMap((raw) => wrapIn(raw)?.value ?? []);
  return {
    users: [...statements, ...boxes].map(({ by }) => by.user),
    readers: statements.flatMap(({ readers }) => readers),
  };
}

/** What statements and wraps claim, before anything is verified. */
const statementIn = readOnce((raw) => claimed(raw, epochFormat));
const wrapIn = readOnce((raw) => claimed(raw, caseWrap));

function claimed<T>(raw: Uint8Array, format: Format<T>): { readonly signed: Signed; readonly value: T } {
  const signed = decodeSigned(raw);
  return { signed, value: format.decode(signed.bytes) };
}

export function keysOfCase(caseId: CaseId, teams: Teams, people: People): CaseKeys {
  const statements = new Map<number, Statement>();
  const wraps = new Map<number, Wrap[]>();
  const keys = new Map<number, EpochKey>();
  const opening = new Map<number, Promise<EpochKey | null>>();
  const slow: SlowWrap[] = [];
  let newest = 0;

  /** Its maker is in a team that it is for; or, of a team that leaves with it, in one that held the key before. */
  function mayMake({ by, readers }: Epoch, before: Statement | null): boolean {
    const reader =
      readers.find(({ team }) => team === by.team) ?? before?.value.readers.find(({ team }) => team === by.team);
    return reader !== undefined && isReader(by, reader);
  }

  function isReader(by: Actor, reader: Epoch['readers'][number]): boolean {
    return reader.organisation === by.organisation && teams.wasMember(by.team, reader.generation, by.user, by.version);
  }

  /** Every reader is a team of a known organisation, at a roster of its own chain. */
  function readersKnown({ readers }: Epoch): boolean {
    return readers.every(({ organisation, team, generation, roster: hash }) => {
      const roster = teams.byHash(team, hash);
      return roster !== null && roster.organisation === organisation && roster.generation === generation;
    });
  }

  async function takeStatement(raw: Uint8Array): Promise<void> {
    const claim = statementIn(raw);
    if (claim === null) return;
    await takeClaim(claim.signed, claim.value);
  }

  async function takeClaim(signed: Signed, claim: Epoch): Promise<void> {
    if (claim.case !== caseId || statements.has(claim.epoch)) return;
    const author = people.author(claim.by);
    if (author === null) return;
    const before = statements.get(claim.epoch - 1) ?? null;
    const previous = claim.epoch === 1 ? null : before?.signed;
    // Without the statement before, its place in the chain cannot be known, nor who may have made it.
    if (previous === undefined) return;
    const value = await verifyEpoch(signed, author.sign, previous);
    if (!readersKnown(value) || !mayMake(value, before)) return;
    statements.set(value.epoch, { signed, value, hash: await statementHash(signed) });
    newest = Math.max(newest, value.epoch);
  }

  function takeWrap(raw: Uint8Array): void {
    const wrap = wrapIn(raw);
    if (wrap === null || wrap.value.case !== caseId) return;
    const { signed, value } = wrap;
    const others = wraps.get(value.epoch) ?? [];
    if (others.some((each) => equalBytes(each.signed.bytes, signed.bytes))) return;
    // A wrap under the team's own key opens many times faster than one by HPKE.
    wraps.set(value.epoch, value.how === 'sealed' ? [wrap, ...others] : [...others, wrap]);
    opening.delete(value.epoch);
  }

  /** Signed by somebody who held the key: a reader of this epoch, or the maker of its statement. */
  async function isFair({ signed, value }: Wrap, of: Statement): Promise<boolean> {
    const author = people.author(value.by);
    const reader = of.value.readers.find(({ team }) => team === value.by.team);
    const isMaker = value.by.user === of.value.by.user && value.by.version === of.value.by.version;
    if (author === null || (!isMaker && (reader === undefined || !isReader(value.by, reader)))) return false;
    return (await orNull(async () => await verifyCaseWrap(signed, author.sign))) !== null;
  }

  async function openWrap(wrap: Wrap, of: Statement): Promise<EpochKey | null> {
    const { team, generation, how } = wrap.value;
    const teamKeys = await teams.keys(team, generation);
    if (teamKeys === null || !(await isFair(wrap, of))) return null;
    const key = await orNull(async () => await openCaseWrap(wrap.signed, of.signed, teamKeys));
    if (key !== null && how === 'hpke') slow.push({ key, team, generation });
    return key;
  }

  async function openEpoch(epoch: number): Promise<EpochKey | null> {
    const of = statements.get(epoch);
    if (of === undefined) return null;
    for (const wrap of wraps.get(epoch) ?? []) {
      const opened = await openWrap(wrap, of);
      if (opened !== null) return opened;
    }
    const above = statements.get(epoch + 1);
    const newer = above === undefined ? null : await key(epoch + 1);
    if (above === undefined || newer === null) return null;
    return await orNull(async () => await previousEpochKey(above.signed, newer, of.signed));
  }

  async function key(epoch: number): Promise<EpochKey | null> {
    const known = keys.get(epoch);
    if (known !== undefined) return known;
    const running = opening.get(epoch) ?? openEpoch(epoch);
    opening.set(epoch, running);
    const opened = await running;
    if (opened === null) opening.delete(epoch);
    else keys.set(epoch, opened);
    return opened;
  }

  return {
    take: async (epochs, boxes) => {
      const inOrder = epochs.toSorted((a, b) => epochNumber(a) - epochNumber(b));
      for (const raw of inOrder) await orNull(async () => await takeStatement(raw));
      for (const raw of boxes) takeWrap(raw);
    },
    made: async (signed, made) => {
      const value = epochFormat.decode(signed.bytes);
      statements.set(value.epoch, { signed, value, hash: await statementHash(signed) });
      keys.set(value.epoch, made);
      newest = Math.max(newest, value.epoch);
    },
    statement: (epoch) => statements.get(epoch) ?? null,
    newest: () => statements.get(newest) ?? null,
    isReader: ({ team, organisation }) =>
      [...statements.values()].some(({ value }) =>
        value.readers.some((each) => each.team === team && each.organisation === organisation),
      ),
    key,
    slow: () => slow.splice(0),
  };
}

function epochNumber(raw: Uint8Array): number {
  return statementIn(raw)?.value.epoch ?? 0;
}
