/** The server's routes. Blobs are of a case that the practice asked the hospital's team; `member` sent the one that is there. */
import { LENGTH_HEADER, OFFSET_HEADER } from '@corridor/wire';
import { everybody, signedIn } from './expected.ts';
import { type Row, type Rows, UNKNOWN } from './row.ts';

const open = (heard: string): Row => ({ expected: everybody(heard) });
const readers = { member: 'done', lead: 'done', guardian: 'done' } as const;

export const SERVER_ROUTES: Rows = {
  'GET /healthz': open('done'),
  'GET /v1/key': open('done'),
  'GET /v1/push-key': open('404'),
  'GET /v1/log-key': open('done'),
  'GET /log/key': open('done'),
  'GET /log/checkpoint': open('done'),
  'GET /log/tile/*': open('404'),
  'POST /v1/organisations': {
    expected: { ...everybody('unauthenticated'), machine: 'incomplete' },
    body: () => [],
  },
  'GET /v1/organisations/:organisation': { expected: { ...everybody('unauthenticated'), machine: 'done' } },
  // What counts is the identity token in the body; a session proves nothing here.
  'POST /v1/unlock': open('malformed'),
  'PUT /v1/blobs/:blob': {
    expected: signedIn('not-allowed', { member: 'conflict', lead: 'conflict', guardian: 'conflict' }),
    query: ({ case: id }) => `?case=${id}`,
    // The blob is there already, with another length.
    headers: { [LENGTH_HEADER]: '31' },
  },
  // An answer to HEAD has no body, and so no code.
  'HEAD /v1/blobs/:blob': {
    expected: {
      ...signedIn('403', { member: 'done' }),
      nobody: '401',
      leaver: '401',
      machine: '401',
      command: '401',
    },
  },
  'PATCH /v1/blobs/:blob': {
    expected: signedIn('not-allowed', { member: 'too-large' }),
    headers: { [OFFSET_HEADER]: '1000' },
  },
  'GET /v1/blobs/:blob': { expected: signedIn('not-allowed', readers) },
};

/** Of a blob that is not there everybody hears the same. */
export const NO_SUCH_BLOB: Row = {
  expected: signedIn('not-allowed'),
  params: () => ({ blob: UNKNOWN }),
};
