/** A bound pathway written as a file again, for one that no proposal released: a script's, or that of a first set-up. */
import type { Party, Pathway } from '@corridor/cases';
import { Document, isMap, visit } from 'yaml';
import { partiesOf } from './network.ts';

/** @param known ODS codes of organisations, for a pathway that pins none. */
export function asText(pathway: Pathway, known: ReadonlyMap<Party['organisation'], string>): string {
  const codes = new Map([...known, ...pathway.pins.map(({ organisation, ods }) => [organisation, ods] as const)]);
  const teams = new Set(partiesOf(pathway).map(({ team }) => team));
  const written = Object.entries(pathway).filter(([name, value]) => name !== 'pins' && !isAbsent(value));
  const document = new Document(
    JSON.parse(
      JSON.stringify(Object.fromEntries(written), (_key, value: unknown) =>
        isParty(value, teams) ? { ods: codes.get(value.organisation) ?? '', team: value.name } : value,
      ),
    ),
  );
  visit(document, {
    Map: (_key, node) => {
      if (isMap(node) && node.has('ods')) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 120 });
}

/** What a file need not say, because it is so if it does not. */
function isAbsent(value: unknown): boolean {
  return value === undefined || value === false || (Array.isArray(value) && value.length === 0);
}

function isParty(value: unknown, teams: ReadonlySet<string>): value is Party {
  return typeof value === 'object' && value !== null && 'team' in value && teams.has(String(value.team));
}
