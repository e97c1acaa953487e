/**
 * The log as this client follows it: the newest checkpoint that it accepted, the heads of the organisations that it deals
 * with, and what is proved under them. What does not fit is a fault, and a fault stays for the session. Rules TL1 to TL13.
 */
import { CryptoError } from '@corridor/crypto';
import type { OrganisationId, TeamId } from '@corridor/wire';
import type { Verdict } from '../api/audience.ts';
import type { Connection } from '../connection/connection.ts';
import type { Trust } from '../directory/trust.ts';
import type { Teams } from '../keys/teams.ts';
import { oneAtATime } from '../one-at-a-time.ts';
import type { LogAnchors } from './anchors.ts';
import { openEntries, type Standing } from './entries.ts';
import { compareNamed } from './compare.ts';
import { evidenceIn, type Fault } from './evidence.ts';
import { type HeadSeen, judgeHead } from './head.ts';
import { type Accepted, judge } from './judge.ts';
import type { Names } from './named.ts';
import { openNewest } from './newest.ts';
import { verdictOf } from './verdict.ts';
import { openVouches } from './vouches.ts';

export interface LogParts {
  readonly connection: Pick<Connection, 'ask'>;
  readonly trust: Trust;
  /** Reads on in the directory. */
  readonly sync: () => Promise<void>;
  readonly teams: Pick<Teams, 'newest' | 'doubt' | 'load' | 'known'>;
  readonly organisation: OrganisationId;
  readonly anchors: LogAnchors;
  /** What authors name as their checkpoints. */
  readonly names: Names;
  /** By which cosignatures are judged, in milliseconds. */
  readonly now: () => number;
}

export interface LogKeeper {
  /** Asks for a newer checkpoint and proves what waits. Never throws: what could not be asked is asked again later. */
  look(): Promise<void>;
  accepted(): Accepted | null;
  fault(): Fault | null;
  standing(name: string): Standing | null;
  count(): Readonly<Record<Standing, number>>;
  /** What the log says of each team's roster as this client knows it, asked anew where it is not known. */
  verdicts(teams: readonly TeamId[]): Promise<ReadonlyMap<TeamId, Verdict>>;
  /** The same without asking. */
  verdict(team: TeamId): Verdict;
  /** The log answers, but what it shows of these teams is so new that those who must have not cosigned it yet. */
  isAwaited(teams: readonly TeamId[]): boolean;
  /** Of a team that something was to be sent to it cannot be said yet whether its roster is the newest. */
  isUnsettled(): boolean;
  /** For ten minutes the server has not proved that what authors name is this log. */
  isUncompared(): boolean;
}

const UNSETTLED: ReadonlySet<Verdict> = new Set(['being-confirmed', 'unproved']);

/** Organisations in one question. */
const PAGE = 64;
/** Milliseconds that the server may owe the proof that others were shown the same log. */
const PATIENCE = 10 * 60_000;

export function openKeeper(parts: LogParts): LogKeeper {
  const { connection, trust, sync, teams, organisation: own, anchors, names, now } = parts;
  const entries = openEntries(connection);
  const newest = openNewest<TeamId>(connection, 'roster');
  const vouches = openVouches(connection, trust);
  const heads = new Map<OrganisationId, HeadSeen>();
  /** Teams that something was to be sent to: of them a later roster is looked for at every look. */
  const sentTo = new Set<TeamId>();
  let accepted: Accepted | null = null;
  let fault: Fault | null = null;
  let hasAnswered = false;
  let uncomparedSince: number | null = null;
  let taken = 0;

  function takeBeliefs(): void {
    const fresh = trust.beliefs.since(taken);
    taken += fresh.length;
    entries.take(fresh, now());
  }

  const signers = () => ({ ...anchors, organisation: own, guardians: trust.guardians(own) });

  async function lookAt(organisations: readonly OrganisationId[]): Promise<void> {
    const size = accepted?.checkpoint.size ?? 0;
    const answer = await connection.ask({ t: 'log', size, newest: false, organisations: [...organisations] });
    hasAnswered = true;
    const judged = await judge({ note: answer.note, consistency: answer.consistency }, accepted, signers(), now());
    if (judged.is === 'fork') fault = { what: 'fork', notes: [accepted?.encoded ?? '', judged.encoded] };
    if (judged.is !== 'accepted') return;
    accepted = judged.accepted;
    for (const [at, organisation] of organisations.entries()) {
      const shown = answer.organisations[at] ?? null;
      if (shown === null) continue;
      const by = { logKey: anchors.logKey, guardians: trust.guardians(organisation) };
      heads.set(organisation, await judgeHead(shown, organisation, accepted, by, now()));
    }
  }

  /** The own organisation, and those whose teams this client knows. */
  function dealtWith(): readonly OrganisationId[] {
    return [...new Set([own, ...teams.known().map(({ organisation }) => organisation), ...vouches.vouchers(others())])];
  }

  /** Organisations that something was to be sent to, but for the own. */
  function others(): readonly OrganisationId[] {
    const found = [...sentTo].flatMap((team) => teams.newest(team)?.organisation ?? []);
    return [...new Set(found)].filter((organisation) => organisation !== own);
  }

  async function proveEntries(): Promise<void> {
    takeBeliefs();
    if (accepted !== null) await entries.prove(accepted);
  }

  async function compare(): Promise<void> {
    if (accepted === null || names.waiting().length === 0) return;
    uncomparedSince ??= now();
    const other = await compareNamed(names, accepted.checkpoint, connection);
    uncomparedSince = null;
    if (other === null) return;
    const what = typeof other.said === 'string' ? 'fork' : 'split';
    fault = { what, notes: [accepted.encoded, evidenceIn(other)] };
  }

  async function lookOnce(): Promise<void> {
    const all = dealtWith();
    for (let at = 0; at < all.length && fault === null; at += PAGE) await lookAt(all.slice(at, at + PAGE));
    if (fault !== null) return;
    await proveEntries();
    await proveNewest([...sentTo]);
    await compare();
  }

  /** A refusal or a lost connection is for later; a proof that does not fit is a fault. */
  async function guarded(work: () => Promise<void>): Promise<void> {
    if (fault !== null) return;
    try {
      await work();
    } catch (error) {
      if (error instanceof CryptoError) fault = { what: 'proof', notes: accepted === null ? [] : [accepted.encoded] };
    }
  }

  async function proveNewest(wanted: readonly TeamId[]): Promise<void> {
    const byOrganisation = Map.groupBy(wanted, (team) => teams.newest(team)?.organisation);
    for (const [organisation, each] of byOrganisation) {
      const head = organisation === undefined ? undefined : heads.get(organisation);
      if (organisation !== undefined && head !== undefined) await newest.prove(each, organisation, head);
    }
    if (accepted !== null) await vouches.prove(others(), heads, accepted, now());
  }

  function verdict(team: TeamId): Verdict {
    const organisation = teams.newest(team)?.organisation;
    const isVouchWithheld = organisation !== undefined && vouches.isWithheld(organisation, heads);
    const said = verdictOf(team, { teams, entries, newest, heads, accepted, now: now() });
    return isVouchWithheld && said !== 'contradiction' ? 'vouch-withheld' : said;
  }

  /** Somebody who vouched has said something later: it may be on its way. */
  async function askForVouches(wanted: readonly TeamId[]): Promise<void> {
    if (wanted.every((team) => verdict(team) !== 'vouch-withheld')) return;
    await sync().catch(() => undefined);
    await prove(wanted);
  }

  function contradicts(wanted: readonly TeamId[]): void {
    const isBroken = wanted.some((team) => verdict(team) === 'contradiction');
    if (isBroken) fault ??= { what: 'proof', notes: accepted === null ? [] : [accepted.encoded] };
  }

  function isUncosigned(team: TeamId): boolean {
    const organisation = teams.newest(team)?.organisation;
    return organisation !== undefined && heads.get(organisation)?.cosigned === null;
  }

  async function prove(wanted: readonly TeamId[]): Promise<void> {
    await guarded(async () => {
      await proveEntries();
      await proveNewest(wanted);
      contradicts(wanted);
    });
  }

  /** Asks the server for rosters that the log says there are. */
  async function reload(wanted: readonly TeamId[]): Promise<void> {
    for (const team of wanted) teams.doubt(team);
    await Promise.all(wanted.map(async (team) => await teams.load(team).catch(() => undefined)));
    await prove(wanted);
  }

  const look = oneAtATime(async () => await guarded(lookOnce));

  return {
    look,
    accepted: () => accepted,
    fault: () => fault,
    standing: (name) => entries.standing(name, accepted),
    count: () => {
      takeBeliefs();
      return entries.count(accepted);
    },
    verdict,
    isUnsettled: () => [...sentTo].some((team) => UNSETTLED.has(verdict(team))),
    isAwaited: (wanted) => fault === null && (accepted === null ? hasAnswered : wanted.some(isUncosigned)),
    isUncompared: () => uncomparedSince !== null && now() - uncomparedSince > PATIENCE,
    verdicts: async (wanted) => {
      for (const team of wanted) sentTo.add(team);
      await prove(wanted);
      const isHeadMissing = vouches.vouchers(others()).some((by) => !heads.has(by));
      if (isHeadMissing || wanted.some((team) => verdict(team) === 'unproved' || verdict(team) === 'unconfirmed')) {
        await look();
        await prove(wanted);
      }
      const behind = wanted.filter((team) => verdict(team) === 'withheld');
      if (behind.length > 0) await reload(behind);
      await askForVouches(wanted);
      return new Map(wanted.map((team) => [team, verdict(team)]));
    },
  };
}
