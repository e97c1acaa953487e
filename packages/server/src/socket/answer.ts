/** What is asked on a connection, and by whom it is answered. One line a frame of up.ts. */
import { type Asked, type Down, type Up, WireError } from '@corridor/wire';
import { rewrap } from '../append/rewrap.ts';
import { accesses } from '../audit/accesses.ts';
import type { Core } from '../core.ts';
import { demand, ServerError } from '../error.ts';
import { log, logConsistency, logEntries, logHeads, logNewest, logProofs } from '../log/asks.ts';
import { cosign } from '../log/cosign.ts';
import { openCase } from '../reads/case.ts';
import { feed } from '../reads/feed.ts';
import { inbox } from '../reads/inbox.ts';
import { got, saw } from '../reads/reach.ts';
import { directory, people, team } from '../reads/team.ts';
import { usual } from '../reads/usual.ts';
import { myBundle, putBundle } from '../session/bundle.ts';
import { contact } from '../session/contact.ts';
import { hello } from '../session/hello.ts';
import { endSession, sessions } from '../session/sessions.ts';
import { staffSessions } from '../session/staff-sessions.ts';
import { publish } from '../statements/publish.ts';
import { keepShelf, shelf } from '../statements/shelf.ts';
import { append } from './append.ts';
import type { Connection, Guest } from './connection.ts';

/** The answer, or its encoding. @throws ServerError or WireError: why not. */
export async function answer(core: Core, connection: Connection, asked: Up): Promise<Down | Buffer> {
  if (asked.t === 'hello') return await hello(core, connection, asked);
  const { guest } = connection;
  demand(guest !== null, 'unauthenticated');
  return await answerGuest(core, connection, guest, asked);
}

/** What may be asked after the greeting. */
function answerGuest(core: Core, connection: Connection, guest: Guest, asked: Exclude<Up, Asked<'hello'>>) {
  const { session } = guest;
  switch (asked.t) {
    case 'append':
      return append(core, connection, session, asked);
    case 'rewrap':
      return rewrap(core, guest, asked);
    case 'saw':
      return saw(core, session, asked);
    case 'got':
      return got(core, session, asked);
    case 'feed':
      return feed(core, guest, asked);
    case 'inbox':
      return inbox(core, guest, asked);
    case 'case':
      return openCase(core, session, asked);
    case 'team':
      return team(core, session, asked);
    case 'directory':
      return directory(core, asked);
    case 'people':
      return people(core, asked);
    case 'usual':
      return usual(core, asked);
    case 'shelf':
      return shelf(core, guest, asked);
    case 'keep-shelf':
      return keepShelf(core, session, asked);
    case 'publish':
      return publish(core, session, asked);
    case 'log':
      return log(core, session, asked);
    case 'log-proofs':
      return logProofs(core, asked);
    case 'log-newest':
      return logNewest(core, asked);
    case 'log-consistency':
      return logConsistency(core, asked);
    case 'log-entries':
      return logEntries(core, session, asked);
    case 'log-heads':
      return logHeads(core, asked);
    case 'cosign':
      return cosign(core, session, asked);
    case 'accesses':
      return accesses(core, session, asked);
    case 'bundle':
      return putBundle(core, session, asked);
    case 'my-bundle':
      return myBundle(core, session, asked);
    case 'contact':
      return contact(core, session, asked);
    case 'sessions':
      return sessions(core, session, asked);
    case 'end-session':
      return endSession(core, session, asked);
    case 'staff-sessions':
      return staffSessions(core, session, asked);
    default:
      return asked satisfies never;
  }
}

/** A fault as it is told: its code, or `unavailable` for what is ours and none of the client's business. */
export function refusal(r: number, error: unknown, log: Core['log']): Extract<Down, { t: 'refused' }> {
  if (error instanceof WireError)
    return { t: 'refused', r, code: error.code === 'too-many' ? 'too-large' : 'malformed' };
  const code = error instanceof ServerError ? error.code : 'database-error';
  if (isOurs(code)) {
    log.failed('answer', error);
    return { t: 'refused', r, code: 'unavailable' };
  }
  const number = error instanceof ServerError ? error.number : undefined;
  return number === undefined ? { t: 'refused', r, code } : { t: 'refused', r, code, number };
}

type Ours = 'database-lost' | 'database-error' | 'bad-config';

function isOurs(code: ServerError['code']): code is Ours {
  return code === 'database-lost' || code === 'database-error' || code === 'bad-config';
}
