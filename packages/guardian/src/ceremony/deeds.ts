/** The deeds of `npm run ceremony`. Those that touch the root are done without network; two talk to a guardian. Rules CE9 to CE16. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { OrganisationId, UserId } from '@corridor/wire';
import * as z from 'zod';
import { type Custodian, openCustodian } from '../custody/custodian-file.ts';
import { joinRecovery, joinRoot } from '../custody/shares.ts';
import { certify, organisationIn, renewRecovery, vouchAtTable, withdrawAtTable } from './again.ts';
import { begin, type Begun, type Keeping, type Table } from './begin.ts';
import { readAcceptance, readAnswer, readRequest, writeAcceptance, writeAnswer } from './exchange.ts';
import { askGuardian } from './far-guardian.ts';
import { followHandOver } from './hand-over.ts';
import { invitationOnPaper, makeInvitation, USUAL_DAYS } from './invite.ts';
import { acceptMerger, signMerger } from './merger.ts';
import { needed, neededId, neededNumber, oneName, type Options, wrong } from './options.ts';
import { answerOnPaper, block, fingerprintLines } from './paper.ts';
import type { Terminal } from './terminal.ts';

/** What a deed works with. */
export interface Setting extends Terminal {
  readonly table: Table;
  readonly fetcher: typeof fetch;
  /** Whether this machine has a network that leads anywhere. */
  readonly online: () => boolean;
}

type Deed = (options: Options, setting: Setting) => Promise<void>;

export function hasNetwork(): boolean {
  return Object.values(networkInterfaces()).some((each) => each?.some(({ internal }) => !internal) === true);
}

/** The root is joined or made only where nothing can be sent away. */
function demandOffline({ rehearsal }: Options, { online, say }: Setting): void {
  if (rehearsal) say('A REHEARSAL: what is made here is not to be used.');
  else if (online()) {
    throw wrong(
      'network',
      'This machine has a network. Take it away, or say --rehearsal if nothing of this is to be used.',
    );
  }
}

const textAt = async (path: string): Promise<string> =>
  await readFile(path, 'utf8').catch(() => {
    throw wrong(path, 'This file cannot be read.');
  });

/** Written once, for its owner alone: no ceremony writes over another. */
async function keep(path: string, content: string | Uint8Array, { say }: Setting): Promise<void> {
  await writeFile(path, content, { flag: 'wx', mode: 0o600 }).catch(() => {
    throw wrong(path, 'It cannot be written, or there is one already.');
  });
  say(`written  ${path}`);
}

async function openAll({ custodians }: Options, { secret }: Setting): Promise<readonly Custodian[]> {
  const opened: Custodian[] = [];
  for (const path of custodians) {
    const armoured = await readFile(path).catch(() => {
      throw wrong(path, 'This file cannot be read.');
    });
    opened.push(await openCustodian(path, armoured, await secret(`Passphrase of ${path}`)));
  }
  return opened;
}

async function chosen(options: Options, { secret }: Setting): Promise<Keeping> {
  const [threshold, count] = [neededNumber(options, 'threshold'), neededNumber(options, 'custodians')];
  const passphrases: string[] = [];
  for (let index = 1; index <= count; index++) {
    const passphrase = await secret(`Custodian ${index} of ${count}, choose a passphrase`);
    const again = await secret(`Custodian ${index}, the same once more`);
    if (passphrase !== again) throw wrong(`custodian ${index}`, 'The two are not the same. Begin again.');
    passphrases.push(passphrase);
  }
  return { threshold, count, passphrases };
}

async function keepAll(folder: string, begun: Begun, setting: Setting): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  for (const { name, bytes } of begun.files) await keep(join(folder, name), bytes, setting);
  await keep(join(folder, 'answer.corridor'), writeAnswer(begun.statements), setting);
}

const sayAll = ({ say }: Setting, lines: readonly string[]): void => lines.forEach((line) => say(line));

async function sayRequest(asked: Awaited<ReturnType<typeof readRequest>>, setting: Setting): Promise<void> {
  const { name, ods, host, version, administrators } = asked.request;
  sayAll(setting, [
    `REQUEST  of the guardian hosted by ${host}, for ${name} (${ods}), version ${version}`,
    '  compare with what the guardian’s machine shows:',
    ...fingerprintLines(asked.hash).map((line) => `    ${line}`),
    ...administrators.map((each) => `  administrator  ${each.name}, ${each.role}, ${each.email}`),
  ]);
}

const beginDeed: Deed = async (options, setting) => {
  demandOffline(options, setting);
  const path = oneName(options, 'request');
  const asked = await readRequest(path, await textAt(path));
  await sayRequest(asked, setting);
  const begun = await begin(asked, await chosen(options, setting), setting.table);
  await keepAll(needed(options, 'out'), begun, setting);
  sayAll(setting, await answerOnPaper(begun.statements, null));
  setting.say(`CUSTODIANS  any ${needed(options, 'threshold')} of ${needed(options, 'custodians')}`);
};

const certifyDeed: Deed = async (options, setting) => {
  demandOffline(options, setting);
  const path = oneName(options, 'request');
  const asked = await readRequest(path, await textAt(path));
  await sayRequest(asked, setting);
  const files = await openAll(options, setting);
  const statements = [await certify(asked, files, setting.table)];
  await keep(needed(options, 'out'), writeAnswer(statements), setting);
  sayAll(setting, await answerOnPaper(statements, files[0]?.says ?? null));
};

const recoveryDeed: Deed = async (options, setting) => {
  demandOffline(options, setting);
  const files = await openAll(options, setting);
  const renewed = await renewRecovery(files, await chosen(options, setting), setting.table);
  await keepAll(needed(options, 'out'), renewed, setting);
  sayAll(setting, await answerOnPaper(renewed.statements, files[0]?.says ?? null));
  setting.say('The earlier custodians’ files still hold the root: destroy them when the new ones are handed out.');
};

/** Both ask for the other's file and its fingerprint as its people read it out. */
const vouching =
  (sign: typeof vouchAtTable): Deed =>
  async (options, setting) => {
    demandOffline(options, setting);
    const path = oneName(options, 'answer of the other organisation’s first ceremony');
    const other = await organisationIn(path, readAnswer(path, await textAt(path)));
    const files = await openAll(options, setting);
    const of = { other, fingerprint: needed(options, 'fingerprint') };
    const statements = [await sign(of, files, setting.table)];
    await keep(needed(options, 'out'), writeAnswer(statements), setting);
    sayAll(setting, await answerOnPaper(statements, files[0]?.says ?? null));
  };

/** At the successor's table. */
const acceptDeed: Deed = async (options, setting) => {
  demandOffline(options, setting);
  const path = oneName(options, 'answer of the first ceremony of the organisation that is taken in');
  const former = await organisationIn(path, readAnswer(path, await textAt(path)));
  const of = { former, teams: options.teams, from: needed(options, 'from') };
  const acceptance = await acceptMerger(of, await openAll(options, setting));
  await keep(needed(options, 'out'), writeAcceptance(acceptance), setting);
  setting.say(`ACCEPTED  ${former.name} (${former.ods}) is taken in from ${of.from}`);
};

/** At the table of the organisation that is taken in. */
const mergeDeed: Deed = async (options, setting) => {
  demandOffline(options, setting);
  const path = oneName(options, 'acceptance of the successor');
  const acceptance = readAcceptance(path, await textAt(path));
  const files = await openAll(options, setting);
  const statements = [await signMerger(acceptance, files)];
  await keep(needed(options, 'out'), writeAnswer(statements), setting);
  sayAll(setting, await answerOnPaper(statements, files[0]?.says ?? null));
};

/** Once a year: do the custodians' files still open, and still make the keys? */
const checkDeed: Deed = async (options, setting) => {
  demandOffline(options, setting);
  const files = await openAll(options, setting);
  const root = await joinRoot(files);
  await joinRecovery(files);
  const says = files[0]?.says;
  setting.say(`These files make root and recovery key of ${says?.name} (${says?.ods}).`);
  sayAll(setting, await block('  root, fingerprint', root.publicKey));
};

const showDeed: Deed = async (options, setting) => {
  const path = oneName(options, 'file');
  const text = await textAt(path);
  const asked = await readRequest(path, text).catch(() => null);
  if (asked !== null) await sayRequest(asked, setting);
  else sayAll(setting, await answerOnPaper(readAnswer(path, text), null));
};

const requested = z.object({ organisation: z.string(), file: z.string(), fingerprint: z.string() });

const requestDeed: Deed = async (options, setting) => {
  const administrators = options.administrators.map(administratorIn);
  const { ods, name, area } = options.word;
  const body = { ods, name, ...(area === undefined ? {} : { area }), administrators };
  const made = await askGuardian(options, setting.fetcher, '/ceremony/requests', body, requested);
  await keep(needed(options, 'out'), made.file, setting);
  await sayRequest(await readRequest('request', made.file), setting);
};

/** `Name; role; registration; e-mail`. */
function administratorIn(text: string) {
  const [name, role, registration, email, ...more] = text.split(';').map((part) => part.trim());
  if (email === undefined || more.length > 0)
    throw wrong('--administrator', 'Write "Name; role; registration; e-mail".');
  return { name, role, registration, email };
}

const takenIn = z.object({ organisation: z.custom<OrganisationId>((value) => typeof value === 'string') });

const takeInDeed: Deed = async (options, setting) => {
  const path = oneName(options, 'answer');
  const body = { file: await textAt(path) };
  const { organisation } = await askGuardian(options, setting.fetcher, '/ceremony/answers', body, takenIn);
  setting.say(`taken in  ${organisation}`);
};

const invited = z.object({ user: z.string() });

/** The code is made here and stays here: the guardian is told what it signs, and the newcomer is handed the paper. */
const inviteDeed: Deed = async (options, setting) => {
  const { table, fetcher } = setting;
  const made = await makeInvitation(
    {
      organisation: neededId<OrganisationId>(options, 'organisation'),
      user: neededId<UserId>(options, 'user'),
      fingerprint: needed(options, 'fingerprint'),
      days: options.word.days === undefined ? USUAL_DAYS : neededNumber(options, 'days'),
      guardian: needed(options, 'guardian'),
    },
    table,
  );
  const path = `/organisations/${needed(options, 'organisation')}/invitations`;
  await askGuardian(options, fetcher, path, { invitation: made.statement }, invited);
  sayAll(setting, invitationOnPaper(made));
};

const handOverDeed: Deed = async (options, { fetcher, say }) => await followHandOver(options, fetcher, say);

export const DEEDS = new Map<string, Deed>([
  ['request', requestDeed],
  ['begin', beginDeed],
  ['take-in', takeInDeed],
  ['certify', certifyDeed],
  ['recovery', recoveryDeed],
  ['vouch', vouching(vouchAtTable)],
  ['withdraw', vouching(withdrawAtTable)],
  ['accept', acceptDeed],
  ['merge', mergeDeed],
  ['check', checkDeed],
  ['show', showDeed],
  ['invite', inviteDeed],
  ['hand-over', handOverDeed],
]);
