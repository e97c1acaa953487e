/**
 * Spares colleagues the slow opening: a case key that came to one's team by HPKE is sealed again under the team's own
 * key, in the background, one at a time. Losing one costs milliseconds, not a key.
 */
import { wrapForTeam } from '@corridor/crypto';
import { encodeSigned } from '@corridor/wire';
import type { SlowWrap } from './keys/case-keys.ts';
import type { CaseBook } from './log/book.ts';
import type { Network } from './network.ts';

/** Milliseconds between two: what people do goes first. */
const PACE = 50;

export function rewrapSlowly(network: Network, book: CaseBook): () => void {
  const waiting: SlowWrap[] = [];
  let cancel: (() => void) | null = null;

  async function rewrap({ key, team, generation }: SlowWrap): Promise<void> {
    const { identity, ports, teams, connection } = network;
    const keys = await teams.keys(team, generation);
    if (keys === null) return;
    const { organisation, user, version } = identity;
    const made = { by: { organisation, team, user, version }, at: network.now() };
    const wrap = await wrapForTeam(key, { organisation, team, generation }, keys, made, identity.signer, ports.random);
    await connection.ask({ t: 'rewrap', wrap: encodeSigned(wrap) });
  }

  function next(): void {
    const one = waiting.shift();
    cancel = null;
    if (one === undefined) return;
    rewrap(one).catch(() => undefined);
    plan();
  }

  function plan(): void {
    if (cancel === null && waiting.length > 0) cancel = network.ports.clock.after(PACE, next);
  }

  const stop = book.onChange(({ case: caseId }) => {
    waiting.push(...book.log(caseId).keys.slow());
    plan();
  });
  return () => {
    stop();
    cancel?.();
  };
}
