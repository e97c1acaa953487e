/** The guardian's routes for people: what each signs, and what everybody hears. */
import {
  administrators,
  deciders,
  everybody,
  known,
  machine,
  ofTeam,
  ownAdministrators,
  pathwayWriters,
} from './expected.ts';
import { type Row, type Rows, UNKNOWN } from './row.ts';

const open = (heard: string): Row => ({ expected: everybody(heard) });
const NO_ROTA = { version: 999, shifts: [], away: [] };
const NO_SHIFT = { from: 1, to: 2 };

/** Before there is a session: a token in the body is what counts. */
const DOORS: Rows = {
  'GET /healthz': open('done'),
  'GET /v1/about': open('done'),
  'POST /v1/token': open('malformed'),
  'POST /v1/unlock': open('malformed'),
  'POST /v1/enrol': open('malformed'),
  'POST /v1/invitation': open('malformed'),
  // This guardian serves no app, and so said nothing of one.
  'GET /v1/release': { expected: everybody('unknown-person'), query: ({ hospital }) => `?organisation=${hospital}` },
};

/** One's own, and what one's own organisation counts. */
const OWN: Rows = {
  'POST /v1/enrolled': { expected: known('done') },
  'GET /v1/insight': { expected: known('done'), query: () => '?from=0&to=1' },
  'GET /v1/office/notices': { expected: known('done') },
  'PUT /v1/office/notices': { expected: known('done'), body: () => ({ upTo: 0 }) },
  'DELETE /v1/office/sessions/:session': { expected: known('done') },
  'POST /v1/office/locks': { expected: known('done'), body: () => ({ what: 'passkey-added' }) },
  'POST /v1/cases/search': { expected: known('done'), body: () => ({ query: 'Barrowclough' }) },
  'POST /v1/cases/album': {
    expected: known('not-allowed', { member: 'done', lead: 'done' }),
    body: ({ team, network }) => ({
      nhsNumber: '9990000018',
      dateOfBirth: '1957-07-14',
      teams: [team, network.teams.elmbridge],
    }),
  },
};

const ROTAS: Rows = {
  'GET /v1/office/teams/:team/rota': { expected: ofTeam('done', { member: 'done' }) },
  'PUT /v1/office/teams/:team/rota': { expected: ofTeam('conflict', {}), body: () => NO_ROTA },
  'PUT /v1/office/teams/:team/rota/away': {
    expected: ofTeam('conflict', { member: 'conflict', administrator: 'not-allowed' }),
    body: () => ({ away: null }),
  },
  'POST /v1/office/teams/:team/rota/swaps': {
    expected: ofTeam('conflict', { member: 'conflict', administrator: 'not-allowed' }),
    body: ({ network }) => ({ shift: NO_SHIFT, to: network.users.pryce }),
  },
  'POST /v1/office/teams/:team/rota/swaps/:swap': {
    expected: ofTeam('conflict', { member: 'conflict' }),
    body: () => ({ answer: 'accept' }),
  },
};

const PATHWAYS: Rows = {
  // A lead sees what their teams offer.
  'GET /v1/office/pathways': { expected: { ...pathwayWriters('done'), lead: 'done' } },
  'POST /v1/office/pathways/check': { expected: pathwayWriters('done'), body: () => ({ text: 'a: 1', openedAt: 1 }) },
  'PUT /v1/office/pathways/teams/:team/:pathway': {
    expected: ofTeam('unknown-team', { stranger: 'unknown-team' }),
    body: () => ({ state: 'open' }),
  },
  // By themselves: a token makes no token.
  'POST /v1/office/pathways/token': {
    expected: known('not-allowed', { stranger: 'done', administrator: 'done' }),
  },
  'DELETE /v1/office/pathways/token': {
    expected: known('not-allowed', { stranger: 'done', lead: 'done', administrator: 'done' }),
  },
  'POST /v1/office/pathways/proposals': {
    expected: pathwayWriters('malformed'),
    body: ({ team }) => ({ team, telephone: '01632 960118', text: 'a: 1' }),
  },
  'POST /v1/office/pathways/proposals/:proposal/release': {
    expected: pathwayWriters('conflict'),
    body: () => ({ hash: new Uint8Array(32) }),
  },
  'POST /v1/office/pathways/proposals/:proposal/withdraw': { expected: pathwayWriters('conflict') },
};

/** The hospital is the authority of an area, and has no network in it. */
const AREA: Rows = {
  'GET /v1/office/area': { expected: known('done') },
  'PUT /v1/office/area/networks/:team': {
    expected: known('not-allowed', { administrator: 'unknown-team', commissioner: 'unknown-team' }),
    body: () => ({ state: 'on' }),
  },
};

const RECORDS: Rows = {
  'POST /v1/office/audit': { expected: deciders('done'), body: () => ({ about: { by: 'all' }, from: 0, to: 1 }) },
  'POST /v1/office/exports': {
    expected: known('unknown-case'),
    body: () => ({ what: 'printed', case: UNKNOWN, hash: new Uint8Array(32) }),
  },
  'GET /v1/office/erasure': { expected: deciders('done') },
  'POST /v1/office/erasure/requests': {
    expected: deciders('unknown-case'),
    body: () => ({ case: UNKNOWN, reason: 'patient-asked', note: 'x' }),
  },
  'POST /v1/office/erasure/requests/:case': { expected: deciders('conflict'), body: () => ({ answer: 'confirm' }) },
  'PUT /v1/office/erasure/holds/:case': {
    expected: deciders('unknown-case'),
    params: () => ({ case: UNKNOWN }),
    body: () => ({ note: 'x' }),
  },
  'DELETE /v1/office/erasure/holds/:case': { expected: deciders('conflict') },
  'PUT /v1/office/erasure/schedule': { expected: deciders('done'), body: () => ({ years: 8 }) },
};

const SOMEBODY = { name: 'Dr Beth Rowntree', role: 'GP partner', registration: '', powers: [] };
const STAFF: Rows = Object.fromEntries(
  Object.entries({
    'GET ': ['done'],
    'POST ': ['malformed', { ...SOMEBODY, name: ' ', identity: { email: 'beth@practice.example' }, teams: [] }],
    'GET /:user/leaving': ['unknown-person'],
    'PUT /:user': ['unknown-person', SOMEBODY],
    'DELETE /:user': ['unknown-person'],
    'POST /:user/renewal': ['unknown-person'],
    'POST /:user/reset': ['unknown-person'],
    'DELETE /:user/sessions': ['unknown-person'],
    'PUT /:user/invitation': ['malformed', { invitation: new Uint8Array(8) }],
    'DELETE /:user/invitation': ['unknown-person'],
    'DELETE /:user/invitation/alarm': ['unknown-person'],
  } satisfies Readonly<Record<string, readonly [string, object?]>>).map(([route, [heard, body]]) => [
    route.replace(' ', ' /v1/office/staff'),
    { expected: ownAdministrators(heard), ...(body === undefined ? {} : { body: () => body }) },
  ]),
);

/** By JSON; rights are looked at before the body is. */
const ADMIN: Rows = {
  'POST /admin/v1/organisations': { expected: machine('malformed') },
  'GET /admin/v1/organisations': { expected: machine('done') },
  'POST /admin/v1/ceremony/requests': { expected: machine('malformed') },
  'POST /admin/v1/ceremony/answers': { expected: machine('malformed') },
  ...Object.fromEntries(
    Object.entries({
      'GET ': 'done',
      'POST /vouches': 'malformed',
      'GET /staff': 'done',
      'POST /staff': 'malformed',
      'PATCH /staff/:user': 'malformed',
      'POST /staff/:user/reset': 'unknown-person',
      'DELETE /staff/:user': 'unknown-person',
      'DELETE /staff/:user/sessions': 'unknown-person',
      'GET /invitations': 'done',
      'POST /invitations': 'malformed',
      'PUT /invitation-policy': 'malformed',
      'DELETE /staff/:user/invitations': 'unknown-person',
      'GET /teams': 'done',
      'POST /teams': 'malformed',
      'PUT /teams/:team/members': 'malformed',
      'DELETE /teams/:team/members/:user': 'done',
      'POST /teams/:team/end': 'malformed',
      'POST /rotation': 'malformed',
      'GET /rotation': 'done',
      'POST /hand-over': 'malformed',
      'PUT /teams/:team/service': 'malformed',
      'PUT /teams/:team/rota': 'malformed',
      'PUT /area': 'malformed',
      'PUT /area-member': 'malformed',
      'GET /filings': 'done',
      'POST /filings/:case/retry': 'unknown-case',
    }).map(([route, heard]) => [
      route.replace(' ', ' /admin/v1/organisations/:organisation'),
      { expected: administrators(heard) },
    ]),
  ),
};

export const GUARDIAN_ROUTES: Rows = {
  ...DOORS,
  ...OWN,
  ...ROTAS,
  ...PATHWAYS,
  ...AREA,
  ...RECORDS,
  ...STAFF,
  ...ADMIN,
};
