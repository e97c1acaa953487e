/** Services as somebody chooses among them: each with the released pathway that its guardian signed. */
import { type Party, type Pathway, readPathway } from '@corridor/cases';
import { type Bytes, fromUtf8, type Service as Stated, type TeamId } from '@corridor/wire';
import { sha256 } from '@corridor/crypto';
import type { Service } from '../api.ts';
import { ClientError } from '../error.ts';
import type { Network } from '../network.ts';
import { dutyAt } from './names.ts';

export interface Released {
  readonly stated: Stated;
  readonly pathway: Pathway;
}

export interface Pathways {
  /** Every service whose pathway can be read. */
  all(): readonly Released[];
  /** @throws ClientError `unknown-team` if there is no such service. */
  find(team: TeamId, id: string): Released;
  /** The pathway of this name and version, or null: a running case keeps its version, which may no longer be published. */
  version(id: string, version: number): Pathway | null;
  /** A team as some pathway that is believed names it. */
  party(team: TeamId): Party | null;
  shown(): readonly Service[];
}

export function pathwaysOf(network: Network): Pathways {
  // Statements keep their identity until a later version takes their place.
  const read = new WeakMap<Stated, Pathway | 'unreadable'>();

  function pathwayIn(stated: Stated): Pathway | 'unreadable' {
    const known = read.get(stated);
    if (known !== undefined) return known;
    const pathway = readable(stated);
    read.set(stated, pathway);
    return pathway;
  }

  const all = (): readonly Released[] =>
    network.directory.services().flatMap((stated) => {
      const pathway = pathwayIn(stated);
      return pathway === 'unreadable' ? [] : [{ stated, pathway }];
    });

  function shownService({ stated, pathway }: Released): Service {
    const { organisation, team, state, telephone } = stated;
    return {
      organisation,
      organisationName: network.directory.trust.organisation(organisation)?.name ?? '',
      team,
      name: pathway.answering.find((each) => each.team === team)?.name ?? pathway.title,
      pathway,
      state,
      telephone,
      duty: dutyAt(network, network.directory.rota(team), network.now()),
      usualMinutes: null,
      takes: state === 'open' ? { who: 'service' } : { who: 'nobody', why: state === 'closed' ? 'absent' : 'off' },
      askedBy: [],
    };
  }

  return {
    all,
    find: (team, id) => {
      const found = all().find(({ stated }) => stated.team === team && stated.pathwayId === id);
      if (found === undefined) throw new ClientError('unknown-team');
      return found;
    },
    version: (id, version) =>
      all().find(({ pathway }) => pathway.id === id && pathway.version === version)?.pathway ?? null,
    party: (team) =>
      all()
        .flatMap(({ pathway }) => pathway.answering)
        .find((each) => each.team === team) ?? null,
    shown: () => all().map(shownService),
  };
}

/** A document that says another id than its statement is no document of that service. */
function readable({ pathway: document, pathwayId }: Stated): Pathway | 'unreadable' {
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
