/**
 * `vectors/case`: one case whole, and the ways in which it is spoilt. Written by
 * `node packages/testkit/proof/case-vectors/vectors.ts`; the same bytes each time.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseFile } from './file.ts';
import type { Spoilt } from './spoil.ts';
import { spoiltBodies, spoiltBytes, spoiltHeaders, spoiltNotes, spoiltOrder } from './spoilt-events.ts';
import { spoiltBlobs, spoiltRecords } from './spoilt-rest.ts';
import { spoiltEpochs, spoiltOrganisations, spoiltPeople, spoiltRosters } from './spoilt-statements.ts';
import { tellStory } from './story.ts';
import { newWorld } from './world.ts';

export const VECTORS = join(import.meta.dirname, '../../../../vectors/case');

export type CaseFile = Awaited<ReturnType<typeof caseFile>>;
export interface RefusedFile {
  readonly about: string;
  readonly refused: readonly Spoilt[];
}

/** @param pictureSize Of the photograph: from 1 MiB on it is sealed in several chunks. */
export async function makeCase(pictureSize?: number): Promise<CaseFile> {
  const world = await newWorld();
  return await caseFile(world, await tellStory(world, pictureSize));
}

export async function makeVectors(): Promise<{ readonly case: CaseFile; readonly refused: RefusedFile }> {
  const world = await newWorld();
  const story = await tellStory(world);
  const stage = { world, story };
  const file = await caseFile(world, story);
  const refused = [
    ...(await spoiltOrganisations(stage)),
    ...(await spoiltPeople(stage, file)),
    ...(await spoiltRosters(stage, file)),
    ...(await spoiltEpochs(stage, file)),
    ...spoiltBytes(file),
    ...spoiltOrder(stage, file),
    ...(await spoiltHeaders(stage)),
    ...(await spoiltBodies(stage)),
    ...(await spoiltNotes(stage)),
    ...(await spoiltBlobs(stage, file)),
    ...(await spoiltRecords(stage, file)),
  ];
  const about =
    'Each is case.json with changes: `to` in place of what stands at `path`; without `to`, what stands there goes. `where` is the first thing to be refused, `rule` why.';
  return { case: file, refused: { about, refused } };
}

if (import.meta.main) {
  mkdirSync(VECTORS, { recursive: true });
  for (const [name, content] of Object.entries(await makeVectors())) {
    writeFileSync(join(VECTORS, `${name}.json`), `${JSON.stringify(content, null, 1)}\n`);
  }
}
