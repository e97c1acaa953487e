/** A shelf as the server shows it: believed if a certified member of the team signed it under a generation of theirs. Rule CS1. */
import { openShelf } from '@corridor/crypto';
import { type Actor, decodeSigned, shelf as shelfFormat, type TeamId } from '@corridor/wire';
import type { Author } from '../directory/people.ts';
import { orNull } from '../directory/trust.ts';
import type { Network } from '../network.ts';
import { type Document, readDocument } from './content.ts';

export interface OpenedShelf {
  readonly version: number;
  readonly document: Document;
}

type Knowing = Pick<Network, 'people' | 'teams'>;

/** A key that rose since the roster was read is read once more before the shelf is judged. */
async function meetGeneration({ teams }: Knowing, team: TeamId, generation: number): Promise<void> {
  if ((teams.newest(team)?.generation ?? 0) < generation) teams.doubt(team);
  await teams.load(team);
}

/** Somebody whose keys were made anew since they were met is met once more. */
async function authorOf({ people }: Knowing, by: Actor): Promise<Author | null> {
  await people.meet([by.user]);
  if (people.author(by) === null) await people.meetAgain([by.user]);
  return people.author(by);
}

/** Null: not believed, or not to be opened by this person. @throws ClientError `offline`. */
export async function openedShelf(network: Knowing, team: TeamId, raw: Uint8Array): Promise<OpenedShelf | null> {
  const signed = await orNull(async () => decodeSigned(raw));
  const claim = signed === null ? null : await orNull(async () => shelfFormat.decode(signed.bytes));
  if (signed === null || claim === null || claim.team !== team || claim.by.team !== team) return null;
  const { teams } = network;
  const [author] = await Promise.all([authorOf(network, claim.by), meetGeneration(network, team, claim.generation)]);
  if (author === null || author.guardian || claim.organisation !== teams.newest(team)?.organisation) return null;
  if (!teams.wasMember(team, claim.generation, claim.by.user, claim.by.version)) return null;
  const key = await teams.keys(team, claim.generation);
  if (key === null) return null;
  const content = await orNull(async () => await openShelf(signed, key, author.sign));
  return content === null ? null : { version: claim.version, document: readDocument(content) ?? {} };
}
