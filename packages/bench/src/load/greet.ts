/** From a socket to a signed-in one. */
import { newSigner, sign, signGreeting, type Signer, systemRandom } from '@corridor/crypto';
import {
  decodeFrame,
  type Down,
  down,
  encodeFrame,
  encodeSigned,
  newId,
  PROTOCOL_VERSION,
  session as sessionFormat,
  type SessionId,
  SUITE,
} from '@corridor/wire';
import { BenchError } from '../error.ts';
import type { Identity } from '@corridor/testkit/bare';
import { LoadSocket } from './socket.ts';

const HOURS = 60 * 60 * 1000;

/** A session as its person signed it; any number of sockets may greet with it, as a client that comes back does. */
export interface Ticket {
  readonly id: SessionId;
  readonly signer: Signer;
  readonly statement: Uint8Array;
}

export async function ticketOf({ organisation, user, version, signer: own }: Identity, now: number): Promise<Ticket> {
  const signer = await newSigner(systemRandom);
  const id = newId<SessionId>(systemRandom);
  const term = { at: now, expiresAt: now + 12 * HOURS };
  const says = { suite: SUITE, organisation, user, version, session: id, key: signer.publicKey, ...term };
  const statement = encodeSigned(await sign(sessionFormat, { ...says, mode: 'shared' }, own));
  return { id, signer, statement };
}

/** @throws BenchError `refused` unless the server says welcome. */
export async function greeted(address: string, ticket: Ticket): Promise<LoadSocket> {
  const socket = await LoadSocket.connect(address);
  const challenge = await next(socket);
  if (challenge.t !== 'challenge') throw new BenchError('refused', `The server said ${challenge.t} first.`);
  const proof = await signGreeting(ticket.id, challenge.challenge, ticket.signer);
  socket.send(encodeFrame({ t: 'hello', r: 0, version: PROTOCOL_VERSION, session: ticket.statement, proof }));
  const answer = await next(socket);
  if (answer.t !== 'welcome') throw new BenchError('refused', `The server said ${answer.t} to a greeting.`);
  return socket;
}

async function next(socket: LoadSocket): Promise<Down> {
  return decodeFrame(down, await socket.next());
}
