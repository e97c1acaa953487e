/**
 * Whether the vouches by which an organisation counts are their vouchers' last word, by the vouchers' own maps: a withdrawal that
 * the server does not show is there. Looked up before anything is sent where that organisation reads. Rule VO14.
 */
import { encodeSigned, type OrganisationId } from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import type { SignedWord } from '../directory/lapse.ts';
import type { Trust } from '../directory/trust.ts';
import { nameOf } from './believed.ts';
import { openEntries } from './entries.ts';
import type { HeadSeen } from './head.ts';
import type { Accepted } from './judge.ts';
import { openNewest } from './newest.ts';

type Heads = ReadonlyMap<OrganisationId, HeadSeen>;

export interface Vouches {
  /** Who vouches for these, own and others: of them a head is needed. */
  vouchers(of: readonly OrganisationId[]): readonly OrganisationId[];
  /** Asks for what is not known under these heads. @throws CryptoError `refused`; ClientError. */
  prove(of: readonly OrganisationId[], heads: Heads, accepted: Accepted, now: number): Promise<void>;
  /** A voucher has said something later than what is known here. */
  isWithheld(of: OrganisationId, heads: Heads): boolean;
}

const named = ({ by, organisation, at }: SignedWord): string => nameOf('vouch', `${by}:${organisation}`, at);

export function openVouches(connection: Pick<Connection, 'ask'>, trust: Pick<Trust, 'reliesOn'>): Vouches {
  const entries = openEntries(connection);
  const newest = openNewest<OrganisationId>(connection, 'vouch');
  const wordsOf = (of: readonly OrganisationId[]): readonly SignedWord[] => of.flatMap((id) => trust.reliesOn(id));

  return {
    vouchers: (of) => wordsOf(of).map(({ by }) => by),
    prove: async (of, heads, accepted, now) => {
      const words = wordsOf(of);
      const believed = words.map((word) => ({
        kind: 'vouch' as const,
        organisation: word.by,
        name: named(word),
        at: word.at,
        statement: encodeSigned(word.statement),
      }));
      entries.take(believed, now);
      await entries.prove(accepted);
      for (const [by, each] of Map.groupBy(words, (word) => word.by)) {
        const head = heads.get(by);
        const about = [...new Set(each.map(({ organisation }) => organisation))];
        if (head !== undefined) await newest.prove(about, by, head);
      }
    },
    isWithheld: (of, heads) =>
      trust.reliesOn(of).some((word) => {
        const [number, head] = [entries.number(named(word)), heads.get(word.by)];
        const last = head === undefined ? undefined : newest.number(word.organisation, head);
        return number !== null && typeof last === 'number' && last > number;
      }),
  };
}
