/** One organisation taken into another, as a third one's client believes it. */
import { acceptSuccession, newSigner, signSuccession, systemRandom, verifySuccession } from '@corridor/crypto';
import { newId, type OrganisationId, succession, successionTerms, SUITE, type TeamId } from '@corridor/wire';
import { beforeEach, expect, test } from 'vitest';
import { AT, type Board, board, pathwayOf, type Publisher, publisher } from '../../test/publisher.ts';
import { ClientError } from '../error.ts';
import type { Directory } from './directory.ts';
import { pathwaysOf } from './pathways.ts';

const HOUR = 60 * 60 * 1000;
const team = (): TeamId => newId<TeamId>(systemRandom);

let published: Board;
let own: Publisher;
let former: Publisher;
let group: Publisher;
let skin: TeamId;

beforeEach(async () => {
  published = board();
  own = await publisher(published, 'Calderbrook Hospitals', 'X99');
  former = await publisher(published, 'Thornhill Surgery', 'Z99002');
  group = await publisher(published, 'Elm Valley Group', 'Z99003');
  await own.vouchFor(former);
  skin = team();
});

async function read(): Promise<Directory> {
  const directory = published.directory(own);
  await directory.sync();
  return directory;
}

const party = () => ({
  organisation: former.organisation,
  team: skin,
  name: 'Skin',
  organisationName: 'Thornhill Surgery',
});
const names = ({ trust }: Directory) => [trust.called(former.organisation), trust.speaks(former.organisation)];

test('[SU1] it takes both roots: by one of them alone nothing changes', async () => {
  await own.vouchFor(group);
  await former.mergeInto(group, { at: AT - HOUR, acceptedBy: former.root });
  await former.mergeInto(group, { at: AT - HOUR, acceptedBy: await newSigner(systemRandom) });
  expect(names(await read())).toEqual(['Thornhill Surgery', true]);
  await former.mergeInto(group, { at: AT - HOUR });
  expect(names(await read())).toEqual(['Elm Valley Group (formerly Thornhill Surgery)', false]);
});

test('[SU2] a successor that nobody vouches for succeeds nobody, until it counts', async () => {
  await former.mergeInto(group, { at: AT - HOUR });
  expect(names(await read())).toEqual(['Thornhill Surgery', true]);
  await own.vouchFor(group);
  expect(names(await read())).toEqual(['Elm Valley Group (formerly Thornhill Surgery)', false]);
});

test('[SU2] terms that name other roots than are believed, oneself, or a team twice, are none', async () => {
  const [one, two] = [await newSigner(systemRandom), await newSigner(systemRandom)];
  const [organisation, successor] = [newId<OrganisationId>(systemRandom), newId<OrganisationId>(systemRandom)];
  const base = {
    suite: SUITE,
    organisation,
    root: one.publicKey,
    successor,
    successorRoot: two.publicKey,
    teams: [],
    at: AT,
  };
  const said = async (more: Partial<typeof base> | { readonly teams: readonly { team: TeamId; into: TeamId }[] }) => {
    const terms = successionTerms.encode({ ...base, ...more });
    return await verifySuccession(await signSuccession(terms, await acceptSuccession(terms, two), one));
  };
  await expect(said({})).resolves.toMatchObject({ organisation, successor });
  const twice = { team: skin, into: skin };
  for (const wrong of [
    { successor: organisation },
    { successorRoot: one.publicKey },
    { root: two.publicKey },
    { teams: [twice, twice] },
  ]) {
    await expect(said(wrong)).rejects.toMatchObject({ code: 'refused' });
  }
  const terms = successionTerms.encode(base);
  const signed = await signSuccession(terms, await acceptSuccession(terms, two), one);
  const moved = succession.encode({
    suite: SUITE,
    terms: successionTerms.encode({ ...base, at: AT + 1 }),
    accepted: succession.decode(signed.bytes).accepted,
  });
  await expect(verifySuccession({ bytes: moved, signature: signed.signature })).rejects.toMatchObject({
    code: 'refused',
  });
});

test('[SU5] what the former guardian signed to the date is believed, and nothing after', async () => {
  await own.vouchFor(group);
  await former.mergeInto(group, { at: AT - HOUR });
  await former.rota(skin, { at: AT - 2 * HOUR });
  expect((await read()).rota(skin)?.version).toBe(1);
  await former.rota(skin, { at: AT, version: 2 });
  expect((await read()).rota(skin)?.version).toBe(1);
});

test('[SU6] before the date it speaks for itself; from then on its services are not offered, and it is called by both names', async () => {
  await own.vouchFor(group);
  await former.service(skin, pathwayOf(party()), { at: AT - 2 * HOUR });
  await former.mergeInto(group, { at: AT + HOUR });
  const before = await read();
  expect(names(before)).toEqual(['Thornhill Surgery', true]);
  expect(pathwaysOf(before).all()).toHaveLength(1);
});

test('[SU6] after the date a service of the former is refused like a team that was closed', async () => {
  await own.vouchFor(group);
  await former.service(skin, pathwayOf(party()), { at: AT - 2 * HOUR });
  await former.mergeInto(group, { at: AT - HOUR, teams: [{ team: skin, into: team() }] });
  const pathways = pathwaysOf(await read());
  expect(pathways.all()).toEqual([]);
  expect(() => pathways.find(skin, 'dermatology-advice')).toThrow(new ClientError('team-closed'));
});

test('[SU2] what was said of a merger stays: a second one of the same organisation changes nothing', async () => {
  const other = await publisher(published, 'Other Group', 'Z99004');
  await own.vouchFor(group);
  await own.vouchFor(other);
  await former.mergeInto(group, { at: AT - HOUR });
  await former.mergeInto(other, { at: AT - HOUR });
  expect(names(await read())[0]).toBe('Elm Valley Group (formerly Thornhill Surgery)');
});

test('[SU6] a ring of mergers ends, and leaves names as they were', async () => {
  await own.vouchFor(group);
  await former.mergeInto(group, { at: AT - HOUR });
  await group.mergeInto(former, { at: AT - HOUR });
  expect(names(await read())[0]).toContain('Thornhill Surgery');
});
