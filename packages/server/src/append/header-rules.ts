/** What an event's header must be whatever the state of its case. Rules AP1 to AP5 in docs/protocol/server.md. */
import { type Refusal, SUITE } from '@corridor/wire';
import type { Submission } from './submission.ts';

/** How far ahead of the server's clock an author's may be. Behind is an outbox, and allowed. */
const MOST_AHEAD = 5 * 60 * 1000;
/** Acts that private notes are made of; everything else is said to every reader. */
const LANE_ACTS: readonly string[] = ['noted', 'amended'];

/** The refusal that the header earns by itself, or null. */
export function headerFault({ header, session, epoch }: Submission, now: number): Refusal | null {
  const { by } = header;
  const isSender =
    by.organisation === session.organisation && by.user === session.user && by.version === session.version;
  if (header.suite !== SUITE || !isSender) return 'header-mismatch';
  if (header.at > now + MOST_AHEAD) return 'clock';
  if ((header.act === 'opened') !== (header.kind !== null)) return 'header-mismatch';
  if (header.lane === null) return header.act === 'noted' ? 'header-mismatch' : null;
  const plain = header.lane === by.team && header.plan === null && epoch === null;
  return plain && LANE_ACTS.includes(header.act) ? null : 'header-mismatch';
}
