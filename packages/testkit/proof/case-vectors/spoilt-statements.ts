/** Statements that nobody should believe: certificates, rosters, epochs and keys. */
import { statementHash } from '@corridor/crypto';
import { epoch, fromHex, guardian, organisation, person, roster, toHex, vouch } from '@corridor/wire';
import type { caseFile } from './file.ts';
import { bytesOf, DAY, MONDAY_9 } from './fixed.ts';
import { found, personOf } from './organisations.ts';
import { flipped, fieldsOf, type Spoilt, type Stage, signedBytes, signedHex, tupleOf } from './spoil.ts';
import { newest, type Team } from './team.ts';

type File = Awaited<ReturnType<typeof caseFile>>;

export async function spoiltOrganisations({ world }: Stage): Promise<readonly Spoilt[]> {
  const { practice, trust } = world;
  const lookalike = await found('Elmbridge  Surgery', practice.ods, 'Elsewhere');
  const claim = organisation.decode(lookalike.statement.bytes);
  const false1 = await signedHex(
    organisation,
    { ...claim, organisation: practice.id, name: practice.name },
    lookalike.root,
  );
  const vouching = vouch.decode(world.vouch.bytes);
  const guarding = guardian.decode(trust.guardian.certificate.bytes);
  const ended = { ...guarding, expiresAt: MONDAY_9 - DAY };
  const change = (path: (string | number)[], to: string) => [{ path, to }];
  return [
    {
      why: 'another organisation under a root that nobody vouches for',
      rule: 'KE7',
      where: 'organisation 1',
      changes: change(['organisations', 0], false1),
    },
    {
      why: 'one’s own organisation under another root than the anchor’s',
      rule: 'KE9',
      where: 'vouch 1',
      changes: change(['anchors', 'root'], toHex(practice.root.publicKey)),
    },
    {
      why: 'a vouch that the other organisation signed for itself',
      rule: 'KE9',
      where: 'vouch 1',
      changes: change(['vouches', 0], await signedHex(vouch, vouching, practice.root)),
    },
    {
      why: 'a vouch for another ODS code',
      rule: 'KE9',
      where: 'organisation 1',
      changes: change(['vouches', 0], await signedHex(vouch, { ...vouching, ods: 'Z99099' }, trust.root)),
    },
    {
      why: 'a guardian that another root certified',
      rule: 'KE8',
      where: 'guardian 2',
      changes: change(['guardians', 1], await signedHex(guardian, guarding, practice.root)),
    },
    {
      why: 'a guardian whose term is over',
      rule: 'KE14',
      where: 'guardian 2',
      changes: change(['guardians', 1], await signedHex(guardian, ended, trust.root)),
    },
  ];
}

export async function spoiltPeople({ world }: Stage, file: File): Promise<readonly Spoilt[]> {
  const { practice, trust, rahman } = world;
  const value = personOf(practice, rahman.name, rahman.role, rahman.keys);
  const { signer } = practice.guardian.keys;
  const kem = Uint8Array.from([0xff, 0xff, 0xff, ...value.kem.subarray(3)]);
  const small = fromHex(`01${'00'.repeat(31)}`);
  const fields = fieldsOf(person.encode(value));
  const shifted = fields.with(6, Buffer.concat([fields[6] ?? small, Buffer.from(' ')]));
  const spoilt = async (why: string, rule: string, to: Promise<string> | string): Promise<Spoilt> => ({
    why,
    rule,
    where: 'person 1',
    changes: [{ path: ['people', 0], to: await to }],
  });
  return [
    await spoilt(
      'a person whom another organisation’s guardian certified',
      'KE10',
      signedHex(person, value, trust.guardian.keys.signer),
    ),
    await spoilt('a signing key of small order', 'KE3', signedHex(person, { ...value, sign: small }, signer)),
    await spoilt('an ML-KEM coefficient out of range', 'KE2', signedHex(person, { ...value, kem }, signer)),
    await spoilt('another suite', 'SE10', signedHex(person, { ...value, suite: 2 }, signer)),
    await spoilt('a guardian’s certificate in a person’s place', 'KE6', file.guardians[0] ?? ''),
    await spoilt('a field more', 'TU2', signedBytes(tupleOf([...fields, small]), signer)),
    await spoilt('a field less', 'TU2', signedBytes(tupleOf(fields.slice(0, -1)), signer)),
    await spoilt(
      'a year beyond what a number holds',
      'TU4',
      signedBytes(tupleOf(fields.with(14, bytesOf('big', 8))), signer),
    ),
    await spoilt(
      'a role that ends in a blank, under the signature of the one without',
      'TU1',
      (async () => {
        const bytes = tupleOf(shifted);
        const { signature } = rahman.certificate;
        return toHex(tupleOf([Buffer.from('corridor/signed/v1'), bytes, signature]));
      })(),
    ),
  ];
}

function rosterAt(file: File, team: Team, version: number): number {
  const hexes = team.links.map(({ signed }) => toHex(signed.bytes));
  return file.rosters.findIndex((hex) => hex.includes(hexes[version - 1] ?? '-'));
}

export async function spoiltRosters({ world }: Stage, file: File): Promise<readonly Spoilt[]> {
  const { clinicians, practice, trust } = world;
  const [first] = clinicians.links;
  const { value } = newest(clinicians);
  const at = rosterAt(file, clinicians, 2);
  const before = first?.value ?? value;
  const kept = { generation: 1, kem: before.kem, commitment: before.commitment, history: null };
  const twice = { ...value, members: [...value.members, ...value.members.slice(1)] };
  const by = practice.guardian.keys.signer;
  const spoilt = (why: string, rule: string, to: string): Spoilt => ({
    why,
    rule,
    where: `roster ${at + 1}`,
    changes: [{ path: ['rosters', at], to }],
  });
  return [
    spoilt('a removal that keeps the key', 'TE3', await signedHex(roster, { ...value, ...kept }, by)),
    spoilt('a roster that names a person twice', 'TE5', await signedHex(roster, twice, by)),
    spoilt(
      'a roster by another organisation’s guardian',
      'TE5',
      await signedHex(roster, value, trust.guardian.keys.signer),
    ),
    spoilt(
      'a roster without its guardian',
      'TE5',
      await signedHex(roster, { ...value, members: value.members.slice(1) }, by),
    ),
    {
      why: 'a team’s first roster withheld',
      rule: 'TE1',
      where: `roster ${rosterAt(file, clinicians, 1) + 1}`,
      changes: [{ path: ['rosters', rosterAt(file, clinicians, 1)] }],
    },
  ];
}

export async function spoiltEpochs({ world, story }: Stage, file: File): Promise<readonly Spoilt[]> {
  const last = story.telling.epochs.length;
  const made = story.telling.epochs.at(-1);
  if (made === undefined) throw new Error('no epoch');
  const value = epoch.decode(made.statement.bytes);
  const { osei, lim, plastics } = world;
  const resigned = async (more: Partial<typeof value>, signer = osei.keys.signer) =>
    await signedHex(epoch, { ...value, ...more }, signer);
  const history = fromHex(flipped(toHex(value.history ?? bytesOf('none')), 70));
  const stranger = { by: { organisation: lim.organisation, team: plastics.id, user: lim.user, version: 1 } };
  const unknown = value.readers.map((reader, i) => (i === 0 ? { ...reader, roster: bytesOf('no roster') } : reader));
  const spoilt = (why: string, rule: string, to: string, where = `epoch ${last}`): Spoilt => ({
    why,
    rule,
    where,
    changes: [{ path: ['epochs', last - 1], to }],
  });
  return [
    spoilt(
      'an epoch that commits to another key',
      'EP7',
      await resigned({ commitment: bytesOf('other') }),
      `key of epoch ${last}`,
    ),
    spoilt('a history that does not open', 'EP8', await resigned({ history }), `key of epoch ${last - 1}`),
    spoilt('an epoch by somebody of no reading team', 'CL26', await resigned(stranger, lim.keys.signer)),
    spoilt('a reader at a roster that nobody signed', 'CL26', await resigned({ readers: unknown })),
    spoilt(
      'an epoch that does not name the one before',
      'EP1',
      await resigned({ previous: await statementHash(world.vouch) }),
    ),
    {
      why: 'an epoch withheld',
      rule: 'EP1',
      where: `epoch ${last - 1}`,
      changes: [{ path: ['epochs', last - 2] }],
    },
    {
      why: 'another key than the one that the epoch commits to',
      rule: 'EP7',
      where: `key of epoch ${last}`,
      changes: [{ path: ['keys', 'epoch', 'key'], to: flipped(file.keys.epoch.key, 0) }],
    },
  ];
}
