import {
  type KemKeyPair,
  kemFromSeed,
  newSecret,
  openTeamWrap,
  signerFromSeed,
  SymmetricKey,
  systemRandom,
  verifyRoster,
} from '@corridor/crypto';
import {
  decodeSigned,
  type Guardian,
  newId,
  type Organisation,
  type OrganisationId,
  type Recovery,
  SUITE,
  type TeamId,
  teamWrap,
  type UserId,
} from '@corridor/wire';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hosted } from '../src/custody/hosting.ts';
import { type Before, type Issued, nextRoster, type Reader } from '../src/teams/roster.ts';

const AT = Date.UTC(2026, 10, 23);
const PEOPLE = 4;

interface Keyed {
  readonly user: UserId;
  readonly keys: readonly KemKeyPair[];
}

const pair = async () => await kemFromSeed(newSecret(systemRandom));

async function hostedNow(): Promise<Hosted> {
  const [signer, kem, recoveryKem] = [await signerFromSeed(newSecret(systemRandom)), await pair(), await pair()];
  const of = { suite: SUITE, organisation: newId<OrganisationId>(systemRandom) };
  const organisation: Organisation = {
    ...of,
    ods: 'X9901',
    name: 'Calderbrook Hospitals',
    root: signer.publicKey,
    at: AT,
  };
  const term = { issuedAt: AT, expiresAt: AT + 1 };
  const guardian: Guardian = {
    ...of,
    guardian: newId<UserId>(systemRandom),
    version: 1,
    host: 'here',
    sign: signer.publicKey,
    kem: kem.publicKey,
    ...term,
  };
  const recovery: Recovery = {
    ...of,
    recovery: newId<UserId>(systemRandom),
    version: 1,
    kem: recoveryKem.publicKey,
    at: AT,
  };
  const keys = { signer, kem, shares: new SymmetricKey(new Uint8Array(32)) };
  return { organisation, guardian, recovery, keys, statement: new Uint8Array(), guardianStatement: new Uint8Array() };
}

function readersOf(
  { guardian, recovery }: Hosted,
  people: readonly Keyed[],
  versions: readonly number[],
): readonly Reader[] {
  const staff = people.flatMap(({ user, keys }, i): Reader[] => {
    const version = versions[i] ?? 0;
    const kem = keys[version - 1]?.publicKey;
    return kem === undefined ? [] : [{ user, version, power: 'member', kem }];
  });
  return [
    ...staff,
    { user: guardian.guardian, version: 1, power: 'guardian', kem: guardian.kem },
    { user: recovery.recovery, version: 1, power: 'recovery', kem: recovery.kem },
  ];
}

function beforeOf(issued: Issued, last: Before | null): Before {
  const ownWrap = issued.ownWrap ?? last?.ownWrap;
  if (ownWrap === undefined) throw new Error('no wrap for the guardian');
  return { statement: issued.statement, ownWrap };
}

/** 0: not in the team; else the version of the person's keys, which only rises. */
const course = fc
  .array(fc.tuple(fc.nat(PEOPLE - 1), fc.constantFrom('join', 'leave', 'reset')), { minLength: 1, maxLength: 8 })
  .map((steps) => {
    const highest = Array.from({ length: PEOPLE }, () => 1);
    const inside = Array.from({ length: PEOPLE }, () => false);
    return steps.map(([who, what]) => {
      if (what === 'reset' && (highest[who] ?? 0) < 3) highest[who] = (highest[who] ?? 0) + 1;
      if (what !== 'reset') inside[who] = what === 'join';
      return inside.map((isIn, i) => (isIn ? (highest[i] ?? 0) : 0));
    });
  });

test('[GU20] whoever joins, leaves or is reset, the chain verifies, who is in has the key, and who is out has no newer one', async () => {
  const hosted = await hostedNow();
  const people: Keyed[] = [];
  for (let i = 0; i < PEOPLE; i++)
    people.push({ user: newId<UserId>(systemRandom), keys: [await pair(), await pair(), await pair()] });
  await fc.assert(
    fc.asyncProperty(course, async (steps) => {
      const team = {
        team: newId<TeamId>(systemRandom),
        kind: 'service',
        name: 'Dermatology advice',
        closed: false,
        suspected: false,
      } as const;
      const holders = new Map<number, Set<string>>();
      let last: Before | null = null;
      for (const versions of [Array.from({ length: PEOPLE }, () => 0), ...steps]) {
        const readers = readersOf(hosted, people, versions);
        const issued = await nextRoster(hosted, { ...team, readers }, last, AT, systemRandom);
        if (issued === null) continue;
        const { statement, value, wraps } = issued;
        await verifyRoster(
          decodeSigned(statement),
          hosted.guardian,
          last === null ? null : decodeSigned(last.statement),
        );
        const held = holders.get(value.generation) ?? new Set();
        holders.set(value.generation, held);
        for (const wrap of wraps) held.add(nameIn(wrap));
        // Exactly those who are in the roster hold its generation.
        expect(held).toEqual(new Set(value.members.map(({ user, version }) => `${user}:${version}`)));
        last = beforeOf(issued, last);
      }
    }),
    { numRuns: 25 },
  );
});

function nameIn(wrap: Uint8Array): string {
  const { user, version } = teamWrap.decode(decodeSigned(wrap).bytes);
  return `${user}:${version}`;
}

test('[GU21] a wrap opens for whom it names and for nobody else', async () => {
  const hosted = await hostedNow();
  const [one, other] = [await pair(), await pair()];
  const people = [{ user: newId<UserId>(systemRandom), keys: [one] }];
  const now = {
    team: newId<TeamId>(systemRandom),
    kind: 'service',
    name: 'OPAT',
    closed: false,
    suspected: false,
    readers: readersOf(hosted, people, [1]),
  } as const;
  const issued = await nextRoster(hosted, now, null, AT, systemRandom);
  const own = issued?.wraps.find((wrap) => nameIn(wrap) === `${people[0]?.user}:1`);
  if (own === undefined) throw new Error('no wrap');
  await expect(openTeamWrap(decodeSigned(own), hosted.guardian, one)).resolves.toBeDefined();
  await expect(openTeamWrap(decodeSigned(own), hosted.guardian, other)).rejects.toMatchObject({ code: 'refused' });
});

test('[RK1] a suspicion makes a new generation of the same members, which opens the one before', async () => {
  const hosted = await hostedNow();
  const one = await pair();
  const people = [{ user: newId<UserId>(systemRandom), keys: [one] }];
  const now = {
    team: newId<TeamId>(systemRandom),
    kind: 'service',
    name: 'OPAT',
    closed: false,
    suspected: false,
    readers: readersOf(hosted, people, [1]),
  } as const;
  const first = await nextRoster(hosted, now, null, AT, systemRandom);
  if (first === null) throw new Error('no roster');
  const next = await nextRoster(hosted, { ...now, suspected: true }, beforeOf(first, null), AT, systemRandom);
  expect(next?.value).toMatchObject({ generation: 2, version: 2, reason: 'suspicion', members: first.value.members });
  expect(next?.value.kem).not.toEqual(first.value.kem);
  expect(next?.wraps.map(nameIn).toSorted()).toEqual(first.wraps.map(nameIn).toSorted());
  await verifyRoster(decodeSigned(next?.statement ?? new Uint8Array()), hosted.guardian, decodeSigned(first.statement));
});
