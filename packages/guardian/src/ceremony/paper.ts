/** A ceremony on paper: what was signed, for whom, under which fingerprint, and who keeps what. Holds no secret. Rule CE16. */
import {
  sha256,
  verifyGuardian,
  verifyOrganisation,
  verifyRecovery,
  verifyStatement,
  verifySuccession,
  verifyVouch,
} from '@corridor/crypto';
import {
  appointment,
  decodeSigned,
  equalBytes,
  guardian,
  labelOf,
  organisation,
  type Organisation,
  recovery,
  type Signed,
  succession,
  toHex,
  vouch,
  vouchWithdrawal,
} from '@corridor/wire';
import { GuardianError } from '../error.ts';

const GROUP = /.{4}/gu;
const GROUPS_A_LINE = 8;

/** 64 hexadecimal digits in two lines of eight groups of four: as they are read out, one line each. */
export function fingerprintLines(hash: Uint8Array): readonly string[] {
  const groups = toHex(hash).match(GROUP) ?? [];
  return [groups.slice(0, GROUPS_A_LINE).join(' '), groups.slice(GROUPS_A_LINE).join(' ')];
}

const instant = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A key by its fingerprint, under the words for it. */
export async function block(what: string, bytes: Uint8Array): Promise<readonly string[]> {
  return [what, ...fingerprintLines(await sha256(bytes)).map((line) => `    ${line}`)];
}

type By = Pick<Organisation, 'organisation' | 'root'>;
type Lines = Promise<readonly string[]>;

async function organisationLines(signed: Signed): Lines {
  const { name, ods, organisation: id, root, at } = await verifyOrganisation(signed);
  return [
    `ORGANISATION  ${name} (${ods})`,
    `  identifier  ${id}`,
    `  at  ${instant(at)}`,
    ...(await block('  root, fingerprint', root)),
  ];
}

async function guardianLines(signed: Signed, by: By): Lines {
  const { issuedAt } = guardian.decode(signed.bytes);
  const { version, host, sign, expiresAt } = await verifyGuardian(signed, by, issuedAt);
  return [
    `GUARDIAN  version ${version}, hosted by ${host}`,
    `  from  ${instant(issuedAt)}  until  ${instant(expiresAt)}`,
    ...(await block('  key, fingerprint', sign)),
  ];
}

async function recoveryLines(signed: Signed, by: By): Lines {
  const { version, kem } = await verifyRecovery(signed, by);
  return [`RECOVERY KEY  version ${version}`, ...(await block('  key, fingerprint', kem))];
}

async function appointmentLines(signed: Signed, by: By): Lines {
  const { administrators } = await verifyStatement(appointment, signed, by.root);
  return ['FIRST ADMINISTRATORS', ...administrators.map(({ name, role, email }) => `  ${name}, ${role}, ${email}`)];
}

async function vouchLines(signed: Signed, by: By): Lines {
  const { ods, organisation: id, root, withdrawn, at } = await verifyVouch(signed, by);
  const deed = withdrawn ? `VOUCH WITHDRAWN  from ${instant(at)}, of` : 'VOUCH  for';
  return [`${deed} ${ods}, ${id}`, ...fingerprintLines(root).map((line) => `    ${line}`)];
}

async function successionLines(signed: Signed, by: By): Lines {
  const { root, successor, successorRoot, teams, at } = await verifySuccession(signed);
  if (!equalBytes(root, by.root)) throw new GuardianError('malformed', 'paper');
  return [
    `MERGER  from ${instant(at)} into ${successor}; teams that go on: ${teams.length}`,
    ...(await block('  root of the successor, fingerprint', successorRoot)),
  ];
}

const LINES = new Map<string, (signed: Signed, by: By) => Lines>([
  [organisation.label, organisationLines],
  [guardian.label, guardianLines],
  [recovery.label, recoveryLines],
  [appointment.label, appointmentLines],
  [vouch.label, vouchLines],
  [vouchWithdrawal.label, vouchLines],
  [succession.label, successionLines],
]);

/**
 * Some lines for each statement of an answer.
 *
 * @param root Whose statements they are; null if one of them states the organisation.
 * @throws GuardianError `malformed` for a kind that no ceremony signs; CryptoError for one that this root did not sign.
 */
export async function answerOnPaper(statements: readonly Uint8Array[], root: By | null): Lines {
  const signed = statements.map(decodeSigned);
  const stated = signed.find(({ bytes }) => labelOf(bytes) === organisation.label);
  const by = stated === undefined ? root : await verifyOrganisation(stated);
  const blocks = signed.map(async (each) => {
    const lines = LINES.get(labelOf(each.bytes));
    if (lines === undefined || by === null) throw new GuardianError('malformed', 'paper');
    return await lines(each, by);
  });
  return (await Promise.all(blocks)).flat();
}
