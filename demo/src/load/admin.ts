/** The guardian's admin API, as a script of the organisation uses it: JSON, and the machine's own token. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { OrganisationId, TeamId, UserId } from '@corridor/wire';
import { LoadError } from './error.ts';

export interface Admin {
  organisations(): Promise<
    readonly { readonly organisation: OrganisationId; readonly ods: string; readonly name: string }[]
  >;
  makeOrganisation(body: {
    readonly ods: string;
    readonly name: string;
    readonly area?: string;
  }): Promise<OrganisationId>;
  vouch(organisation: OrganisationId, other: OrganisationId): Promise<void>;
  staff(organisation: OrganisationId): Promise<readonly Member[]>;
  enter(organisation: OrganisationId, body: NewMember): Promise<UserId>;
  teams(organisation: OrganisationId): Promise<readonly TeamOnFile[]>;
  makeTeam(organisation: OrganisationId, body: NewTeam): Promise<TeamId>;
  release(of: TeamOf, service: unknown): Promise<void>;
  rota(of: TeamOf, shifts: readonly ShiftOnFile[]): Promise<void>;
  /** Makes an organisation the authority of an area. */
  makeArea(organisation: OrganisationId, area: NamedArea): Promise<void>;
  joinArea(organisation: OrganisationId, area: NamedArea & { readonly authority: OrganisationId }): Promise<void>;
}

export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

export interface TeamOf {
  readonly organisation: OrganisationId;
  readonly team: TeamId;
}
export interface Member {
  readonly user: UserId;
  readonly name: string;
  readonly enrolled: boolean;
}
export interface NewMember {
  readonly name: string;
  readonly role: string;
  readonly registration: string;
  readonly powers: readonly string[];
  readonly identity: { readonly email: string };
}
export interface TeamOnFile {
  readonly team: TeamId;
  readonly name: string;
}
export interface NewTeam {
  readonly kind: 'service' | 'group';
  readonly name: string;
  readonly members: readonly { readonly user: UserId; readonly power: 'member' | 'lead' }[];
}
export interface ShiftOnFile {
  readonly user: UserId;
  readonly deputy: UserId | null;
  readonly from: number;
  readonly to: number;
}

const TOKEN_FILE = 'admin.token';

/** @throws LoadError `environment` if the guardian has not written its token. */
export async function openAdmin(guardianUrl: string, keysDir: string): Promise<Admin> {
  const token = await readFile(join(keysDir, TOKEN_FILE), 'utf8').catch(() => {
    throw new LoadError('environment', 'the guardian’s administrator token is not in KEYS_DIR');
  });
  const ask = async <T>(method: string, path: string, body?: unknown): Promise<T> =>
    await call<T>(new URL(`/admin/v1${path}`, guardianUrl), method, token.trim(), body);
  const at = (organisation: OrganisationId): string => `/organisations/${organisation}`;
  const teamAt = ({ organisation, team }: TeamOf): string => `${at(organisation)}/teams/${team}`;
  return {
    organisations: async () => (await ask<{ organisations: [] }>('GET', '/organisations')).organisations,
    makeOrganisation: async (body) =>
      (await ask<{ organisation: OrganisationId }>('POST', '/organisations', body)).organisation,
    vouch: async (organisation, other) => {
      await ask('POST', `${at(organisation)}/vouches`, { organisation: other });
    },
    staff: async (organisation) => (await ask<{ staff: readonly Member[] }>('GET', `${at(organisation)}/staff`)).staff,
    enter: async (organisation, body) => (await ask<{ user: UserId }>('POST', `${at(organisation)}/staff`, body)).user,
    teams: async (organisation) =>
      (await ask<{ teams: readonly TeamOnFile[] }>('GET', `${at(organisation)}/teams`)).teams,
    makeTeam: async (organisation, body) =>
      (await ask<{ team: TeamId }>('POST', `${at(organisation)}/teams`, body)).team,
    release: async (of, service) => {
      await ask('PUT', `${teamAt(of)}/service`, service);
    },
    rota: async (of, shifts) => {
      await ask('PUT', `${teamAt(of)}/rota`, { shifts });
    },
    makeArea: async (organisation, area) => {
      await ask('PUT', `${at(organisation)}/area`, area);
    },
    joinArea: async (organisation, area) => {
      await ask('PUT', `${at(organisation)}/area-member`, area);
    },
  };
}

async function call<T>(url: URL, method: string, token: string, body: unknown): Promise<T> {
  const answer = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok)
    throw new LoadError('admin-refused', `${method} ${url.pathname}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}
