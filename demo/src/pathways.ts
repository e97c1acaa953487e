/** The ready pathways: files of the repository's `pathways` folder, read and bound to the region's teams. */
import { readFileSync } from 'node:fs';
import {
  bindPathway,
  type FoundTeam,
  type Party,
  type Pathway,
  type PathwayFile,
  readPathwayFile,
  type TeamPin,
} from '@corridor/cases';
import { parse } from 'yaml';
import { ORGANISATIONS } from './region/organisations.ts';
import { PATHWAY_IDS, type PathwayId } from './region/services.ts';
import { TEAMS, type TeamKey } from './region/teams.ts';

const FOLDER = new URL('../../pathways/', import.meta.url);

/** The file as written. @throws CasesError `pathway-invalid` with every fault. */
export function readyPathway(id: PathwayId): PathwayFile {
  return readPathwayFile(parse(readFileSync(new URL(`${id}.yaml`, FOLDER), 'utf8')));
}

/** The team of the region that a pin names, or null. */
function teamOf({ ods, team }: Pick<TeamPin, 'ods' | 'team'>): TeamKey | null {
  const organisation = ORGANISATIONS.find((each) => each.ods === ods)?.key;
  return TEAMS.find((each) => each.organisation === organisation && each.name === team)?.key ?? null;
}

/** A file bound to the parties that `party` gives for the region's teams. @throws CasesError `pathway-invalid`. */
export function boundPathway(file: PathwayFile, party: (team: TeamKey) => Party): Pathway {
  return bindPathway(file, (pin): FoundTeam | null => {
    const key = teamOf(pin);
    return key === null ? null : { party: party(key), root: null };
  });
}

/** All ready pathways, bound likewise. */
export function boundPathways(party: (team: TeamKey) => Party): ReadonlyMap<PathwayId, Pathway> {
  return new Map(PATHWAY_IDS.map((id) => [id, boundPathway(readyPathway(id), party)]));
}
