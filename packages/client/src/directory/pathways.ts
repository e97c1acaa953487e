/** Pathways as guardians released them: what a service asks and promises now, and what a running case was opened under. */
import { type Party, type Pathway, readPathway } from '@corridor/cases';
import { sha256 } from '@corridor/crypto';
import { type Bytes, fromUtf8, type Service, type TeamId } from '@corridor/wire';
import { ClientError } from '../error.ts';
import type { Directory } from './directory.ts';

export interface Released {
  readonly stated: Service;
  readonly pathway: Pathway;
}

export interface Pathways {
  /** Every service whose newest pathway can be read, and whose pins fit the organisations as this client knows them. */
  all(): readonly Released[];
  /** @throws ClientError `unknown-team` if there is no such service; `team-closed` after a merger; `pinned-otherwise` if it pins another root. */
  find(team: TeamId, id: string): Released;
  /** The version that a plan names by its hash, however old; null if no guardian that is believed released it. */
  released(hash: Uint8Array): Released | null;
  /** A team as some pathway that is believed names it. */
  party(team: TeamId): Party | null;
}

export function pathwaysOf({ services, trust }: Pick<Directory, 'services' | 'trust'>): Pathways {
  // Statements keep their identity until a later version takes their place.
  const read = new WeakMap<Service, Pathway | 'unreadable'>();

  function pathwayIn(stated: Service): Pathway | 'unreadable' {
    const known = read.get(stated);
    if (known !== undefined) return known;
    const pathway = readable(stated);
    read.set(stated, pathway);
    return pathway;
  }

  function releasedBy(stated: Service): readonly Released[] {
    const pathway = pathwayIn(stated);
    return pathway === 'unreadable' ? [] : [{ stated, pathway }];
  }

  /** An organisation that is known under another root or code than the pathway names is not the one that was meant. */
  function fits({ pathway }: Released): boolean {
    return pathway.pins.every(({ organisation, ods, root }) => {
      const known = trust.organisation(organisation);
      return known === null || (known.ods === ods && trust.fingerprint(organisation) === root);
    });
  }

  const newest = (): readonly Released[] => services.newest().flatMap(releasedBy);
  /** Of an organisation that was taken into another nothing is offered: its successor's services are. Rule SU6. */
  const speaks = ({ stated }: Released): boolean => trust.speaks(stated.organisation);
  const all = (): readonly Released[] => newest().filter((released) => speaks(released) && fits(released));

  return {
    all,
    find: (team, id) => {
      const found = newest().find(({ stated }) => stated.team === team && stated.pathwayId === id);
      if (found === undefined) throw new ClientError('unknown-team');
      if (!speaks(found)) throw new ClientError('team-closed');
      if (!fits(found)) throw new ClientError('pinned-otherwise');
      return found;
    },
    released: (hash) => {
      const stated = services.released(hash);
      return stated === null ? null : (releasedBy(stated)[0] ?? null);
    },
    party: (team) =>
      all()
        .flatMap(({ pathway }) => pathway.answering)
        .find((each) => each.team === team) ?? null,
  };
}

/** A document that says another id than its statement is no document of that service. */
function readable({ pathway: document, pathwayId }: Service): Pathway | 'unreadable' {
  try {
    const pathway = readPathway(JSON.parse(fromUtf8(document)));
    return pathway.id === pathwayId ? pathway : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

/** What a plan names its pathway by. */
export async function hashOf({ stated }: Released): Promise<Bytes> {
  return await sha256(stated.pathway);
}
