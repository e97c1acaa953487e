/** What the guardian does for a team, an organisation and an area: rotas, pathways and the network's switch. */
import type {
  Areas,
  AreaView,
  PathwayChecked,
  Pathways,
  Releasing,
  Rotas,
  RotaShift,
  TeamRota,
} from '@corridor/client';
import { HOUR, NOW } from './now.ts';
import { PATHWAY_TEXT, stepsFrom } from './pathway-text.ts';
import { dermatology, lim, nair, named, national, osei, practice } from './people.ts';
import { dermatologyPathway } from './services.ts';

const people = [osei, nair, lim];
const DAY = 24 * HOUR;
/** 00:00 on the Monday of the week that the tests are in. */
const MONDAY = NOW - 6 * DAY - 15 * HOUR - HOUR / 3;

function shift(who: number, day: number, from: number, to: number, deputy: number | null = null): RotaShift {
  const [user, second] = [people[who % 3], deputy === null ? null : people[deputy % 3]];
  if (user === undefined || second === undefined) throw new TypeError('no such person');
  return {
    user: user.user,
    deputy: second?.user ?? null,
    from: MONDAY + day * DAY + from * HOUR,
    to: MONDAY + day * DAY + to * HOUR,
  };
}

function firstShifts(): readonly RotaShift[] {
  const week = [0, 7].flatMap((first) => [
    shift(0, first, 8, 17, 1),
    shift(1, first, 17, 32, 2),
    shift(2, first + 1, 8, 17, 1),
    shift(1, first + 1, 17, 32),
    shift(0, first + 2, 8, 17, 1),
    shift(1, first + 2, 17, 32, 0),
    shift(2, first + 3, 8, 17, 1),
    shift(1, first + 4, 8, 13, 2),
    shift(0, first + 5, 8, 20, 1),
    shift(2, first + 6, 8, 20, 0),
  ]);
  return week;
}

function firstRota(): TeamRota {
  const given = shift(2, 10, 8, 17, 1);
  return {
    team: dermatology.team,
    version: 4,
    shifts: firstShifts(),
    away: [{ user: lim.user, deputy: nair.user, from: NOW - HOUR, to: NOW + 3 * HOUR, why: 'do-not-disturb' }],
    swaps: [{ id: 'swap-1', shift: given, by: lim.user, to: osei.user, at: NOW - 5 * HOUR }],
    members: people.map((each) => ({ ...named(each, dermatology.organisationName), lead: each === osei })),
    mayChange: true,
  };
}

function firstPathways(): Pathways {
  const { team, name: teamName } = dermatology;
  const of = { team, teamName, pathway: 'dermatology-advice', title: 'Dermatology advice' };
  const proposed = { at: NOW - 20 * HOUR, state: 'proposed', approvedBy: null, mayApprove: true } as const;
  return {
    proposals: [
      {
        ...of,
        ...proposed,
        id: 'proposal-1',
        version: 2,
        text: PATHWAY_TEXT.replace('version: 1', 'version: 2').replace('minutes: 240', 'minutes: 180'),
        by: 'Rachel Haigh',
      },
      {
        ...of,
        id: 'proposal-0',
        version: 1,
        text: PATHWAY_TEXT,
        by: nair.name,
        at: NOW - 900 * HOUR,
        state: 'released',
        approvedBy: 'Rachel Haigh',
        mayApprove: false,
      },
    ],
    mayPropose: true,
    token: null,
    released: [
      { ...of, version: 1, state: 'open', telephone: '01632 960203', text: PATHWAY_TEXT },
      {
        ...of,
        pathway: 'dermatology-triage',
        title: 'Dermatology triage',
        version: 3,
        state: 'off',
        telephone: '01632 960203',
        text: PATHWAY_TEXT.replace('dermatology-advice', 'dermatology-triage'),
      },
    ],
  };
}

function firstArea(): AreaView {
  return {
    code: 'Q9A',
    name: 'Aireborough and Wharfe',
    organisations: [
      { organisation: dermatology.organisation, name: dermatology.organisationName, ods: 'X9C' },
      { organisation: practice.organisation, name: practice.organisationName, ods: 'Z99001' },
    ],
    networks: [
      {
        organisation: national.organisation,
        team: national.team,
        name: national.name,
        organisationName: national.organisationName,
        state: 'on',
        fallbackOf: ['Dermatology advice', 'Plastic surgery, skin'],
      },
    ],
    mayChange: true,
  };
}

function checked(text: string, openedAt: number): PathwayChecked {
  const line = text.split('\n').findIndex((each) => each.includes('urgency: whenever')) + 1;
  const faults =
    line === 0
      ? []
      : [
          { path: 'urgency', mend: 'Choose one of: routine, soon, urgent.', line, column: 1 },
          { path: 'answering[0]', mend: 'No team of this name is in the network.', line: line + 4, column: 5 },
        ];
  if (faults.length > 0) return { faults, pathway: null, steps: [] };
  return { faults: [], pathway: dermatologyPathway, steps: stepsFrom(openedAt) };
}

export function memoryOffice(empty = false): Rotas & Releasing & Areas {
  let rota: TeamRota = empty ? { ...firstRota(), shifts: [], away: [], swaps: [] } : firstRota();
  let pathways: Pathways = empty ? { ...firstPathways(), proposals: [], released: [] } : firstPathways();
  let area = firstArea();
  const changed = (change: Partial<TeamRota>) => {
    rota = { ...rota, ...change, version: rota.version + 1 };
    return rota;
  };
  const settled = (id: string, change: Partial<Pathways['proposals'][number]>) => {
    const proposals = pathways.proposals.map((each) =>
      each.id === id ? { ...each, ...change, mayApprove: false } : each,
    );
    pathways = { ...pathways, proposals };
    return pathways;
  };
  return {
    rota: async (team) => ({ ...rota, team }),
    saveRota: async (_team, _version, shifts, away) => changed({ shifts, away }),
    setAway: async (_team, away) =>
      changed({ away: away === null ? [] : [...rota.away, { ...away, user: osei.user }] }),
    offerSwap: async (_team, { from, to }, user) => {
      const given = rota.shifts.find((each) => each.from === from && each.to === to);
      if (given === undefined) throw new TypeError('no such shift');
      const swap = { id: `swap-${rota.version}`, shift: given, by: given.user, to: user, at: NOW };
      return changed({ swaps: [...rota.swaps, swap] });
    },
    answerSwap: async (_team, swap) => changed({ swaps: rota.swaps.filter(({ id }) => id !== swap) }),
    pathways: async () => pathways,
    checkPathway: async (text, openedAt) => checked(text, openedAt),
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
      pathways = { ...pathways, proposals: [one, ...pathways.proposals] };
      return pathways;
    },
    releasePathway: async (id) => settled(id, { state: 'released', approvedBy: osei.name }),
    withdrawPathway: async (id) => settled(id, { state: 'withdrawn' }),
    setServiceState: async (team, pathway, state) => {
      const released = pathways.released.map((each) =>
        each.team === team && each.pathway === pathway ? { ...each, state } : each,
      );
      pathways = { ...pathways, released };
      return pathways;
    },
    newCommandToken: async () => {
      pathways = { ...pathways, token: { at: NOW, expiresAt: NOW + 720 * HOUR } };
      return 'corridor_7Yq2mXr0cVb3kLw9Zt5sNf8hJd1gPa4e';
    },
    revokeCommandToken: async () => {
      pathways = { ...pathways, token: null };
      return pathways;
    },
    area: async () => (empty ? null : area),
    switchNetwork: async (team, state) => {
      area = { ...area, networks: area.networks.map((each) => (each.team === team ? { ...each, state } : each)) };
      return area;
    },
  };
}
