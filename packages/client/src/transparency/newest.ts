/**
 * Which statement about something is the newest of its kind, by the map of the organisation that makes it in a checkpoint that
 * its own guardian cosigned: a removal, or a vouch's withdrawal, that is withheld from one sender shows there. Rules TL11, TL12,
 * VO14.
 */
import { CryptoError, tagOf, verifyNewest } from '@corridor/crypto';
import { fromHex, type LogKind, type OrganisationId } from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import type { HeadSeen } from './head.ts';

const PAGE = 64;

interface NewestSeen {
  /** Number of the newest entry about it; null: the map has none. */
  readonly number: number | null;
  /** Number of the head under which that was proved. */
  readonly under: number;
}

export interface Newest<Subject extends string> {
  /** Asks for what is not known under these heads. @throws CryptoError `refused`; ClientError. */
  prove(subjects: readonly Subject[], organisation: OrganisationId, head: HeadSeen): Promise<void>;
  /** Undefined: not proved under this head. */
  number(subject: Subject, head: HeadSeen): number | null | undefined;
}

/** @param Subject Identifiers of what the statements are about, which the tag of their kind is made of. */
export function openNewest<Subject extends string>(
  connection: Pick<Connection, 'ask'>,
  kind: LogKind,
): Newest<Subject> {
  const seen = new Map<string, NewestSeen>();
  const nameOf = (subject: Subject, { head }: HeadSeen): string => `${head.organisation}/${subject}`;

  const isKnown = (subject: Subject, by: HeadSeen): boolean => seen.get(nameOf(subject, by))?.under === by.head.number;

  async function provePage(subjects: readonly Subject[], organisation: OrganisationId, by: HeadSeen): Promise<void> {
    const tags = subjects.map((subject) => tagOf(kind, fromHex(subject)));
    const answer = await connection.ask({ t: 'log-newest', size: by.size, organisation, tags });
    if (answer.newest.length !== subjects.length) throw new CryptoError('refused');
    for (const [at, subject] of subjects.entries()) {
      const [proof, tag] = [answer.newest[at] ?? null, tags[at]];
      if (proof !== null && tag !== undefined) {
        const { number, index, path } = proof;
        verifyNewest({ tag, number }, { index, path, count: answer.count }, by.head);
      }
      seen.set(nameOf(subject, by), { number: proof?.number ?? null, under: by.head.number });
    }
  }

  return {
    prove: async (subjects, organisation, head) => {
      const wanted = subjects.filter((subject) => !isKnown(subject, head));
      for (let at = 0; at < wanted.length; at += PAGE) await provePage(wanted.slice(at, at + PAGE), organisation, head);
    },
    number: (subject, head) => (isKnown(subject, head) ? seen.get(nameOf(subject, head))?.number : undefined),
  };
}
