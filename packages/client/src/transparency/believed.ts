/**
 * What this client has come to believe and the log has to show: organisations, guardians, certificates and rosters, as
 * they were signed. Kept from the first word of a session; what verifies them against the log is fetched later.
 */
import { encodeSigned, type LogKind, type OrganisationId, type Signed } from '@corridor/wire';
import { type Live, live } from '../live.ts';

export interface Believed {
  readonly kind: LogKind;
  readonly organisation: OrganisationId;
  /** The statement as it travels: what the log commits to. */
  readonly statement: Uint8Array;
  /** By which it is asked for: `nameOf` what it says. */
  readonly name: string;
  /** When it was signed, as it says. */
  readonly at: number;
}

export interface Beliefs {
  /** Rises whenever something new is believed. */
  readonly changes: Live<number>;
  add(believed: Omit<Believed, 'statement'>, signed: Signed): void;
  /** Everything from the `from`th on. */
  since(from: number): readonly Believed[];
}

/** One statement among all: its kind, whom or what it is about, and which version. */
export function nameOf(kind: LogKind, subject: string, version = 1): string {
  return `${kind}/${subject}/${version}`;
}

export function newBeliefs(): Beliefs {
  const changes = live(0);
  const all: Believed[] = [];
  return {
    changes,
    add: (believed, signed) => {
      all.push({ ...believed, statement: encodeSigned(signed) });
      changes.set(all.length);
    },
    since: (from) => all.slice(from),
  };
}
