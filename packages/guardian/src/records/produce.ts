/** The document of a case for one organisation, as of its closing, from what its own teams can open. */
import { type Attachment, type CaseState, fold, isPhotograph } from '@corridor/cases';
import type { Core } from '@corridor/client/node';
import type { BlobId, CaseId, EventId, TeamId } from '@corridor/wire';
import type { Hosted } from '../custody/hosting.ts';
import { GuardianError } from '../error.ts';
import { readCase } from '../follow/follow.ts';
import { caseFile, type TeamNotes } from './case-file.ts';
import { documentId } from './document-id.ts';
import type { Naming, Picture } from './entry.ts';
import { typeset } from './pdf.ts';

export interface Wanted {
  readonly case: CaseId;
  readonly closed: EventId;
  readonly version: number;
  /** Whether a photograph that will not open is named as missing, rather than keeping the case out of the record. */
  readonly withoutLost: boolean;
}

export interface Produced {
  readonly documentId: string;
  readonly content: Uint8Array;
  readonly upTo: number;
  readonly closedAt: number;
}

/** Null if the case is no longer closed by that event: it was reopened, and the next closing is filed instead. */
export async function produce(hosted: Hosted, core: Core, wanted: Wanted): Promise<Produced | null> {
  await readCase(core, wanted.case);
  const log = core.book.log(wanted.case);
  const { closing } = log.state();
  if (closing === null || closing.event !== wanted.closed) return null;
  const state = fold(
    log
      .part(null)
      .events()
      .filter(({ number }) => number <= closing.number),
  );
  const own = ownNotes(core, wanted.case, state, closing.at);
  const { organisation, guardian } = hosted;
  const id = await documentId({ organisation: organisation.organisation, case: wanted.case, version: wanted.version });
  const album = await picturesOf(core, allAttachments(state, own), wanted.withoutLost);
  const file = caseFile(
    state,
    own,
    {
      organisation: organisation.name,
      ods: organisation.ods,
      host: guardian.host,
      documentId: id,
      case: wanted.case,
      version: wanted.version,
      at: closing.at,
      upTo: closing.number,
    },
    album.naming,
  );
  const content = typeset({ file, pictures: album.files, at: closing.at });
  return { documentId: id, content, upTo: closing.number, closedAt: closing.at };
}

/** Notes written by then, as the document is made as of the closing. A gap among them is shown wherever it is. */
function ownNotes(core: Core, caseId: CaseId, state: CaseState, then: number): readonly TeamNotes[] {
  const mine = new Set(core.myTeams.get());
  const log = core.book.log(caseId);
  const written = (team: TeamId) => log.notes(team).filter(({ at }) => at === null || at <= then);
  return state.teams.filter(({ team }) => mine.has(team)).map(({ team }) => ({ team, notes: written(team) }));
}

/** In the order in which the document shows them. */
function allAttachments(state: CaseState, own: readonly TeamNotes[]): readonly Attachment[] {
  const noted = own.flatMap(({ notes }) =>
    notes.flatMap(({ item }) => (item.kind === 'message' ? item.body.attachments : [])),
  );
  return [...state.attachments.map(({ attachment }) => attachment), ...noted].filter(isPhotograph);
}

const EXTENSIONS: Partial<Record<Attachment['mediaType'], string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

async function picturesOf(core: Core, attachments: readonly Attachment[], withoutLost: boolean) {
  const files = new Map<string, Uint8Array>();
  const named = new Map<BlobId, Picture>();
  for (const attachment of attachments) {
    if (named.has(attachment.id)) continue;
    const number = named.size + 1;
    const content = await core.attachments.read(attachment).catch(() => null);
    if (content === null && !withoutLost) throw new GuardianError('cannot-open', 'photograph');
    const file = content === null ? null : `photograph-${number}.${EXTENSIONS[attachment.mediaType] ?? 'bin'}`;
    if (content !== null && file !== null) files.set(file, content);
    named.set(attachment.id, { number, file });
  }
  const naming: Naming = ({ id }) => named.get(id) ?? { number: 0, file: null };
  return { files, naming };
}
