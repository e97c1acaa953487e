/** What the guardian does for a team, an organisation and an area: rotas, pathways and the network's switch. */
import type { AreaView, CorridorClient, Pathways, TeamRota } from '@corridor/client';
import { HOUR, NOW } from './now.ts';
import { dermatology, lim, nair, named, national, osei, practice } from './people.ts';

type Office = Pick<
  CorridorClient,
  | 'rota'
  | 'saveRota'
  | 'setAway'
  | 'offerSwap'
  | 'answerSwap'
  | 'pathways'
  | 'checkPathway'
  | 'proposePathway'
  | 'releasePathway'
  | 'withdrawPathway'
  | 'setServiceState'
  | 'newCommandToken'
  | 'revokeCommandToken'
  | 'area'
  | 'switchNetwork'
>;

const people = [osei, nair, lim];

function firstRota(): TeamRota {
  return {
    team: dermatology.team,
    version: 4,
    shifts: [
      { user: osei.user, deputy: nair.user, from: NOW - 2 * HOUR, to: NOW + 8 * HOUR },
      { user: nair.user, deputy: lim.user, from: NOW + 22 * HOUR, to: NOW + 32 * HOUR },
    ],
    away: [],
    swaps: [],
    members: people.map((each) => ({ ...named(each, dermatology.organisationName), lead: each === osei })),
    mayChange: true,
  };
}

function firstPathways(): Pathways {
  return {
    proposals: [],
    token: null,
    released: [
      {
        team: dermatology.team,
        teamName: dermatology.name,
        pathway: 'dermatology-advice',
        title: 'Dermatology advice',
        version: 1,
        state: 'open',
        telephone: '01632 960203',
        text: 'id: dermatology-advice\nversion: 1\n',
      },
    ],
  };
}

function firstArea(): AreaView {
  return {
    code: 'QZ9',
    name: 'Wharfe and Calder',
    organisations: [
      { organisation: practice.organisation, name: practice.organisationName, ods: 'Z99001' },
      { organisation: dermatology.organisation, name: dermatology.organisationName, ods: 'X9C' },
    ],
    networks: [
      {
        organisation: national.organisation,
        team: national.team,
        name: national.name,
        organisationName: national.organisationName,
        state: 'on',
        fallbackOf: [dermatology.name],
      },
    ],
    mayChange: true,
  };
}

export function memoryOffice(): Office {
  let rota = firstRota();
  let pathways = firstPathways();
  let area = firstArea();
  const changed = (change: Partial<TeamRota>) => {
    rota = { ...rota, ...change, version: rota.version + 1 };
    return rota;
  };
  const proposal = (id: string, state: 'released' | 'withdrawn') => {
    pathways = {
      ...pathways,
      proposals: pathways.proposals.map((each) => (each.id === id ? { ...each, state } : each)),
    };
    return pathways;
  };
  return {
    rota: async (team) => ({ ...rota, team }),
    saveRota: async (_team, _version, shifts, away) => changed({ shifts, away }),
    setAway: async (_team, away) =>
      changed({ away: away === null ? [] : [...rota.away, { ...away, user: osei.user }] }),
    offerSwap: async (_team, { from, to }, user) => {
      const shift = rota.shifts.find((each) => each.from === from && each.to === to);
      if (shift === undefined) throw new TypeError('no such shift');
      return changed({
        swaps: [...rota.swaps, { id: `swap-${rota.version}`, shift, by: shift.user, to: user, at: NOW }],
      });
    },
    answerSwap: async (_team, swap) => changed({ swaps: rota.swaps.filter(({ id }) => id !== swap) }),
    pathways: async () => pathways,
    checkPathway: async () => ({ faults: [], pathway: null, steps: [] }),
    proposePathway: async (team, _telephone, text) => {
      const one = {
        id: `proposal-${pathways.proposals.length + 1}`,
        pathway: 'dermatology-advice',
        title: 'Dermatology advice',
        version: 2,
        team,
        teamName: dermatology.name,
        text,
        by: osei.name,
        at: NOW,
        state: 'proposed',
        approvedBy: null,
        mayApprove: false,
      } as const;
      pathways = { ...pathways, proposals: [...pathways.proposals, one] };
      return pathways;
    },
    releasePathway: async (id) => proposal(id, 'released'),
    withdrawPathway: async (id) => proposal(id, 'withdrawn'),
    setServiceState: async (team, pathway, state) => {
      pathways = {
        ...pathways,
        released: pathways.released.map((each) =>
          each.team === team && each.pathway === pathway ? { ...each, state } : each,
        ),
      };
      return pathways;
    },
    newCommandToken: async () => {
      pathways = { ...pathways, token: { at: NOW, expiresAt: NOW + 720 * HOUR } };
      return 'corridor_7Yq2mXr0cVb3kLw9';
    },
    revokeCommandToken: async () => {
      pathways = { ...pathways, token: null };
      return pathways;
    },
    area: async () => area,
    switchNetwork: async (team, state) => {
      area = { ...area, networks: area.networks.map((each) => (each.team === team ? { ...each, state } : each)) };
      return area;
    },
  };
}
