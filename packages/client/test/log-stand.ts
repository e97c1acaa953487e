/** A transparency log made by hand, with every key at the test's disposal: it answers as a server would, or as it is told to. */
import {
  type Checkpoint,
  type ChainHead,
  consistencyProof,
  cosign,
  encodeCheckpoint,
  encodeNote,
  type HashTree,
  hashTree,
  headsLine,
  headsTree,
  mapTree,
  newSigner,
  nextLeaf,
  NO_HEAD,
  type NoteSignature,
  sign,
  type Signer,
  signNote,
  sortedHeads,
  sortedMap,
  statementName,
  systemRandom,
} from '@corridor/crypto';
import {
  cosignerName,
  encodeSigned,
  type Guardian,
  type LogHead,
  logHead,
  logLeaf,
  type LogKind,
  type LogLeaf,
  type LogNewest,
  newId,
  type OrganisationId,
  type OrganisationHead,
  type Roster,
  roster as rosterFormat,
  type Signed,
  SUITE,
  type TeamId,
  toHex,
  type UserId,
} from '@corridor/wire';
import type { Request } from '../src/connection/request.ts';
import type { Trust } from '../src/directory/trust.ts';
import { nameOf, newBeliefs } from '../src/transparency/believed.ts';
import type { LogParts } from '../src/transparency/keeper.ts';
import { newNames } from '../src/transparency/named.ts';

export const NOW = Date.UTC(2026, 10, 23, 9);
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
const ORIGIN = 'corridor.test/log';

export interface HandParty {
  readonly organisation: OrganisationId;
  readonly signer: Signer;
  readonly guardian: Guardian;
}

interface Entry {
  readonly leaf: LogLeaf;
  readonly index: number;
  readonly salt: Uint8Array;
  readonly name: string;
}

/** Everything that a checkpoint commits to, as it then was. */
interface Snapshot {
  readonly tree: HashTree;
  readonly entries: readonly Entry[];
  readonly heads: readonly LogHead[];
  readonly headTree: HashTree;
  note: string;
}

export type LogAnswer = Record<string, unknown>;

async function party(): Promise<HandParty> {
  const organisation = newId<OrganisationId>(systemRandom);
  const signer = await newSigner(systemRandom);
  // Of a guardian only its key is looked at here.
  const guardian = { organisation, sign: signer.publicKey } as Guardian;
  return { organisation, signer, guardian };
}

/** Who cosigns, and how long ago, in milliseconds; null: not at all. */
export interface Cosigning {
  readonly guardian?: number | null;
  readonly witness?: number | null;
  /** Other organisations' guardians. */
  readonly others?: readonly { readonly by: HandParty; readonly ago: number }[];
}

export class HandLog {
  readonly own: HandParty;
  readonly logSigner: Signer;
  readonly witness: Signer;
  readonly beliefs = newBeliefs();
  names = newNames();
  readonly parties: HandParty[];
  readonly rosters = new Map<TeamId, Roster>();
  /** Rosters that the server would show if it was asked again. */
  readonly unseen = new Map<TeamId, Signed>();
  /** Changes what is answered. */
  lie: (asked: Request, answer: LogAnswer) => LogAnswer = (_asked, answer) => answer;
  readonly asked: Request[] = [];
  now = NOW;
  entries: Entry[] = [];
  shown: Snapshot | null = null;
  /** A later tree than this reader's quorum has cosigned. */
  later: Snapshot | null = null;

  private constructor(own: HandParty, logSigner: Signer, witness: Signer) {
    this.own = own;
    this.parties = [own];
    this.logSigner = logSigner;
    this.witness = witness;
  }

  static async begin(): Promise<HandLog> {
    return new HandLog(await party(), await newSigner(systemRandom), await newSigner(systemRandom));
  }

  async another(): Promise<HandParty> {
    const made = await party();
    this.parties.push(made);
    return made;
  }

  append(by: OrganisationId, kind: LogKind, statement: Signed): void {
    const last = this.entries.findLast(({ leaf }) => leaf.organisation === by)?.leaf;
    const before: ChainHead = last ?? { number: 0, head: NO_HEAD };
    const encoded = encodeSigned(statement);
    const salt = systemRandom(32);
    const leaf = nextLeaf({ kind, statement: encoded }, salt, before);
    this.entries.push({ leaf, index: this.entries.length, salt, name: toHex(statementName(encoded)) });
  }

  async roster(by: HandParty, team: TeamId, version: number, at = this.now): Promise<Signed> {
    const value = {
      suite: SUITE,
      organisation: by.organisation,
      team,
      kind: 'service',
      name: 'Dermatology',
      version,
      previous: version === 1 ? null : new Uint8Array(32),
      generation: version,
      members: [],
      kem: new Uint8Array(1216),
      commitment: new Uint8Array(32),
      history: null,
      reason: version === 1 ? 'created' : 'removed',
      guardian: newId<UserId>(systemRandom),
      at,
    } as const;
    return await sign(rosterFormat, value, by.signer);
  }

  /** As the client does that reads a chain. */
  believe(signed: Signed): void {
    const value = rosterFormat.decode(signed.bytes);
    this.rosters.set(value.team, value);
    const name = nameOf('roster', value.team, value.version);
    this.beliefs.add({ kind: 'roster', organisation: value.organisation, name, at: value.at }, signed);
  }

  async snapshot(
    entries: readonly Entry[],
    cosigning: Cosigning = {},
    over: Partial<Checkpoint> = {},
  ): Promise<Snapshot> {
    const tree = await hashTree(entries.map(({ leaf }) => logLeaf.encode(leaf)));
    const heads = await this.headsOf(entries);
    const headTree = await headsTree(heads);
    const extensions = [headsLine(headTree.root)];
    const text = encodeCheckpoint({ origin: ORIGIN, size: tree.size, root: tree.root, extensions, ...over });
    return { tree, entries, heads, headTree, note: await this.note(text, cosigning) };
  }

  /** The newest checkpoint that is shown from now on. */
  async checkpoint(cosigning: Cosigning = {}): Promise<void> {
    this.shown = await this.snapshot([...this.entries], cosigning);
  }

  async note(text: string, { guardian = 0, witness = 0, others = [] }: Cosigning): Promise<string> {
    const signatures: NoteSignature[] = [await signNote(text, ORIGIN, this.logSigner)];
    const add = async (name: string, ago: number | null, by: Signer) => {
      if (ago !== null) signatures.push(await cosign(text, name, this.now - ago, by));
    };
    await add(cosignerName(this.own.organisation), guardian, this.own.signer);
    await add('witness.test', witness, this.witness);
    for (const { by, ago } of others) await add(cosignerName(by.organisation), ago, by.signer);
    return encodeNote({ text, signatures });
  }

  async headsOf(entries: readonly Entry[]): Promise<readonly LogHead[]> {
    const heads = await Promise.all(
      this.parties.map(async ({ organisation }) => {
        const chain = entries.filter(({ leaf }) => leaf.organisation === organisation);
        const last = chain.at(-1)?.leaf;
        if (last === undefined) return [];
        const { root } = await mapTree(newestIn(chain));
        return [{ organisation, number: last.number, head: last.head, map: root }];
      }),
    );
    return sortedHeads(heads.flat());
  }

  parts(): LogParts {
    return {
      sync: async () => undefined,
      connection: { ask: (async (asked: Request) => await this.answer(asked)) as never },
      trust: {
        beliefs: this.beliefs,
        guardians: (of: OrganisationId) =>
          this.parties.filter(({ organisation }) => organisation === of).map(({ guardian }) => guardian),
        reliesOn: () => [],
      } as unknown as Trust,
      teams: {
        newest: (team: TeamId) => this.rosters.get(team) ?? null,
        known: () => [...this.rosters.values()],
        doubt: () => undefined,
        load: async (team: TeamId) => {
          const signed = this.unseen.get(team);
          if (signed !== undefined) this.believe(signed);
          return await Promise.resolve();
        },
      },
      organisation: this.own.organisation,
      anchors: { logKey: this.logSigner.publicKey, witnesses: [this.witness.publicKey] },
      names: this.names,
      now: () => this.now,
    };
  }

  async answer(asked: Request): Promise<LogAnswer> {
    this.asked.push(asked);
    return this.lie(asked, await this.honest(asked));
  }

  async honest(asked: Request): Promise<LogAnswer> {
    const shown = this.shown;
    if (shown === null) throw new TypeError('no checkpoint was made');
    switch (asked.t) {
      case 'log': {
        const { size } = shown.tree;
        const consistency = asked.size <= size ? await consistencyProof(asked.size, size, shown.tree.read) : [];
        const organisations = await Promise.all(asked.organisations.map(async (one) => await headIn(shown, one)));
        return { t: 'log', note: shown.note, consistency, organisations };
      }
      case 'log-proofs':
        return {
          t: 'log-proofs',
          proofs: await Promise.all(asked.statements.map((name) => proofIn(shown, toHex(name)))),
        };
      case 'log-newest':
        return await newestAsked(shown, asked.organisation, asked.tags);
      case 'log-consistency':
        return {
          t: 'log-consistency',
          proofs: await Promise.all(asked.sizes.map((each) => between(this.later ?? shown, asked.size, each))),
        };
      default:
        throw new TypeError(`nobody asks ${asked.t} here`);
    }
  }
}

function newestIn(chain: readonly Entry[]): LogNewest[] {
  return [...new Map(chain.map(({ leaf: { tag, number } }) => [toHex(tag), { tag, number }])).values()];
}

async function headIn(shown: Snapshot, organisation: OrganisationId): Promise<OrganisationHead | null> {
  const index = shown.heads.findIndex((head) => head.organisation === organisation);
  const head = shown.heads[index];
  if (head === undefined) return null;
  const proof = { index, count: shown.heads.length, path: [...(await shown.headTree.path(index))] };
  return { head: logHead.encode(head), proof, cosigned: { note: shown.note, proof } };
}

async function proofIn({ entries, tree }: Snapshot, name: string): Promise<LogAnswer | null> {
  const found = entries.find((entry) => entry.name === name);
  if (found === undefined) return null;
  const { salt, index, leaf } = found;
  return { salt, number: leaf.number, head: leaf.head, index, path: [...(await tree.path(index))] };
}

/** Null for more leaves than the log has. */
async function between({ tree }: Snapshot, size: number, other: number): Promise<Uint8Array[] | null> {
  const [earlier, later] = [Math.min(size, other), Math.max(size, other)];
  return later > tree.size ? null : await consistencyProof(earlier, later, tree.read);
}

async function newestAsked(
  { entries }: Snapshot,
  organisation: OrganisationId,
  tags: readonly Uint8Array[],
): Promise<LogAnswer> {
  const newest = sortedMap(newestIn(entries.filter(({ leaf }) => leaf.organisation === organisation)));
  const tree = await mapTree(newest);
  const found = tags.map(async (tag) => {
    const index = newest.findIndex((each) => toHex(each.tag) === toHex(tag));
    const entry = newest[index];
    return entry === undefined ? null : { number: entry.number, index, path: [...(await tree.path(index))] };
  });
  return { t: 'log-newest', count: newest.length, newest: await Promise.all(found) };
}

/** Any hash, a bit of it changed. */
export function spoilt(bytes: Uint8Array): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed[0] = (changed[0] ?? 0) ^ 1;
  return changed;
}
