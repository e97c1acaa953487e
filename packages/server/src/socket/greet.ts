/** A connection from its first frame to its last. Rules FR1, FR2, SV1, SV20. */
import type { IncomingMessage } from 'node:http';
import { decodeFrame, type Down, type Up, up, WireError } from '@corridor/wire';
import * as z from 'zod/mini';
import { addressOf } from '../address.ts';
import type { Core } from '../core.ts';
import { answer, refusal } from './answer.ts';
import { Connection } from './connection.ts';
import { CLOSE, type Socket } from './socket.ts';

const CHALLENGE_BYTES = 32;

/** Says the challenge, and answers whatever comes. */
export function greet(core: Core, socket: Socket, request: IncomingMessage): void {
  const challenge = core.random(CHALLENGE_BYTES);
  const connection = new Connection(socket, challenge, addressOf(request, core.isTrustedProxy));
  const patience = setTimeout(() => {
    if (connection.guest === null) connection.close(CLOSE.policy);
  }, core.limits.greeting);
  socket.onMessage((message) => receive(core, connection, message));
  socket.onClose(() => {
    clearTimeout(patience);
    core.hub.leave(connection);
    connection.guest = null;
  });
  connection.say({ t: 'challenge', challenge, at: core.clock.now() });
}

function receive(core: Core, connection: Connection, message: Uint8Array): void {
  let asked: Up;
  try {
    asked = decodeFrame(up, message);
  } catch (error) {
    refuseMalformed(core, connection, message, error);
    return;
  }
  const user = connection.user;
  const within = user === null ? core.limits.address(connection.address) : core.limits.person(user);
  if (within) void respond(core, connection, asked);
  else refuse(core, connection, asked.t, { t: 'refused', r: asked.r, code: 'rate-limited' });
}

async function respond(core: Core, connection: Connection, asked: Up): Promise<void> {
  try {
    const said = await answer(core, connection, asked);
    if (said instanceof Uint8Array) connection.pass(said);
    else connection.say(said);
  } catch (error) {
    refuse(core, connection, asked.t, refusal(asked.r, error, core.log));
  }
}

/** If the frame says which request it is, that request is refused; if not, nothing on the connection can be trusted. */
function refuseMalformed(core: Core, connection: Connection, message: Uint8Array, error: unknown): void {
  const code = error instanceof WireError && error.code === 'too-many' ? 'too-large' : 'malformed';
  core.log.refusedFrame(code);
  const r = requestNumber(message);
  if (r === null) connection.close(CLOSE.malformed);
  else refuse(core, connection, 'unreadable', { t: 'refused', r, code });
}

function refuse(
  { refusals }: Core,
  connection: Connection,
  door: Up['t'] | 'unreadable',
  said: Extract<Down, { t: 'refused' }>,
): void {
  refusals.count(said.code, door);
  connection.say(said);
}

const numbered = z.looseObject({ r: z.int().check(z.minimum(0)) });

function requestNumber(message: Uint8Array): number | null {
  try {
    return decodeFrame(numbered, message).r;
  } catch {
    return null;
  }
}
