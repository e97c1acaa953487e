/**
 * The statements that this client believes, each with its place in the log once that is proved. One that is not there yet
 * is being confirmed; one that a checkpoint of ten minutes later still leaves out is not confirmed. Rules TL7 and TL10.
 */
import { hashOnce, type NodeHash, statementName, verifyLogged } from '@corridor/crypto';
import { toHex } from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import type { Believed } from './believed.ts';
import type { Accepted } from './judge.ts';

/** How long a statement may stand outside the log, in milliseconds. */
const PATIENCE = 10 * 60 * 1000;
const PAGE = 200;

export type Standing = 'confirmed' | 'being-confirmed' | 'unconfirmed';

interface Entry {
  readonly believed: Believed;
  readonly hash: Uint8Array;
  /** When it was signed, or if that is later by this client's clock, when it was first believed. */
  readonly since: number;
  /** Its number in its organisation's chain, once proved. */
  number: number | null;
}

export interface Entries {
  take(believed: readonly Believed[], now: number): void;
  /** Asks for what is not proved. @throws CryptoError `refused` for a proof that does not fit; ClientError. */
  prove(accepted: Accepted): Promise<void>;
  /** The newest statement of that name; null: this client believes none. */
  standing(name: string, accepted: Accepted | null): Standing | null;
  number(name: string): number | null;
  count(accepted: Accepted | null): Readonly<Record<Standing, number>>;
}

export function openEntries(connection: Pick<Connection, 'ask'>): Entries {
  const all = new Map<string, Entry>();
  const newest = new Map<string, Entry>();

  function standingOf({ number, since }: Entry, accepted: Accepted | null): Standing {
    if (number !== null) return 'confirmed';
    const late = accepted !== null && accepted.guardian.at - since > PATIENCE;
    return late ? 'unconfirmed' : 'being-confirmed';
  }

  async function provePage(page: readonly Entry[], { checkpoint }: Accepted, join: NodeHash): Promise<void> {
    const statements = page.map(({ hash }) => hash);
    const { proofs } = await connection.ask({ t: 'log-proofs', size: checkpoint.size, statements });
    for (const [at, entry] of page.entries()) {
      const proof = proofs[at] ?? null;
      if (proof === null) continue;
      verifyLogged(entry.believed, proof, checkpoint, { join, name: entry.hash });
      entry.number = proof.number;
    }
  }

  return {
    take: (believed, now) => {
      for (const each of believed) {
        const hash = statementName(each.statement);
        const entry = all.get(toHex(hash)) ?? { believed: each, hash, since: Math.min(each.at, now), number: null };
        all.set(toHex(hash), entry);
        newest.set(each.name, entry);
      }
    },
    prove: async (accepted) => {
      const waiting = [...all.values()].filter(({ number }) => number === null);
      const join = hashOnce();
      for (let at = 0; at < waiting.length; at += PAGE) await provePage(waiting.slice(at, at + PAGE), accepted, join);
    },
    standing: (name, accepted) => {
      const entry = newest.get(name);
      return entry === undefined ? null : standingOf(entry, accepted);
    },
    number: (name) => newest.get(name)?.number ?? null,
    count: (accepted) => {
      const counts = { confirmed: 0, 'being-confirmed': 0, unconfirmed: 0 };
      for (const entry of all.values()) counts[standingOf(entry, accepted)]++;
      return counts;
    },
  };
}
