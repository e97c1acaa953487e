/**
 * All that a client may say on its connection. Every request carries `r`, a number that its answer repeats; requests are
 * answered in any order, appends of one connection in theirs.
 */
import * as z from 'zod/mini';
import { MOST_CIPHERTEXT } from './event.ts';
import { count, exactly, ident, lane, raw } from './frame.ts';
import type { CaseId, OrganisationId, SessionId, TeamId, UserId } from './id.ts';
import { LOG_KINDS } from './log.ts';

const ask = <T extends string, S extends z.core.$ZodLooseShape>(t: T, shape: S) =>
  z.strictObject({ t: z.literal(t), r: count, ...shape });

const statement = raw(1024 * 1024 + 256);
const page = z.int().check(z.minimum(1), z.maximum(200));

/** Opens the connection: the session as the person signed it, and the session key's signature over the challenge. */
const hello = ask('hello', { version: count, session: statement, proof: raw(64) });

/** Appends one event; `epoch` carries a new case epoch that the event is sealed under, with a wrap for each reader. */
const append = ask('append', {
  event: raw(MOST_CIPHERTEXT + 65 * 1024),
  epoch: z.optional(z.strictObject({ statement, wraps: z.array(statement).check(z.maxLength(64)) })),
});
/** Replaces a wrap that one's own team received by HPKE with one under the team's symmetric key. */
const rewrap = ask('rewrap', { wrap: statement });
/** A signed `viewed`. */
const saw = ask('saw', { receipt: statement });
/** This client holds the case up to `number`. */
const got = ask('got', { case: ident<CaseId>(), lane, number: count });

/** A team's feed after `after`: every event of its cases, in the order of the team's own gapless numbers. */
const feed = ask('feed', { team: ident<TeamId>(), after: count, limit: page });
/** A team's cases, newest first: for each, what is needed to show and sort it without opening it whole. */
const inbox = ask('inbox', { team: ident<TeamId>(), closed: z.boolean(), before: z.nullable(count), limit: page });
/** One log of a case after `after`, with its keys, receipts and firings. */
const openCase = ask('case', { case: ident<CaseId>(), lane, after: count, limit: page });

/** A team's rosters after `after`, and the wraps of its generations for the asker. */
const team = ask('team', { team: ident<TeamId>(), after: count });
/** Organisations, guardians, vouches, services and rotas, in the order in which they were published. */
const directory = ask('directory', { after: count, limit: page });
/** How soon services usually answer. */
const usual = ask('usual', {});
/** A team's newest shelf, and the one that is to follow it. */
const readShelf = ask('shelf', { team: ident<TeamId>() });
const keepShelf = ask('keep-shelf', { shelf: statement });
const people = ask('people', { users: z.array(ident<UserId>()).check(z.maxLength(200)) });
/** A guardian publishes what it, or its root, signed; a roster comes with the wraps of its generation. */
const publish = ask('publish', {
  kind: z.enum(LOG_KINDS),
  statement,
  wraps: z.array(statement).check(z.maxLength(2000)),
});

const hashes = (most: number) => z.array(exactly(32)).check(z.maxLength(most));

/**
 * A checkpoint of the transparency log, with the proof that it continues the one of `size` leaves (0: none yet) and the
 * heads of some organisations: the newest with the asker's quorum, or with `newest` the newest of all.
 */
const logCheckpoint = ask('log', {
  size: count,
  newest: z.boolean(),
  organisations: z.array(ident<OrganisationId>()).check(z.maxLength(64)),
});
/** That statements are in the tree of `size` leaves; each by the hash of its encoded signed bytes. */
const logProofs = ask('log-proofs', { size: count, statements: hashes(200) });
/** Which entry is the newest under each tag, by the organisation's map in the checkpoint of `size` leaves. */
const logNewest = ask('log-newest', { size: count, organisation: ident<OrganisationId>(), tags: hashes(64) });
/** How the trees of `sizes` leaves go together with that of `size` leaves: what others name in their events is compared so. */
const logConsistency = ask('log-consistency', {
  size: count,
  sizes: z.array(count).check(z.minLength(1), z.maxLength(64)),
});
/** The entries of the asker's own organisation after number `after`, with what they say. */
const logEntries = ask('log-entries', { after: count, limit: page });
/** Every organisation's head in the checkpoint of `size` leaves, from the `after`th on: that none has two is seen in all. */
const logHeads = ask('log-heads', { size: count, after: count, limit: z.int().check(z.minimum(1), z.maximum(2000)) });
/** A guardian's cosignature of the checkpoint of `size` leaves: one signature line of a note, without its newline. */
const cosign = ask('cosign', { size: count, line: z.string().check(z.maxLength(300)) });

/** A guardian: what was noted of accesses by its people and to its cases, after `after`. */
const accesses = ask('accesses', { after: count, limit: page });

/** The person's own bundle and ways in, replacing those of a lower version. */
const bundle = ask('bundle', { bundle: raw(128 * 1024), slots: z.array(raw(8 * 1024)).check(z.maxLength(16)) });
const myBundle = ask('my-bundle', {});
/** Where to tell the person, without content, that something waits. Null takes it back. */
const contact = ask('contact', {
  push: z.optional(
    z.nullable(
      z.strictObject({
        endpoint: z.url().check(z.maxLength(1000)),
        p256dh: z.string().check(z.maxLength(100)),
        auth: z.string().check(z.maxLength(50)),
      }),
    ),
  ),
  email: z.optional(z.nullable(z.email().check(z.maxLength(254)))),
});
const sessions = ask('sessions', {});
const endSession = ask('end-session', { session: ident<SessionId>() });
/** A guardian: how many sessions of its organisation's people are open. */
const staffSessions = ask('staff-sessions', {});

export const up = z.discriminatedUnion('t', [
  hello,
  append,
  rewrap,
  saw,
  got,
  feed,
  inbox,
  openCase,
  team,
  directory,
  usual,
  readShelf,
  keepShelf,
  people,
  publish,
  logCheckpoint,
  logProofs,
  logNewest,
  logConsistency,
  logEntries,
  logHeads,
  cosign,
  accesses,
  bundle,
  myBundle,
  contact,
  sessions,
  endSession,
  staffSessions,
]);
export type Up = z.infer<typeof up>;
export type Asked<T extends Up['t']> = Extract<Up, { t: T }>;
