/**
 * The transparency log's records: what a leaf, an organisation's map and the list of heads are made of. Which statements are
 * logged, and what each is about, is decided here, for the server that logs them and the reader who looks for them.
 * Rules LG* in docs/protocol/log.md.
 */
import { area, areaMember } from './area.ts';
import { type Bytes, concat, fromHex, toUtf8 } from './bytes.ts';
import { exported } from './export.ts';
import type { OrganisationId } from './id.ts';
import { guardian, organisation, recovery, vouch, vouchWithdrawal } from './organisation.ts';
import { releasedCode } from './released-code.ts';
import { released } from './released.ts';
import { rota, service } from './service.ts';
import { person } from './staff.ts';
import { succession, successionTerms } from './succession.ts';
import { roster } from './team.ts';
import { type Decoded, hash, id, int, labelOf, record, tuple } from './tuple.ts';

/** A leaf of the tree. `number` counts from 1 within the organisation; `head` is the head of its chain with this entry. */
export const logLeaf = record('log-leaf', 1, {
  organisation: id<OrganisationId>(),
  number: int,
  tag: hash,
  commitment: hash,
  head: hash,
});
export type LogLeaf = Decoded<typeof logLeaf>;

/** A leaf of an organisation's map, which is sorted by tag: the number of the newest entry under the tag. */
export const logNewest = record('log-newest', 1, { tag: hash, number: int });
export type LogNewest = Decoded<typeof logNewest>;

/** A leaf of a checkpoint's heads, which are sorted by organisation: its newest number, its chain's head, its map's root. */
export const logHead = record('log-head', 1, {
  organisation: id<OrganisationId>(),
  number: int,
  head: hash,
  map: hash,
});
export type LogHead = Decoded<typeof logHead>;

/** A leaf's `commitment` is the hash of this. `statement` is the hash of the encoded signed statement, `salt` 32 bytes. */
export function logCommitmentInput(salt: Uint8Array, kind: LogKind, statement: Uint8Array): Bytes {
  return tuple('log-commitment', 1, salt, toUtf8(kind), statement);
}

/** A leaf's `tag` is the hash of this: whoever knows what a statement is about finds its entries. */
export function logTagInput(kind: LogKind, subject: Uint8Array): Bytes {
  return tuple('log-tag', 1, toUtf8(kind), subject);
}

/** A leaf's `head` is the hash of this. `before` is the head of the entry before, 32 zero bytes at the first. */
export function logChainInput(leaf: Omit<LogLeaf, 'head'>, before: Uint8Array): Bytes {
  const { organisation: of, number, tag, commitment } = leaf;
  return tuple('log-chain', 1, fromHex(of), int.encode(number, 'number'), before, tag, commitment);
}

/** The name under which an organisation's guardian cosigns checkpoints. */
export function cosignerName(of: OrganisationId): string {
  return `corridor-guardian/${of}`;
}

/** In whose chain a statement stands, and the bytes that say what it is about. */
interface About {
  readonly organisation: OrganisationId;
  readonly subject: Bytes;
}

const about = (of: OrganisationId, subject: string, name = ''): About => ({
  organisation: of,
  subject: concat(fromHex(subject), toUtf8(name)),
});

/** Every kind of statement that a guardian publishes, by what it is about. What is not here cannot be published. */
const LOGGED = {
  organisation: (bytes) => {
    const says = organisation.decode(bytes);
    return about(says.organisation, says.organisation);
  },
  guardian: (bytes) => {
    const says = guardian.decode(bytes);
    return about(says.organisation, says.guardian);
  },
  recovery: (bytes) => {
    const says = recovery.decode(bytes);
    return about(says.organisation, says.recovery);
  },
  // A withdrawal stands under the vouch's tag: whoever asks for the newest of it finds out that it was withdrawn.
  vouch: (bytes) => {
    const says = labelOf(bytes) === vouchWithdrawal.label ? vouchWithdrawal.decode(bytes) : vouch.decode(bytes);
    return about(says.by, says.organisation);
  },
  person: (bytes) => {
    const says = person.decode(bytes);
    return about(says.organisation, says.user);
  },
  roster: (bytes) => {
    const says = roster.decode(bytes);
    return about(says.organisation, says.team);
  },
  service: (bytes) => {
    const says = service.decode(bytes);
    return about(says.organisation, says.team, says.pathwayId);
  },
  rota: (bytes) => {
    const says = rota.decode(bytes);
    return about(says.organisation, says.team);
  },
  area: (bytes) => {
    const says = area.decode(bytes);
    return about(says.organisation, says.organisation, says.code);
  },
  'area-member': (bytes) => {
    const says = areaMember.decode(bytes);
    return about(says.organisation, says.organisation);
  },
  succession: (bytes) => {
    const says = successionTerms.decode(succession.decode(bytes).terms);
    return about(says.organisation, says.organisation);
  },
  export: (bytes) => {
    const says = exported.decode(bytes);
    return about(says.organisation, says.case ?? says.organisation);
  },
  'released-code': (bytes) => {
    const says = releasedCode.decode(bytes);
    return about(says.organisation, says.organisation);
  },
  released: (bytes) => {
    const says = released.decode(bytes);
    return about(says.organisation, says.case);
  },
} as const satisfies Readonly<Record<string, (bytes: Uint8Array) => About>>;

export type LogKind = keyof typeof LOGGED;
export const LOG_KINDS = Object.keys(LOGGED) as [LogKind, ...LogKind[]];

/** @param bytes What was signed. Its signature is somebody else's business. @throws WireError if it is not of that kind. */
export function logAbout(kind: LogKind, bytes: Uint8Array): About {
  return LOGGED[kind](bytes);
}
