import { decodeSigned, encodeSigned, type Shelf, shelf } from '@corridor/wire';
import { describe, expect, test } from 'vitest';
import { bytesOf, fixedRandom, idOf, NOW, organisationId, teamId } from '../test/network.ts';
import { openShelf, personKeysFromSecret, sealShelf, sign, signerFromSeed, teamKeysFromSeed } from './index.ts';

const place = {
  organisation: organisationId,
  team: teamId,
  generation: 2,
  version: 5,
  by: { organisation: organisationId, team: teamId, user: idOf<Shelf['by']['user']>('Amina'), version: 1 },
  at: NOW,
};
const content = new TextEncoder().encode('Thank you, that is clear.');

async function sealed() {
  const [key, author] = await Promise.all([
    teamKeysFromSeed(bytesOf('a team')),
    personKeysFromSecret(bytesOf('Amina')).then(({ signer }) => signer),
  ]);
  return { key, author, statement: await sealShelf(place, content, key, author, fixedRandom('shelf')) };
}

describe('a shelf', () => {
  test('[KE17] is read by who holds the team’s key', async () => {
    const { key, author, statement } = await sealed();
    const travelled = decodeSigned(encodeSigned(statement));
    expect(await openShelf(travelled, key, author.publicKey)).toEqual(content);
    expect(Buffer.from(statement.bytes).includes('that is clear')).toBe(false);
  });

  test('[KE17] is refused from another author, and under another key', async () => {
    const { key, author, statement } = await sealed();
    const stranger = await signerFromSeed(bytesOf('a stranger'));
    const other = await teamKeysFromSeed(bytesOf('another team'));
    await expect(openShelf(statement, key, stranger.publicKey)).rejects.toThrow('refused');
    await expect(openShelf(statement, other, author.publicKey)).rejects.toThrow('refused');
  });

  test('[KE17] is refused where box and version were parted, even by a member', async () => {
    const { key, author, statement } = await sealed();
    const later = await sign(shelf, { ...shelf.decode(statement.bytes), version: 6 }, author);
    await expect(openShelf(later, key, author.publicKey)).rejects.toThrow('refused');
  });

  test('[KE17] that is too large is not sealed', async () => {
    const { key, author } = await sealed();
    const large = new Uint8Array(61 * 1024);
    await expect(sealShelf(place, large, key, author, fixedRandom('shelf'))).rejects.toThrow('out-of-range');
  });
});
