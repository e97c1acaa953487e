/** Whose signature is whose: certificates by user and version of keys, fetched when first met, believed under guardians. */
import { verifyPerson } from '@corridor/crypto';
import {
  type Actor,
  decodeSigned,
  type Guardian,
  type OrganisationId,
  type Person,
  person as personFormat,
  type UserId,
} from '@corridor/wire';
import type { Connection } from '../connection/connection.ts';
import { ClientError } from '../error.ts';
import { nameOf } from '../transparency/believed.ts';
import { byAnyGuardian, isCurrent, isGuardian, orNull, type Trust } from './trust.ts';

const PAGE = 200;
/** Words for a guardian where a person's role would stand. */
const GUARDIAN_ROLE = 'Guardian';

/** Somebody whose signatures can be checked. */
export interface Author {
  readonly organisation: OrganisationId;
  readonly organisationName: string;
  readonly user: UserId;
  readonly version: number;
  readonly name: string;
  readonly role: string;
  readonly sign: Uint8Array;
  readonly guardian: boolean;
  /** Nothing that is signed for their organisation after this counts; null while it speaks for itself. */
  readonly until: number | null;
}

export interface People {
  /** Fetches what is not known yet of these users, once. Somebody unknown to the server stays unknown. */
  meet(users: Iterable<UserId>): Promise<void>;
  /** Asks again for users whose newest certificate may have changed. */
  meetAgain(users: Iterable<UserId>): Promise<void>;
  /** Null until met, or if not certified. The organisation must be the one that the actor claims. */
  author(actor: Pick<Actor, 'organisation' | 'user' | 'version'>): Author | null;
  /** The newest certificate of a user. */
  named(user: UserId): Author | null;
  certificate(user: UserId): Person | null;
  known(): readonly Author[];
  /** A certificate that did not come from the server: the own one, as the guardian answered it. */
  take(statement: Uint8Array): Promise<Person | null>;
}

function isLater(one: Person, other: Person): boolean {
  return one.version === other.version ? one.issuedAt > other.issuedAt : one.version > other.version;
}

/** Keys are of a person, in an organisation, in a version: no other organisation's certificate takes their place. */
function keyOf({ organisation, user, version }: Pick<Actor, 'organisation' | 'user' | 'version'>): string {
  return `${organisation}:${user}:${version}`;
}

export function meetPeople(connection: Pick<Connection, 'ask'>, trust: Trust): People {
  const byVersion = new Map<string, Person>();
  /** Null: two organisations call them differently, and neither is believed. */
  const newest = new Map<UserId, Person | null>();
  const asked = new Map<UserId, Promise<void>>();

  /** @throws ClientError for a guardian whose keys its root has replaced. Rule RE5. */
  function standing(guardian: Guardian): Guardian {
    if (!isCurrent(trust, guardian.organisation, guardian)) throw new ClientError('cannot-open');
    return guardian;
  }

  /** Another organisation's certificate for the same identifier renames nobody. Rule CL28. */
  function keepName(value: Person): void {
    const before = newest.get(value.user);
    if (before === null) return;
    const isRenamed = before !== undefined && before.organisation !== value.organisation && before.name !== value.name;
    if (isRenamed) newest.set(value.user, null);
    else if (before === undefined || isLater(value, before)) newest.set(value.user, value);
  }

  async function take(statement: Uint8Array): Promise<Person | null> {
    const signed = await orNull(async () => decodeSigned(statement));
    if (signed === null) return null;
    const claim = await orNull(async () => personFormat.decode(signed.bytes));
    if (claim === null) return null;
    // Whoever has keys that were replaced could certify anybody: the new ones certify everybody anew, leavers too.
    const value = await byAnyGuardian(
      trust,
      claim.organisation,
      async (guardian) => await verifyPerson(signed, standing(guardian)),
    );
    if (value === null) return null;
    const { organisation, issuedAt: at } = value;
    trust.beliefs.add({ kind: 'person', organisation, name: nameOf('person', value.user, value.version), at }, signed);
    const held = byVersion.get(keyOf(value));
    // Issued anew for the same keys: under another name or role, or ended. An earlier one that is shown again changes nothing.
    if (held === undefined || held.issuedAt <= value.issuedAt) byVersion.set(keyOf(value), value);
    keepName(value);
    return value;
  }

  async function fetchPage(users: readonly UserId[]): Promise<void> {
    const answer = await connection.ask({ t: 'people', users: [...users] });
    await Promise.all(answer.people.map(take));
  }

  async function meet(users: Iterable<UserId>): Promise<void> {
    const wanted = [...new Set(users)];
    const fresh = wanted.filter((user) => !asked.has(user));
    for (let at = 0; at < fresh.length; at += PAGE) {
      const page = fresh.slice(at, at + PAGE);
      const fetched = fetchPage(page).catch((error: unknown) => {
        for (const user of page) asked.delete(user);
        throw error;
      });
      for (const user of page) asked.set(user, fetched);
    }
    await Promise.all(wanted.flatMap((user) => asked.get(user) ?? []));
  }

  const trustsGuardian = (user: UserId): boolean =>
    trust.organisations().some(({ organisation }) => isGuardian(trust, organisation, user));

  function guardianAuthor(actor: Pick<Actor, 'organisation' | 'user' | 'version'>): Author | null {
    const guardian = trust
      .guardians(actor.organisation)
      .find((each) => each.guardian === actor.user && each.version === actor.version);
    if (guardian === undefined) return null;
    const organisationName = trust.called(actor.organisation);
    const { user, version, organisation } = actor;
    const name = `${organisationName} guardian`;
    return {
      organisation,
      organisationName,
      user,
      version,
      name,
      role: GUARDIAN_ROLE,
      sign: guardian.sign,
      guardian: true,
      until: trust.endedAt(organisation),
    };
  }

  function personAuthor(person: Person): Author {
    const { organisation, user, version, name, role, sign } = person;
    const organisationName = trust.called(organisation);
    const until = trust.endedAt(organisation);
    return { organisation, organisationName, user, version, name, role, sign, guardian: false, until };
  }

  return {
    meet,
    take,
    meetAgain: async (users) => {
      const wanted = [...new Set(users)].filter((user) => !trustsGuardian(user));
      for (const user of wanted) asked.delete(user);
      await meet(wanted);
    },
    author: (actor) => {
      const person = byVersion.get(keyOf(actor));
      return person === undefined ? guardianAuthor(actor) : personAuthor(person);
    },
    named: (user) => {
      const person = newest.get(user);
      return person === undefined || person === null ? null : personAuthor(person);
    },
    certificate: (user) => newest.get(user) ?? null,
    known: () => [...newest.values()].flatMap((person) => (person === null ? [] : personAuthor(person))),
  };
}
