/** Every statement that a server of before the log holds. */
import type { Work } from './database.ts';

const LISTED = ['vouch', 'service', 'rota', 'area', 'area-member'] as const;
type Kind = 'organisation' | 'guardian' | 'recovery' | 'person' | 'roster' | (typeof LISTED)[number];

export interface Held {
  readonly kind: Kind;
  readonly statement: Uint8Array;
}

/** Within a kind in the order of their versions, or of their publication. */
export async function heldStatements(work: Work): Promise<Held[]> {
  const of = (kind: Kind, rows: readonly { readonly statement: Uint8Array }[]): Held[] =>
    rows.map(({ statement }) => ({ kind, statement }));
  const [organisations, guardians, recoveries, people, rosters, listed] = [
    await work.selectFrom('organisations').select('statement').execute(),
    await work.selectFrom('guardians').select('statement').orderBy('version').execute(),
    await work.selectFrom('recoveries').select('statement').orderBy('version').execute(),
    await work.selectFrom('people').select('statement').orderBy('version').execute(),
    await work.selectFrom('rosters').select('statement').orderBy('version').execute(),
    await work
      .selectFrom('directory')
      .select(['kind', 'statement'])
      .where('kind', 'in', LISTED)
      .orderBy('seq')
      .execute(),
  ];
  return [
    ...of('organisation', organisations),
    ...of('guardian', guardians),
    ...of('recovery', recoveries),
    ...of('person', people),
    ...of('roster', rosters),
    ...listed.map(({ kind, statement }) => ({ kind: kind as Kind, statement })),
  ];
}
