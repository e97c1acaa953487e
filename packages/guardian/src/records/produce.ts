/**
 * The document of a case for one organisation, as of its closing or of the correction of its patient, from what its own
 * teams can open.
 */
import { type Attachment, type CaseState, isPhotograph } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { BlobId, CaseId, EventId, TeamId } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { GuardianError } from '../error.ts';
import { readCase } from '../follow/follow.ts';
import { caseFile, isFeedback, type Provenance, type TeamNotes } from './case-file.ts';
import { documentId } from './document-id.ts';
import type { Naming, Picture } from './entry.ts';
import { fileName } from './file.ts';
import { documentFollows, type Followed, stateAt } from './follows.ts';
import { typeset } from './pdf.ts';

export interface Wanted {
  readonly case: CaseId;
  /** The event that it follows. */
  readonly event: EventId;
  readonly version: number;
  /** Whether a photograph or file that will not open is named as missing, rather than keeping the case out of the record. */
  readonly withoutLost: boolean;
}

export interface Produced {
  readonly documentId: string;
  readonly content: Uint8Array;
  /** What goes beside it, by name. */
  readonly beside: ReadonlyMap<string, Uint8Array>;
  readonly upTo: number;
  readonly asOf: number;
}

/** Null if another event has taken that one's place: the case was reopened, or its patient corrected. */
export async function produce(hosted: Hosted, core: Core, wanted: Wanted): Promise<Produced | null> {
  await readCase(core, wanted.case);
  const log = core.book.log(wanted.case);
  const events = log.part(null).events();
  const followed = documentFollows(events, log.state());
  if (followed === null || followed.event !== wanted.event) return null;
  const state = stateAt(events, followed.number);
  const own = ownNotes(core, wanted.case, state, followed.at);
  const of = await provenanceOf(hosted, wanted, followed);
  const { documentId: id, at, upTo } = of;
  const kept = attachmentsKept(state, own);
  const album = await opened(
    core,
    kept.filter(isPhotograph),
    wanted.withoutLost,
    (number, extension) => `photograph-${number}.${extension}`,
  );
  const files = kept.filter((attachment) => !isPhotograph(attachment));
  const beside = await opened(core, files, wanted.withoutLost, (number, extension) =>
    fileName(id, wanted.version, number, extension),
  );
  const naming: Naming = (attachment) =>
    (isPhotograph(attachment) ? album : beside).named.get(attachment.id) ?? { number: 0, file: null };
  const file = caseFile(state, own, of, naming);
  const content = typeset({ file, pictures: album.files, at });
  return { documentId: id, content, beside: beside.files, upTo, asOf: at };
}

export async function provenanceOf(
  { organisation, guardian }: Hosted,
  { case: caseId, version }: Wanted,
  { at, number: upTo, because }: Followed,
): Promise<Provenance> {
  const id = await documentId({ organisation: organisation.organisation, case: caseId, version });
  const { name, ods } = organisation;
  return { organisation: name, ods, host: guardian.host, documentId: id, case: caseId, version, at, upTo, because };
}

/** Notes written by then, as the document is made as of then. A gap among them is shown wherever it is. */
function ownNotes(core: Core, caseId: CaseId, state: CaseState, then: number): readonly TeamNotes[] {
  const mine = new Set(core.myTeams.get());
  const log = core.book.log(caseId);
  const written = (team: TeamId) => log.notes(team).filter(({ at }) => at === null || at <= then);
  return state.teams.filter(({ team }) => mine.has(team)).map(({ team }) => ({ team, notes: written(team) }));
}

/** Of all that the document shows, in that order: what is left out of the record as feedback is not filed beside it either. */
function attachmentsKept({ thread }: CaseState, own: readonly TeamNotes[]): readonly Attachment[] {
  const items = [...thread, ...own.flatMap(({ notes }) => notes.map(({ item }) => item))];
  return items.flatMap((item) => (item.kind === 'message' && !isFeedback(item) ? item.body.attachments : []));
}

const EXTENSIONS: Readonly<Record<Attachment['mediaType'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
};

interface OpenedAttachments {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly named: ReadonlyMap<BlobId, Picture>;
}

/** @throws GuardianError `cannot-open`, unless what will not open is to be named as missing. */
async function opened(
  core: Core,
  attachments: readonly Attachment[],
  withoutLost: boolean,
  nameOf: (number: number, extension: string) => string,
): Promise<OpenedAttachments> {
  const files = new Map<string, Uint8Array>();
  const named = new Map<BlobId, Picture>();
  for (const attachment of attachments) {
    if (named.has(attachment.id)) continue;
    const number = named.size + 1;
    const content = await core.attachments.read(attachment).catch(() => null);
    if (content === null && !withoutLost) throw new GuardianError('cannot-open', 'attachment');
    const file = content === null ? null : nameOf(number, EXTENSIONS[attachment.mediaType]);
    if (content !== null && file !== null) files.set(file, content);
    named.set(attachment.id, { number, file });
  }
  return { files, named };
}
