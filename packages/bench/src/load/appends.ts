/** Events ready to be sent, made before the clock starts. */
import { randomBytes, randomFillSync } from 'node:crypto';
import { systemRandom } from '@corridor/crypto';
import {
  encodeFrame,
  encodeSealedEvent,
  type EventId,
  header as headerFormat,
  type Header,
  newId,
  SUITE,
} from '@corridor/wire';
import { BenchError } from '../error.ts';
import type { TestCase, TestPerson, TestTeam } from '@corridor/testkit/bare';
import { masked, OPCODE } from './frames.ts';

/** Noise to cut ciphertexts, hashes and signatures from. */
const noise = randomFillSync(Buffer.alloc(1024 * 1024));
let cut = 0;

function someNoise(length: number): Buffer {
  cut = (cut + 4099) % (noise.length - length);
  return noise.subarray(cut, cut + length);
}

/**
 * `count` events of one author in an open case, each of `bytes` bytes sealed, as frames that ask with r = the event's
 * counter. Headers are true. Ciphertext and signature are noise: the server leaves both to the receivers and cannot tell.
 *
 * @param after the author's counter in the case so far.
 */
export function prepareAppends(
  one: TestCase,
  { author, team }: { readonly author: TestPerson; readonly team: TestTeam },
  { after, count, bytes }: { readonly after: number; readonly count: number; readonly bytes: number },
): Buffer[] {
  const { organisation, user, version } = author;
  const by = { organisation, team: team.team, user, version };
  return Array.from({ length: count }, (_, i) => {
    const event = sealed(headerBytes(one, by, after + i + 1), bytes);
    return masked(OPCODE.binary, encodeFrame({ t: 'append', r: after + i + 1, event }), randomBytes(4));
  });
}

function headerBytes({ id, epoch }: TestCase, by: Header['by'], counter: number): Uint8Array {
  if (epoch === null) throw new BenchError('refused', 'The case is not open.');
  return headerFormat.encode({
    suite: SUITE,
    case: id,
    lane: null,
    event: newId<EventId>(systemRandom),
    act: 'said',
    by,
    counter,
    heads: [someNoise(32)],
    epoch: epoch.key.epoch,
    key: epoch.key.statement,
    basedOn: 0,
    at: Date.now(),
    checkpoint: null,
    about: null,
    to: [],
    kind: null,
    plan: null,
  });
}

function sealed(header: Uint8Array, bytes: number): Uint8Array {
  const signature = someNoise(64);
  const { length } = encodeSealedEvent({ header, ciphertext: new Uint8Array(), signature });
  return encodeSealedEvent({ header, ciphertext: someNoise(Math.max(16, bytes - length)), signature });
}
