/** The notice that follows a correction of a case's patient, from what was filed before it. Rule FI12. */
import { equalPatients } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { Hosted } from '../custody/hosting.ts';
import type { FilingRow } from '../db/filings.ts';
import { readCase } from '../follow/follow.ts';
import { documentId } from './document-id.ts';
import { correctionsIn, stateAt } from './follows.ts';
import { noticeFile, type Superseded } from './notice.ts';
import { typeset } from './pdf.ts';
import { type Produced, provenanceOf, type Wanted } from './produce.ts';

/** Null if nothing was filed under another patient. @param rows everything that was filed of the case. */
export async function produceNotice(
  hosted: Hosted,
  core: Core,
  wanted: Wanted,
  rows: readonly FilingRow[],
): Promise<Produced | null> {
  await readCase(core, wanted.case);
  const events = core.book.log(wanted.case).part(null).events();
  const correction = correctionsIn(events).find(({ event }) => event === wanted.event);
  const documents = rows.filter(
    ({ kind, state, version }) => kind === 'document' && state === 'filed' && version < wanted.version,
  );
  const patientOf = ({ up_to: upTo }: FilingRow) => stateAt(events, upTo ?? 0).patient;
  const newest = documents.at(-1);
  if (correction === undefined || newest === undefined) return null;
  const patient = patientOf(newest);
  if (patient === null || equalPatients(patient, stateAt(events, correction.number).patient)) return null;
  const old = documents.filter((row) => equalPatients(patientOf(row), patient));
  const of = await provenanceOf(hosted, wanted, correction);
  const content = typeset({
    file: noticeFile(patient, await Promise.all(old.map(superseded)), of),
    pictures: new Map(),
    at: correction.at,
  });
  return { documentId: of.documentId, content, beside: new Map(), upTo: correction.number, asOf: correction.at };
}

async function superseded({ organisation, case_id: caseId, version, hash, path }: FilingRow): Promise<Superseded> {
  const id = await documentId({ organisation, case: caseId, version });
  return { documentId: id, version, hash: hash ?? new Uint8Array(), path: path ?? '' };
}
