/** What a logged statement says, in a line that somebody can read. */
import { sha256 } from '@corridor/crypto';
import {
  area,
  decodeSigned,
  exported,
  guardian,
  labelOf,
  type LogKind,
  organisation,
  person,
  type Person,
  recovery,
  releasedCode,
  type Roster,
  roster,
  rota,
  service,
  toHex,
  type UserId,
  vouch,
  vouchWithdrawal,
} from '@corridor/wire';

export interface Line {
  /** Milliseconds, as the statement says; null of a kind that this command does not know. */
  readonly at: number | null;
  readonly says: string;
}

/** People whose certificates were read before, by their identifier. */
export type Names = Map<UserId, Person>;

const SHORT = 16;

async function fingerprint(key: Uint8Array): Promise<string> {
  return toHex(await sha256(key)).slice(0, SHORT);
}

function membersOf({ members }: Roster, names: Names): string {
  return members.map(({ user, version, power }) => `${names.get(user)?.name ?? power} (key ${version})`).join(', ');
}

/** @throws WireError if it is not of its kind. */
export async function lineOf(kind: LogKind, statement: Uint8Array, names: Names): Promise<Line> {
  const { bytes } = decodeSigned(statement);
  switch (kind) {
    case 'organisation': {
      const { ods, name, root, at } = organisation.decode(bytes);
      return { at, says: `${name} (${ods}), root ${await fingerprint(root)}` };
    }
    case 'guardian': {
      const { host, version, sign, issuedAt } = guardian.decode(bytes);
      return { at: issuedAt, says: `hosted by ${host}, key ${version}: ${await fingerprint(sign)}` };
    }
    case 'recovery': {
      const { version, kem, at } = recovery.decode(bytes);
      return { at, says: `key ${version}: ${await fingerprint(kem)}` };
    }
    case 'vouch': {
      const withdrawn = labelOf(bytes) === vouchWithdrawal.label;
      const { ods, root, at } = withdrawn ? vouchWithdrawal.decode(bytes) : vouch.decode(bytes);
      return { at, says: `${ods}, root ${toHex(root).slice(0, SHORT)}${withdrawn ? ', withdrawn' : ''}` };
    }
    case 'person': {
      const says = person.decode(bytes);
      names.set(says.user, says);
      const ends = says.expiresAt <= says.issuedAt ? ', ended' : '';
      return {
        at: says.issuedAt,
        says: `${says.name}, ${says.role}, key ${says.version}: ${await fingerprint(says.sign)}${ends}`,
      };
    }
    case 'roster': {
      const says = roster.decode(bytes);
      const { name, version, generation, reason, at } = says;
      return {
        at,
        says: `${name}, version ${version}, generation ${generation}, ${reason}: ${membersOf(says, names)}`,
      };
    }
    case 'service': {
      const { pathwayId, version, state, at } = service.decode(bytes);
      return { at, says: `${pathwayId}, version ${version}, ${state}` };
    }
    case 'rota': {
      const { version, shifts, at } = rota.decode(bytes);
      return { at, says: `version ${version}, ${shifts.length} shifts` };
    }
    case 'area': {
      const { name, version, at } = area.decode(bytes);
      return { at, says: `${name}, version ${version}` };
    }
    case 'released-code': {
      const { origin, number, version, manifest, at } = releasedCode.decode(bytes);
      return { at, says: `${origin} serves ${version}, manifest ${toHex(manifest).slice(0, SHORT)}, number ${number}` };
    }
    case 'export': {
      const { what, by, hash, at } = exported.decode(bytes);
      return { at, says: `${what} by ${names.get(by)?.name ?? 'the guardian'}, ${toHex(hash).slice(0, SHORT)}` };
    }
    default:
      // What other statements say is for those who read them; that there is one, and where, is for everybody.
      return { at: null, says: `${bytes.length} bytes` };
  }
}
