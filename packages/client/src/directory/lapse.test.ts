/** Vouches that were taken back, as a client believes what follows. */
import { systemRandom } from '@corridor/crypto';
import { newId, type TeamId } from '@corridor/wire';
import { beforeEach, expect, test } from 'vitest';
import { AT, type Board, board, pathwayOf, type Publisher, publisher } from '../../test/publisher.ts';
import { ClientError } from '../error.ts';
import type { Directory } from './directory.ts';
import { pathwaysOf } from './pathways.ts';

const HOUR = 60 * 60 * 1000;

let published: Board;
let own: Publisher;
let [first, second, third]: Publisher[] = [];
let skin: TeamId;

beforeEach(async () => {
  published = board();
  own = await publisher(published, 'Calderbrook Hospitals', 'X99');
  first = await publisher(published, 'Elmbridge Surgery', 'Z99001');
  second = await publisher(published, 'Thornhill Surgery', 'Z99002');
  third = await publisher(published, 'Elm Valley Group', 'Z99003');
  skin = newId<TeamId>(systemRandom);
  await own.vouchFor(first, AT - 9 * HOUR);
  await own.vouchFor(second, AT - 9 * HOUR);
  await first.vouchFor(third, AT - 8 * HOUR);
  await second.vouchFor(third, AT - 8 * HOUR);
});

async function read(): Promise<Directory> {
  const directory = published.directory(own);
  await directory.sync();
  return directory;
}

async function standing(of: Publisher | undefined): Promise<readonly [string, boolean, number | null]> {
  const { trust } = await read();
  const id = of?.organisation ?? own.organisation;
  return [trust.called(id), trust.speaks(id), trust.endedAt(id)];
}

test('[VO9] whom too few vouch for is known, with its name and that it is so, and speaks no more', async () => {
  expect(await standing(third)).toEqual(['Elm Valley Group', true, null]);
  await first?.withdraw(third as Publisher, AT - HOUR);
  expect(await standing(third)).toEqual(['Elm Valley Group (no longer vouched for)', false, AT - HOUR]);
});

test('[VO9] a withdrawal for a time to come is for that time', async () => {
  await first?.withdraw(third as Publisher, AT + HOUR);
  expect(await standing(third)).toEqual(['Elm Valley Group', true, AT + HOUR]);
});

test('[VO9] a third voucher keeps it counting', async () => {
  const fourth = await publisher(published, 'Alder Trust', 'Z99004');
  await own.vouchFor(fourth);
  await fourth.vouchFor(third as Publisher);
  await first?.withdraw(third as Publisher, AT - HOUR);
  expect(await standing(third)).toEqual(['Elm Valley Group', true, null]);
});

test('[VO9] the voucher may vouch again, and an earlier vouch that is shown again is not that', async () => {
  await first?.withdraw(third as Publisher, AT - HOUR);
  await first?.vouchFor(third as Publisher, AT - 2 * HOUR);
  expect((await standing(third))[1]).toBe(false);
  await first?.vouchFor(third as Publisher, AT - HOUR / 2);
  expect((await standing(third))[1]).toBe(true);
});

test('[VO9] it does not matter in which order vouches and withdrawals are shown, nor that a vouch is shown no more', async () => {
  const late = board();
  const statements: Parameters<Board['publish']>[] = [];
  const gathering: Board = { publish: (...each) => void statements.push(each), directory: (of) => late.directory(of) };
  const [a, b, c, d] = [
    await publisher(gathering, 'A', 'Z99011'),
    await publisher(gathering, 'B', 'Z99012'),
    await publisher(gathering, 'C', 'Z99013'),
    await publisher(gathering, 'D', 'Z99014'),
  ];
  await a.vouchFor(b);
  await a.vouchFor(c);
  await c.vouchFor(d);
  // In the directory a withdrawal has taken the vouch's place.
  await b.withdraw(d, AT - HOUR);
  for (const each of statements.toReversed()) late.publish(...each);
  const { trust } = late.directory(a);
  const directory = late.directory(a);
  await directory.sync();
  expect(trust.organisation(d.organisation)).toBeNull();
  expect(directory.trust.organisation(d.organisation)?.name).toBe('D');
  expect(directory.trust.endedAt(d.organisation)).toBe(AT - HOUR);
});

test('[VO10] the own organisation’s withdrawal is above two others’ vouches', async () => {
  await own.vouchFor(third as Publisher, AT - 3 * HOUR);
  await own.withdraw(third as Publisher, AT - 2 * HOUR);
  expect((await standing(third))[1]).toBe(false);
});

test('[VO11] who stops counting stops vouching: whom it brought in ends with it, and a ring does not hold itself up', async () => {
  const fifth = await publisher(published, 'Fifth', 'Z99005');
  await second?.vouchFor(fifth);
  await third?.vouchFor(fifth);
  await fifth.vouchFor(third as Publisher);
  expect((await standing(fifth))[1]).toBe(true);
  await first?.withdraw(third as Publisher, AT - HOUR);
  // Second and fifth stand for third, second and third for fifth: without each other neither has two.
  expect(await standing(fifth)).toEqual(['Fifth (no longer vouched for)', false, AT - HOUR]);
  expect((await standing(third))[1]).toBe(false);
});

test('[VO12] what it signed before is believed, and nothing after; its services are not offered', async () => {
  await third?.rota(skin, { at: AT - 2 * HOUR });
  await third?.rota(skin, { at: AT, version: 2 });
  const party = { organisation: (third as Publisher).organisation, team: skin, name: 'Skin', organisationName: 'Elm' };
  await third?.service(skin, pathwayOf(party), { at: AT - 2 * HOUR });
  await first?.withdraw(third as Publisher, AT - HOUR);
  const directory = await read();
  expect(directory.rota(skin)?.version).toBe(1);
  const pathways = pathwaysOf(directory);
  expect(pathways.all()).toEqual([]);
  expect(() => pathways.find(skin, 'dermatology-advice')).toThrow(new ClientError('team-closed'));
});

test('[VO13] a withdrawal that another key signed, and one of another organisation’s vouch, withdraws nothing', async () => {
  const stranger = await publisher(published, 'Stranger', 'Z99009');
  await stranger.withdraw(third as Publisher, AT - HOUR);
  await third?.withdraw(first as Publisher, AT - HOUR);
  expect((await standing(third))[1]).toBe(true);
  expect((await standing(first))[1]).toBe(true);
});
