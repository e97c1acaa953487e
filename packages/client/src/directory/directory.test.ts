import { sha256, systemRandom } from '@corridor/crypto';
import { newId, type TeamId, toHex } from '@corridor/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Board, board, pathwayOf, type Publisher, publisher } from '../../test/publisher.ts';
import { ClientError } from '../error.ts';
import type { Directory } from './directory.ts';
import { pathwaysOf } from './pathways.ts';

const team = (): TeamId => newId<TeamId>(systemRandom);

let published: Board;
let practice: Publisher;
let hospital: Publisher;
let boards: Publisher;
let network: TeamId;

beforeEach(async () => {
  published = board();
  practice = await publisher(published, 'Elmbridge Surgery', 'Z99001');
  hospital = await publisher(published, 'Calderbrook Hospitals', 'X99');
  boards = await publisher(published, 'Calderbrook and Elm board', 'QX1');
  await practice.vouchFor(hospital);
  await practice.vouchFor(boards);
  network = team();
});

async function read(): Promise<Directory> {
  const directory = published.directory(practice);
  await directory.sync();
  return directory;
}

const off = (): Parameters<Publisher['area']>[1] => [
  { organisation: hospital.organisation, team: network, state: 'off' },
];

describe('areas', () => {
  test('[CL90] a network is on unless the area that one’s organisation says it is in has switched it off', async () => {
    await boards.area(1, off());
    expect((await read()).areas.networkOn(network)).toBe(true);
    await practice.memberOf(boards, 1);
    const { areas } = await read();
    expect(areas.networkOn(network)).toBe(false);
    expect(areas.networkOn(team())).toBe(true);
    expect(areas.of(practice.organisation)?.name).toBe('Calderbrook and Elm');
    expect(areas.of(hospital.organisation)).toBeNull();
  });

  test('[CL90] the newest switch holds, and an older one shown again is a roll-back', async () => {
    await practice.memberOf(boards, 1);
    await boards.area(2, []);
    await boards.area(1, off());
    expect((await read()).areas.networkOn(network)).toBe(true);
  });

  test('[CL91] a board does not switch for an organisation that names another', async () => {
    await practice.memberOf(boards, 1);
    await boards.area(1, []);
    await hospital.area(5, off());
    expect((await read()).areas.networkOn(network)).toBe(true);
  });

  test('[CL91] whose area one is in is said by one’s own guardian alone', async () => {
    const stranger = await publisher(published, 'Nobody’s board', 'QX9');
    await stranger.area(1, off());
    await practice.memberOf(stranger, 1);
    // Nobody vouched for it: what it switches is not believed, whoever names it.
    expect((await read()).areas.networkOn(network)).toBe(true);
  });
});

describe('services', () => {
  const party = () => ({
    organisation: hospital.organisation,
    team: network,
    name: 'Dermatology',
    organisationName: 'C',
  });

  test('[CL92] a version that was replaced is found by its hash, and what is offered is the newest', async () => {
    const first = await hospital.service(network, pathwayOf(party(), { title: 'As it was' }));
    const second = await hospital.service(network, pathwayOf(party(), { title: 'As it is' }), { version: 2 });
    const pathways = pathwaysOf(await read());
    expect(pathways.released(first)?.pathway.title).toBe('As it was');
    expect(pathways.released(second)?.pathway.title).toBe('As it is');
    expect(pathways.all().map(({ pathway }) => pathway.title)).toEqual(['As it is']);
  });

  test('[CL92] an older version that is shown again takes nobody’s place', async () => {
    await hospital.service(network, pathwayOf(party()), { version: 2, state: 'off' });
    await hospital.service(network, pathwayOf(party()), { version: 1 });
    expect(pathwaysOf(await read()).find(network, 'dermatology-advice').stated.state).toBe('off');
  });

  test('[CL93] a service that pins another root than is believed is not shown, and cannot be asked', async () => {
    const { organisation, ods } = hospital;
    const pinned = (root: Uint8Array) => ({ pins: [{ organisation, ods, root: toHex(root) }] });
    const fingerprint = await sha256(hospital.rootKey);
    await hospital.service(network, pathwayOf(party(), pinned(fingerprint)));
    const other = pathwayOf(party(), { id: 'rash-advice', ...pinned(new Uint8Array(32)) });
    await hospital.service(network, other);
    const pathways = pathwaysOf(await read());
    expect(pathways.all().map(({ pathway }) => pathway.id)).toEqual(['dermatology-advice']);
    expect(() => pathways.find(network, 'rash-advice')).toThrow(new ClientError('pinned-otherwise'));
  });

  test('[CL11] what an organisation that nobody vouched for offers does not exist', async () => {
    const stranger = await publisher(published, 'Calderbrook Hospital', 'X98');
    await stranger.service(network, pathwayOf(party()));
    expect(pathwaysOf(await read()).all()).toEqual([]);
  });
});
