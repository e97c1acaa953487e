/**
 * Which roster is a team's newest, by the map of its own organisation in a checkpoint that its own guardian cosigned: a
 * removal that is withheld from one sender shows there. Rules TL11 and TL12.
 */
import { CryptoError, tagOf, verifyNewest } from '@corridor/crypto';
import { fromHex, type OrganisationId, type TeamId } from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import type { HeadSeen } from './head.ts';

const PAGE = 64;

interface NewestSeen {
  /** Number of the newest entry about the team; null: the map has none. */
  readonly number: number | null;
  /** Number of the head under which that was proved. */
  readonly under: number;
}

export interface Newest {
  /** Asks for what is not known under these heads. @throws CryptoError `refused`; ClientError. */
  prove(teams: readonly TeamId[], organisation: OrganisationId, head: HeadSeen): Promise<void>;
  /** Undefined: not proved under this head. */
  number(team: TeamId, head: HeadSeen): number | null | undefined;
}

export function openNewest(connection: Pick<Connection, 'ask'>): Newest {
  const seen = new Map<TeamId, NewestSeen>();

  const isKnown = (team: TeamId, { head }: HeadSeen): boolean => seen.get(team)?.under === head.number;

  async function provePage(teams: readonly TeamId[], organisation: OrganisationId, by: HeadSeen): Promise<void> {
    const tags = teams.map((team) => tagOf('roster', fromHex(team)));
    const answer = await connection.ask({ t: 'log-newest', size: by.size, organisation, tags });
    if (answer.newest.length !== teams.length) throw new CryptoError('refused');
    for (const [at, team] of teams.entries()) {
      const [proof, tag] = [answer.newest[at] ?? null, tags[at]];
      if (proof !== null && tag !== undefined) {
        const { number, index, path } = proof;
        verifyNewest({ tag, number }, { index, path, count: answer.count }, by.head);
      }
      seen.set(team, { number: proof?.number ?? null, under: by.head.number });
    }
  }

  return {
    prove: async (teams, organisation, head) => {
      const wanted = teams.filter((team) => !isKnown(team, head));
      for (let at = 0; at < wanted.length; at += PAGE) await provePage(wanted.slice(at, at + PAGE), organisation, head);
    },
    number: (team, head) => (isKnown(team, head) ? seen.get(team)?.number : undefined),
  };
}
