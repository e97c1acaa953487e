/** Somebody who believes nothing of the log that is not proved. */
import {
  cosign,
  type Cosignature,
  cosignatureBy,
  decodeNote,
  encodeNoteSignature,
  headsOf,
  type SignedCheckpoint,
  type Statement,
  statementName,
  verifyCheckpoint,
  verifyConsistency,
  verifyHead,
  verifyLogged,
  verifyNewest,
} from '@corridor/crypto';
import type { Network, TestClient, TestOrganisation } from '@corridor/testkit/bare';
import {
  type Asked,
  cosignerName,
  encodeSigned,
  type LogHead,
  type LogKind,
  type LogLeaf,
  type OrganisationId,
  type Said,
  type Signed,
} from '@corridor/wire';

export const statementOf = (kind: LogKind, signed: Signed): Statement => ({ kind, statement: encodeSigned(signed) });

export class Reader {
  readonly #network: Network;
  readonly client: TestClient;
  #accepted: SignedCheckpoint | null = null;

  constructor(network: Network, client: TestClient) {
    this.#network = network;
    this.client = client;
  }

  /** The tree that was accepted last. */
  get tree() {
    if (this.#accepted === null) throw new Error('nothing was accepted');
    return this.#accepted.checkpoint;
  }

  get note() {
    if (this.#accepted === null) throw new Error('nothing was accepted');
    return this.#accepted.note;
  }

  /** Asks, verifies that the answer continues what was accepted, and accepts it. */
  async look(over: Partial<Asked<'log'>> = {}): Promise<Said<'log'>> {
    const size = this.#accepted?.checkpoint.size ?? 0;
    const said = await this.client.get('log', { t: 'log', size, newest: true, organisations: [], ...over });
    const next = await verifyCheckpoint(said.note, this.#network.parts.transparency.signer.publicKey);
    if (this.#accepted !== null) verifyConsistency(this.#accepted.checkpoint, next.checkpoint, said.consistency);
    this.#accepted = next;
    return said;
  }

  /** The statement's leaf, proved; null if the server has no proof. */
  async logged(said: Statement): Promise<LogLeaf | null> {
    const statements = [statementName(said.statement)];
    const { proofs } = await this.client.get('log-proofs', { t: 'log-proofs', size: this.tree.size, statements });
    const [proof] = proofs;
    return proof === null || proof === undefined ? null : verifyLogged(said, proof, this.tree);
  }

  /** The organisation's head in the newest checkpoint, proved. */
  async head(
    organisation: OrganisationId,
  ): Promise<{ head: LogHead; said: NonNullable<Said<'log'>['organisations'][0]> }> {
    const { organisations } = await this.look({ organisations: [organisation] });
    const [said] = organisations;
    if (said === null || said === undefined) throw new Error('no head');
    return { head: verifyHead(said.head, said.proof, headsOf(this.tree)), said };
  }

  /** Which number is a tag's newest, proved under a head of the checkpoint of `size`; null if the server knows none. */
  async newest(head: LogHead, tag: Uint8Array, size = this.tree.size): Promise<number | null> {
    const { organisation } = head;
    const { count, newest } = await this.client.get('log-newest', { t: 'log-newest', size, organisation, tags: [tag] });
    const [found] = newest;
    if (found === null || found === undefined) return null;
    verifyNewest({ tag, number: found.number }, { ...found, count }, head);
    return found.number;
  }

  /** When somebody cosigned the note that was accepted. */
  async cosigned(publicKey: Uint8Array, name: string | null = null): Promise<Cosignature | null> {
    return await cosignatureBy(this.note, publicKey, name);
  }
}

/** A guardian's line for a checkpoint; `over` where it lies. */
export async function lineOf(
  organisation: TestOrganisation,
  note: string,
  at: number,
  over: { readonly name?: string; readonly signer?: typeof organisation.root } = {},
): Promise<string> {
  const { name = cosignerName(organisation.id), signer = organisation.guardianKeys.signer } = over;
  return encodeNoteSignature(await cosign(decodeNote(note).text, name, at, signer));
}
