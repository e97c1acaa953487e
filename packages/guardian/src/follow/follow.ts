/**
 * Following an organisation's teams: every feed from where it was left, every case opened and verified as any client
 * would, and of each its place in the patient index, its facts, its plan, and what would not verify, in the guardian's
 * own database. A case taken in twice is the same as once; a cursor moves only after what it passed. A firing is in no
 * feed: of those that a lost connection swallowed it learns with the next. Rules FI1 to FI5 and FB6.
 */
import { ClientError, type Core } from '@corridor/client/node';
import { type CaseId, type OrganisationId, type TeamId } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { cursorOf, moveCursor, offersDue } from '../db/cases.ts';
import { isLeaving } from '../db/mergers.ts';
import { used, withCase } from './shelf.ts';
import { takeIn, type TakeInParts } from './take-in.ts';

const PAGE = 200;
const AGAIN_AFTER = 15_000;

export interface FollowParts extends TakeInParts {
  /** Something was found that is to be done: a closing to file, an offer to answer. */
  readonly onDue: () => void;
}

/** Follows until the answer is called. */
export function follow(parts: FollowParts, hosted: Hosted, core: Core): () => void {
  const reading = new Map<TeamId, { again: boolean }>();
  const going = { on: true };
  let timer: NodeJS.Timeout | undefined;

  /** One reading of a feed at a time; news that comes meanwhile makes one more. */
  async function read(team: TeamId): Promise<void> {
    const running = reading.get(team);
    if (running !== undefined) {
      running.again = true;
      return;
    }
    const own = { again: true };
    reading.set(team, own);
    try {
      while (own.again && going.on) {
        own.again = false;
        await readFeed(parts, hosted, core, team);
      }
    } finally {
      reading.delete(team);
    }
  }

  function readSoon(team: TeamId): void {
    read(team).catch(() => {
      if (!going.on) return;
      parts.log.followFailed(hosted.organisation.ods);
      clearTimeout(timer);
      timer = setTimeout(() => core.myTeams.get().forEach(readSoon), AGAIN_AFTER);
    });
  }

  /** What fails here is left for the next round. */
  const failed = (): void => {
    if (going.on) parts.log.followFailed(hosted.organisation.ods);
  };

  /** Reads again the cases of which an offer should have fired: nobody says it a second time. */
  async function readOffered(): Promise<void> {
    await core.ready();
    const { organisation } = hosted.organisation;
    for (const { case_id: caseId } of await offersDue(parts.db, parts.clock(), organisation)) {
      if (going.on) await takeWhole(parts, organisation, core, caseId).catch(failed);
    }
  }

  async function takeFiring(caseId: CaseId, firing: Uint8Array): Promise<void> {
    await withCase(core, caseId, async () => {
      // Of a case that is not open, the firing is read with the rest of it.
      if (core.book.has(caseId)) await core.book.log(caseId).fired(firing);
      await takeWhole(parts, hosted.organisation.organisation, core, caseId);
    });
  }

  const stops = [
    core.book.onChange(({ case: caseId }) => used(core, caseId)),
    core.myTeams.hear((teams) => teams.forEach(readSoon)),
    core.connection.link.hear(({ state }) => {
      if (state !== 'online') return;
      core.myTeams.get().forEach(readSoon);
      readOffered().catch(failed);
    }),
    core.connection.onNews((news) => {
      const mine = new Set(core.myTeams.get());
      if (news.t === 'event') for (const { team } of news.feeds) if (mine.has(team)) readSoon(team);
      if (news.t === 'firing') takeFiring(news.case, news.firing).catch(failed);
    }),
  ];
  parts.log.following(hosted.organisation.ods);
  return () => {
    going.on = false;
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

async function readFeed(parts: FollowParts, { organisation }: Hosted, core: Core, team: TeamId): Promise<void> {
  for (;;) {
    const after = await cursorOf(parts.db, team);
    const page = await core.connection.ask({ t: 'feed', team, after, limit: PAGE });
    const newest = page.rows.at(-1);
    if (newest === undefined) return;
    for (const caseId of new Set(page.rows.map((row) => row.case))) {
      await takeWhole(parts, organisation.organisation, core, caseId).catch(async (error: unknown) => {
        // That its teams read it no more is not for the server to say: this guardian has noted that it leaves it.
        const isGone = error instanceof ClientError && error.code === 'unknown-case';
        if (!isGone || !(await isLeaving(parts.db, organisation.organisation, caseId))) throw error;
      });
    }
    await moveCursor(parts.db, team, newest.n);
    if (newest.n >= page.last) return;
  }
}

/** Reads a case again and takes in what is new. @throws ClientError if the server is not reached. */
export async function takeWhole(
  parts: FollowParts,
  organisation: OrganisationId,
  core: Core,
  caseId: CaseId,
): Promise<void> {
  const isDue = await withCase(core, caseId, async () => {
    await readCase(core, caseId);
    return await takeIn(parts, organisation, core, caseId);
  });
  if (isDue) parts.onDue();
}

/** The case's own log and the private notes of the organisation's own teams, to their ends. */
export async function readCase(core: Core, caseId: CaseId): Promise<void> {
  const log = core.book.log(caseId);
  await log.load(null);
  const mine = new Set(core.myTeams.get());
  for (const { team, left } of log.state().teams) if (left === null && mine.has(team)) await log.load(team);
}
