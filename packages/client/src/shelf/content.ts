/**
 * What stands on a shelf: JSON in UTF-8. Each field is read by itself, so that one which a later client wrote in another
 * shape takes its usual value here and is put back untouched. Rules CS4, CS5.
 */
import { faultOfText } from '@corridor/cases';
import { fromUtf8, isId, type TeamId, toUtf8 } from '@corridor/wire';
import * as z from 'zod/mini';
import type { Shelf } from '../api/shelf.ts';
import { ClientError, type InputFault } from '../error.ts';

/** The document as it was read, with fields that this client does not know. */
export type Document = Readonly<Record<string, unknown>>;

const MOST_REPLIES = 40;
/** Bytes of UTF-8 of one quick reply. */
const MOST_REPLY = 1000;
const MOST_FAVOURITES = 100;
const MOST_PATHWAY_ID = 40;
/** What `sealShelf` takes, in bytes. */
const MOST_DOCUMENT = 60 * 1024;

const NOT_A_REPLY = `Write 1 to ${MOST_REPLY} bytes of text, without control characters.`;
const reply = z
  .string(NOT_A_REPLY)
  .check(z.refine((text) => text.trim() !== '' && faultOfText(text, MOST_REPLY) === null, NOT_A_REPLY));
const favourite = z.object({
  team: z.custom<TeamId>((value) => typeof value === 'string' && isId(value), 'Name a team.'),
  pathway: z.string('Name a pathway.').check(z.minLength(1), z.maxLength(MOST_PATHWAY_ID)),
});
const flag = z.boolean('Say true or false.');

type Fields = { readonly [Field in keyof Shelf]: z.ZodMiniType<Shelf[Field]> };

const FIELDS: Fields = {
  quickReplies: z
    .array(reply, 'Give a list of texts.')
    .check(z.maxLength(MOST_REPLIES, `Keep at most ${MOST_REPLIES} quick replies.`)),
  favourites: z
    .array(favourite, 'Give a list of services.')
    .check(z.maxLength(MOST_FAVOURITES, `Keep at most ${MOST_FAVOURITES} favourites.`)),
  language: z.nullable(z.enum(['en', 'cy'], 'Choose English or Welsh.')),
  singleKeys: flag,
  muteOffDuty: flag,
};
const NAMES = Object.keys(FIELDS) as readonly (keyof Shelf)[];
/** A team has no language, keys or hours of its own. */
const OF_A_TEAM: readonly (keyof Shelf)[] = ['quickReplies'];

export const EMPTY_SHELF: Shelf = {
  quickReplies: [],
  favourites: [],
  language: null,
  singleKeys: true,
  muteOffDuty: false,
};

function field<Field extends keyof Shelf>(name: Field, value: unknown): Shelf[Field] {
  const read = z.safeParse(FIELDS[name], value);
  return read.success ? read.data : EMPTY_SHELF[name];
}

export function shelfIn(document: Document): Shelf {
  return {
    quickReplies: field('quickReplies', document['quickReplies']),
    favourites: field('favourites', document['favourites']),
    language: field('language', document['language']),
    singleKeys: field('singleKeys', document['singleKeys']),
    muteOffDuty: field('muteOffDuty', document['muteOffDuty']),
  };
}

/** Null: no document. Its writer was a member, so nothing is hidden by leaving it: it is replaced at the next keep. */
export function readDocument(bytes: Uint8Array): Document | null {
  try {
    const value: unknown = JSON.parse(fromUtf8(bytes));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Document) : null;
  } catch {
    return null;
  }
}

function faultsOf(isTeams: boolean, change: Partial<Shelf>): readonly InputFault[] {
  return NAMES.flatMap((name) => {
    const value = change[name];
    if (value === undefined) return [];
    if (isTeams && !OF_A_TEAM.includes(name)) return [{ path: name, mend: 'Keep this on your own shelf.' }];
    const read = z.safeParse(FIELDS[name], value);
    if (read.success) return [];
    return read.error.issues.map(({ path, message }) => ({
      path: [name, ...path.map(String)].join('.'),
      mend: message,
    }));
  });
}

/** @throws ClientError `invalid-body` with every fault of the change. */
export function checkChange(isTeams: boolean, change: Partial<Shelf>): void {
  const faults = faultsOf(isTeams, change);
  if (faults.length > 0) throw new ClientError('invalid-body', { faults });
}

/** @throws ClientError `invalid-body` if it has grown too large to seal. */
export function writeDocument(document: Document): Uint8Array {
  const bytes = toUtf8(JSON.stringify(document));
  if (bytes.length <= MOST_DOCUMENT) return bytes;
  const faults = [{ path: '', mend: 'The shelf is full. Take something away first.' }];
  throw new ClientError('invalid-body', { faults });
}
