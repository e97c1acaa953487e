/** What a server says of the transparency log, in frames and in files: where things stand in the tree, and the hashes beside them. */
import * as z from 'zod/mini';
import { count, exactly, raw } from './frame.ts';
import { LOG_KINDS } from './log.ts';

/** Hashes of a Merkle path or consistency proof, from the leaves upwards (RFC 6962 §2.1). */
export const path = z.array(exactly(32)).check(z.maxLength(64));

/** Where an organisation's `log-head` stands among the `count` heads of a checkpoint. */
const headProof = z.strictObject({ index: count, count, path });

/**
 * An organisation's `log-head` in the checkpoint. `cosigned`: the newest checkpoint that its own guardian has cosigned in
 * which its head is this very record, which may be an earlier one, or the same; null if there is none.
 */
export const organisationHead = z.strictObject({
  head: raw(512),
  proof: headProof,
  cosigned: z.nullable(z.strictObject({ note: z.string(), proof: headProof })),
});
export type OrganisationHead = z.infer<typeof organisationHead>;

/** An entry in the tree. The leaf follows from the statement and these. */
export const loggedProof = z.strictObject({ salt: exactly(32), number: count, head: exactly(32), index: count, path });
export type LoggedProof = z.infer<typeof loggedProof>;

export const newestProof = z.strictObject({ number: count, index: count, path });
export type NewestProof = z.infer<typeof newestProof>;

/** One entry of an organisation's log: the encoded leaf, and what it commits to unless that was erased. */
export const logEntry = z.strictObject({
  index: count,
  leaf: raw(512),
  said: z.nullable(z.strictObject({ kind: z.enum(LOG_KINDS), salt: exactly(32), statement: raw(1024 * 1024 + 256) })),
});
export type LogEntry = z.infer<typeof logEntry>;
