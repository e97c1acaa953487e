/** Organisations that publish signed statements into a directory without a server: what a client believes of them. */
import type { Party } from '@corridor/cases';
import {
  acceptSuccession,
  newSecret,
  newSigner,
  personKeysFromSecret,
  sha256,
  sign,
  type Signer,
  signSuccession,
  systemRandom,
} from '@corridor/crypto';
import {
  area as areaFormat,
  areaMember as memberFormat,
  encodeSigned,
  guardian as guardianFormat,
  newId,
  organisation as organisationFormat,
  type OrganisationId,
  rota as rotaFormat,
  type Rota,
  type Said,
  service as serviceFormat,
  type Service,
  type Signed,
  successionTerms,
  SUITE,
  type TeamId,
  toUtf8,
  type UserId,
  vouch as vouchFormat,
  vouchWithdrawal,
} from '@corridor/wire';
import { type Directory, followDirectory } from '../src/directory/directory.ts';
import { trustFrom } from '../src/directory/trust.ts';

/** A pathway as small as the schema allows. */
export function pathwayOf(answering: Party, more: object = {}): object {
  return {
    id: 'dermatology-advice',
    version: 1,
    title: 'Dermatology advice',
    kind: 'advice',
    urgency: 'routine',
    answering: [answering],
    target: { minutes: 1440, clock: 'hours' },
    acknowledgeWithin: 2880,
    outcomes: [{ code: 'advice-given', label: 'Advice given', avoided: 'yes', avoidedWhat: 'trip' }],
    ...more,
  };
}

type Kind = Said<'directory'>['statements'][number]['kind'];

export interface Board {
  publish(kind: Kind, statement: Signed): void;
  /** A directory that reads this board, as a client of that organisation would. */
  directory(of: Publisher): Directory;
}

export function board(): Board {
  const statements: Said<'directory'>['statements'] = [];
  const ask = async (): Promise<Said<'directory'>> => ({ t: 'directory', r: 1, statements, last: statements.length });
  return {
    publish: (kind, statement) =>
      void statements.push({ kind, seq: statements.length + 1, statement: encodeSigned(statement) }),
    directory: ({ organisation, rootKey }) =>
      // One question alone is asked here.
      followDirectory(
        { ask: ask as never },
        trustFrom(organisation, rootKey, () => AT),
        organisation,
      ),
  };
}

/** Every statement of this board is made at one moment. */
export const AT = Date.UTC(2026, 10, 23, 9);
const YEAR = 365 * 24 * 60 * 60 * 1000;

export type Network = { readonly team: TeamId; readonly organisation: OrganisationId; readonly state: 'on' | 'off' };

interface Merged {
  readonly at: number;
  readonly teams?: readonly { readonly team: TeamId; readonly into: TeamId }[];
  /** Who signs as the successor. */
  readonly acceptedBy?: Signer;
}

export interface Publisher {
  readonly organisation: OrganisationId;
  readonly ods: string;
  readonly rootKey: Uint8Array;
  vouchFor(other: Publisher, at?: number): Promise<void>;
  /** Takes the vouch back from that moment on. */
  withdraw(other: Publisher, at: number): Promise<void>;
  /** Taken into another from that moment on, by both roots or by one alone. */
  mergeInto(other: Publisher, terms: Merged): Promise<void>;
  readonly root: Signer;
  service(team: TeamId, pathway: object, more?: Partial<Service>): Promise<Uint8Array>;
  rota(team: TeamId, more?: Partial<Rota>): Promise<void>;
  area(version: number, networks: readonly Network[], code?: string): Promise<void>;
  memberOf(authority: Publisher, version: number, code?: string): Promise<void>;
}

export async function publisher(onto: Board, name: string, ods: string): Promise<Publisher> {
  const publish: Board['publish'] = (kind, statement) => onto.publish(kind, statement);
  const organisation = newId<OrganisationId>(systemRandom);
  const guardian = newId<UserId>(systemRandom);
  const root = await newSigner(systemRandom);
  const { signer, kem } = await personKeysFromSecret(newSecret(systemRandom));
  const stated = { suite: SUITE, organisation, ods, name, root: root.publicKey, at: AT };
  publish('organisation', await sign(organisationFormat, stated, root));
  const certified = {
    suite: SUITE,
    organisation,
    guardian,
    version: 1,
    host: name,
    sign: signer.publicKey,
    kem: kem.publicKey,
    issuedAt: AT,
    expiresAt: AT + YEAR,
  };
  publish('guardian', await sign(guardianFormat, certified, root));
  const signed = { suite: SUITE, organisation, guardian, at: AT };
  const word = async (other: Publisher, at: number) => ({
    suite: SUITE,
    by: organisation,
    organisation: other.organisation,
    at,
    ods: other.ods,
    root: await sha256(other.rootKey),
  });
  return {
    organisation,
    ods,
    rootKey: root.publicKey,
    vouchFor: async (other, at = AT) => publish('vouch', await sign(vouchFormat, await word(other, at), root)),
    withdraw: async (other, at) => publish('vouch', await sign(vouchWithdrawal, await word(other, at), root)),
    root,
    mergeInto: async (other, { at, teams = [], acceptedBy = other.root }) => {
      const successor = { successor: other.organisation, successorRoot: other.rootKey };
      const terms = successionTerms.encode({
        suite: SUITE,
        organisation,
        root: root.publicKey,
        ...successor,
        teams,
        at,
      });
      publish('succession', await signSuccession(terms, await acceptSuccession(terms, acceptedBy), root));
    },
    service: async (team, pathway, more = {}) => {
      const document = toUtf8(JSON.stringify(pathway));
      const { id } = pathway as { id: string };
      const value: Service = {
        ...signed,
        team,
        pathwayId: id,
        version: 1,
        state: 'open',
        pathway: document,
        telephone: '01632 960123',
        ...more,
      };
      publish('service', await sign(serviceFormat, value, signer));
      return await sha256(document);
    },
    rota: async (team, more = {}) => {
      const value: Rota = { ...signed, team, version: 1, shifts: [], away: [], ...more };
      publish('rota', await sign(rotaFormat, value, signer));
    },
    area: async (version, networks, code = 'QX1') => {
      const value = { ...signed, code, name: 'Calderbrook and Elm', version, networks };
      publish('area', await sign(areaFormat, value, signer));
    },
    memberOf: async (authority, version, code = 'QX1') => {
      const value = { ...signed, code, authority: authority.organisation, version };
      publish('area-member', await sign(memberFormat, value, signer));
    },
  };
}
