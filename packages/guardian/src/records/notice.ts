/**
 * Word under a former patient that what was filed there is not about them. It says nothing of whom the case is about, and
 * nothing of what was said in it: neither belongs in this patient's record. Rule FI12.
 */
import { type Patient, shownName } from '@corridor/cases';
import { toHex } from '@corridor/wire';
import { bannerIn, type Provenance } from './case-file.ts';
import { shownMoment } from './moment.ts';

/** A document that was filed under the former patient. */
export interface Superseded {
  readonly documentId: string;
  readonly version: number;
  readonly hash: Uint8Array;
  readonly path: string;
}

export function noticeFile(former: Patient, superseded: readonly Superseded[], of: Provenance) {
  // Allergies were written down in this case, and are perhaps the other patient's.
  const { allergies: _allergies, ...patient } = former;
  return {
    title: `Notice about ${shownName(patient)}: a document was filed in error (${of.ods})`,
    header: 'Notice about a record',
    organisation: of.organisation,
    ods: of.ods,
    keywords: [of.documentId, of.ods],
    documentId: of.documentId,
    case: of.case,
    version: of.version,
    subject: 'A document was filed under this patient in error',
    kind: 'Superseding notice',
    banner: bannerIn(patient, of.at),
    formerPatients: [],
    notice:
      'The document named below is about somebody else. Two people of the case have confirmed it. Mark it in this record as entered in error, and tell whoever acted on it.',
    gaps: 0,
    gapWords: '',
    facts: superseded.map(({ documentId, version, path, hash }) => [
      `Superseded: version ${version}`,
      `${documentId}\n${path}\nSHA-256 ${toHex(hash)}`,
    ]),
    answers: [],
    entries: [],
    left: 0,
    leftWords: '',
    provenance: [
      ['Filed by', `The guardian of ${of.organisation} (${of.ods}), hosted by ${of.host}`],
      ['Document', `${of.documentId}, version ${of.version}`],
      ['As of', `${shownMoment(of.at)}, when a second person confirmed whom the case is about`],
    ],
  };
}
