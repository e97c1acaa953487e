/** Events of a case, made by its authors with real keys; bodies are noise, which the server cannot tell. */
import { newEpoch, type EpochKey, statementHash, systemRandom, wrapForTeam } from '@corridor/crypto';
import {
  type Act,
  type Asked,
  type CaseId,
  encodeSealedEvent,
  encodeSigned,
  type EventId,
  type Header,
  header as headerFormat,
  newId,
  type Signed,
  SUITE,
} from '@corridor/wire';
import type { TestPerson, TestTeam } from './organisation.ts';

type Append = Omit<Asked<'append'>, 'r'>;
type WithEpoch = Append & { epoch: NonNullable<Append['epoch']> };

export class TestCase {
  readonly id: CaseId;
  readonly #now: number;
  epoch: { readonly statement: Signed; readonly key: EpochKey } | null = null;
  readonly #counters = new Map<string, number>();
  bodySize = 352;

  constructor(now: number, id: CaseId = newId<CaseId>(systemRandom)) {
    this.#now = now;
    this.id = id;
  }

  /** Opens it for the teams, the first of which is the author's. */
  async open(author: TestPerson, teams: readonly TestTeam[], over: Partial<Header> = {}): Promise<WithEpoch> {
    return await this.withEpoch(author, teams, { act: 'opened', kind: 'advice', ...over });
  }

  /** An event that brings a new epoch for the teams. */
  async withEpoch(author: TestPerson, teams: readonly TestTeam[], over: Partial<Header>): Promise<WithEpoch> {
    const [own] = teams;
    if (own === undefined) throw new Error('no team');
    const by = { organisation: author.organisation, team: own.team, user: author.user, version: author.version };
    return await this.withEpochBy({ ...by, ...over.by }, author, teams, over);
  }

  async withEpochBy(
    by: Header['by'],
    author: TestPerson,
    teams: readonly TestTeam[],
    over: Partial<Header>,
  ): Promise<WithEpoch> {
    const readers = await Promise.all(
      teams.map(async ({ organisation, team, says, statement }) => {
        return { organisation, team, generation: says.generation, roster: await statementHash(statement) };
      }),
    );
    const at = this.#now;
    const { signer } = author.keys;
    const made = { caseId: this.id, readers, by, at, previous: this.epoch };
    const { statement, key } = await newEpoch(made, signer, systemRandom);
    const wraps = await Promise.all(
      readers.map(async (reader, i) => {
        const team = teams[i];
        if (team === undefined) throw new Error('no team');
        const to = reader.organisation === author.organisation ? team.generation.keys : team.generation.kemPublic;
        return encodeSigned(await wrapForTeam(key, reader, to, { by, at }, signer, systemRandom));
      }),
    );
    this.epoch = { statement, key };
    const append = await this.#event(author, { ...over, by });
    return { ...append, epoch: { statement: encodeSigned(statement), wraps } };
  }

  /** An event under the present epoch. */
  async event(author: TestPerson, team: TestTeam, act: Act, over: Partial<Header> = {}): Promise<Append> {
    const by = { organisation: author.organisation, team: team.team, user: author.user, version: author.version };
    return await this.#event(author, { act, by, ...over });
  }

  /** A private note of a team. */
  async note(author: TestPerson, team: TestTeam, over: Partial<Header> = {}): Promise<Append> {
    const lane = { lane: team.team, epoch: team.says.generation, key: team.says.commitment };
    return await this.event(author, team, 'noted', { ...lane, ...over });
  }

  async #event(author: TestPerson, over: Partial<Header> & Pick<Header, 'by'>): Promise<Append> {
    const log = `${over.lane ?? ''}${author.user}`;
    const counter = over.counter ?? (this.#counters.get(log) ?? 0) + 1;
    this.#counters.set(log, counter);
    const header: Header = {
      suite: SUITE,
      case: this.id,
      lane: null,
      event: newId<EventId>(systemRandom),
      act: 'said',
      counter,
      heads: [],
      epoch: this.epoch?.key.epoch ?? 1,
      key: this.epoch?.key.statement ?? new Uint8Array(32),
      basedOn: 0,
      at: this.#now,
      checkpoint: null,
      about: null,
      to: [],
      kind: null,
      plan: null,
      ...over,
    };
    const bytes = headerFormat.encode(header);
    const ciphertext = new Uint8Array(this.bodySize).fill(7);
    const signature = await author.keys.signer.sign(bytes);
    return { t: 'append', event: encodeSealedEvent({ header: bytes, ciphertext, signature }) };
  }
}
