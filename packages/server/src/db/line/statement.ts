/** A prepared statement with its parameters' and columns' types; calling it makes one execution of it. */
import type { Codec, Plain } from './value.ts';

type Codecs = readonly Codec<unknown>[];
type Columns = Readonly<Record<string, Codec<unknown>>>;
type Values<P extends Codecs> = { [I in keyof P]: Plain<P[I]> };
type RowOf<C extends Columns> = { readonly [K in keyof C]: Plain<C[K]> };

/** One execution of a statement; `Row` is what each of its rows becomes. */
export interface Call<Row> {
  readonly statement: Prepared;
  readonly values: readonly unknown[];
  readonly row?: Row;
}

/** What comes of a flight: the rows of each call. */
export type Rows<C extends readonly Call<unknown>[]> = { [I in keyof C]: C[I] extends Call<infer Row> ? Row[] : never };

export interface Prepared {
  readonly name: string;
  readonly sql: string;
  readonly takes: readonly Codec<unknown>[];
  readonly gives: readonly (readonly [string, Codec<unknown>])[];
}

let statements = 0;

/** `gives` names the columns in the order in which the SQL selects them. */
export function statement<const P extends Codecs, C extends Columns>(
  sql: string,
  takes: P,
  gives: C,
): (...values: Values<P>) => Call<RowOf<C>> {
  const prepared: Prepared = {
    name: `c${++statements}`,
    sql,
    takes,
    gives: Object.entries(gives),
  };
  return (...values) => ({ statement: prepared, values });
}

export const begin = statement('BEGIN', [], {});
export const commit = statement('COMMIT', [], {});
export const rollback = statement('ROLLBACK', [], {});
