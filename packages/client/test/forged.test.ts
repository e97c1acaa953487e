/** What somebody with keys, or a server with everything it ever stored, can put before a client: none of it is believed. */
import { type Body } from '@corridor/cases';
import { newSigner, sign, systemRandom } from '@corridor/crypto';
import { foundOrganisation, lyingServer } from '@corridor/testkit';
import {
  encodeSigned,
  type CaseId,
  decodeSigned,
  header as headerFormat,
  decodeSealedEvent,
  type Down,
  type Numbered,
  organisation as organisationFormat,
  SUITE,
} from '@corridor/wire';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Core } from '../src/core.ts';
import { nodePorts } from '../src/node/index.ts';
import { type Composed, compose } from '../src/outbox/compose.ts';
import { ask, asking, saying, type Two, twoOrganisations } from './two-organisations.ts';

let two: Two;
let rahman: Core;
let pryce: Core;

beforeAll(async () => {
  two = await twoOrganisations();
  rahman = await two.signIn(two.practice, two.gp);
  pryce = await two.signIn(two.trust, two.consultant);
});
afterAll(async () => await two[Symbol.asyncDispose]());

/** Puts an event before a client as the next of its log, whatever an honest server would say to it. */
async function tell(core: Core, caseId: CaseId, { event, epoch }: Composed): Promise<string | null> {
  const log = core.book.log(caseId);
  await log.load(null);
  const number = log.part(null).entries.length + 1;
  const numbered: Numbered = { number, at: two.clock.now(), event };
  const keys = epoch === null ? { epochs: [], wraps: [] } : { epochs: [epoch.statement], wraps: epoch.wraps };
  await log.arrived(null, numbered, keys);
  const entry = log
    .part(null)
    .shown()
    .find((each) => each.number === number);
  return entry === undefined ? 'not judged: its key is not known' : entry.fault;
}

async function forge(core: Core, caseId: CaseId, more: Partial<ReturnType<typeof saying>> = {}): Promise<Composed> {
  await core.book.log(caseId).load(null);
  const team = core === rahman ? two.partners : two.dermatology;
  return await compose(saying(core, team, caseId, 'Forged.', more), core.book.log(caseId), core);
}

test('an honest event told this way is believed', async () => {
  const caseId = await ask(two, rahman);
  expect(await tell(pryce, caseId, await forge(rahman, caseId))).toBeNull();
});

describe('[CL41] readers change only with the acts that say so', () => {
  test('a message that brings another team in is not believed, and its key is not used', async () => {
    const caseId = await ask(two, rahman);
    const other = await two.trust.team('Another team', [two.registrar]);
    const forged = await forge(rahman, caseId, { joins: [other.team] });
    expect(forged.epoch).not.toBeNull();
    expect(await tell(pryce, caseId, forged)).toBe('readers');
  });

  test('[CL47] sharing by its own act is believed, and the newcomer reads what came before', async () => {
    const caseId = await ask(two, rahman);
    const plastics = await two.trust.staff('Dr Mairead Quinn', 'Consultant plastic surgeon');
    const other = await two.trust.team('Plastic surgery', [plastics]);
    const party = {
      organisation: two.trust.organisation,
      team: other.team,
      name: other.name,
      organisationName: two.trust.name,
    };
    const body: Body = { act: 'shared', teams: [party], reason: 'For excision' };
    await rahman.outbox.put(saying(rahman, two.partners, caseId, '', { body, joins: [other.team], basedOn: 1 }));
    await rahman.outbox.settled();
    const quinn = await two.signIn(two.trust, plastics);
    const log = quinn.book.log(caseId);
    await log.load(null);
    expect(log.part(null).entries.map(({ fault }) => fault)).toEqual([null, null]);
    expect(log.state().subject).toBe('Changing naevus');
  });
});

describe('[CL46] a removed member', () => {
  test('with everything that the server has, opens nothing sent after', async () => {
    const leaver = await two.trust.staff('Dr Tom Hale', 'Registrar');
    await two.trust.join(two.dermatology, leaver);
    const hale = await two.signIn(two.trust, leaver);
    const caseId = await ask(two, rahman);
    await hale.book.log(caseId).load(null);
    expect(hale.book.log(caseId).state().subject).toBe('Changing naevus');

    await two.trust.remove(two.dermatology, leaver);
    await rahman.outbox.put(saying(rahman, two.partners, caseId, 'Sent after.', { basedOn: 1 }));
    await rahman.outbox.settled();
    const stored = await pryce.connection.ask({ t: 'case', case: caseId, lane: null, after: 0, limit: 200 });
    const log = hale.book.log(caseId);
    await log.summarise({ ...stored, case: caseId, n: 1, notes: 0, seen: 0, notesSeen: 0 }, two.dermatology.team);
    const after = log
      .part(null)
      .shown()
      .find(({ number }) => number === 2);
    expect(after?.fault).not.toBeNull();
    expect(after?.body).toBeNull();
    await pryce.book.log(caseId).load(null);
    expect(
      pryce.book
        .log(caseId)
        .part(null)
        .entries.map(({ fault }) => fault),
    ).toEqual([null, null]);
    hale.close();
  });

  test('[CL33] [CL40] writes nothing that is believed, under the old key or a new one', async () => {
    const leaver = await two.trust.staff('Dr Ines Mora', 'Registrar');
    await two.trust.join(two.dermatology, leaver);
    const mora = await two.signIn(two.trust, leaver);
    const caseId = await ask(two, rahman);
    const before = await forge(mora, caseId);
    await two.trust.remove(two.dermatology, leaver);
    await rahman.outbox.put(saying(rahman, two.partners, caseId, 'Sent after.', { basedOn: 1 }));
    await rahman.outbox.settled();
    expect(await tell(pryce, caseId, before)).toBe('old-epoch');
    mora.close();
  });
});

describe('[CL11] organisations', () => {
  test('one that nobody vouched for cannot be addressed', async () => {
    const invented = await foundOrganisation(two.server, two.clock, { name: 'Calderbrook Hospital', ods: 'X98' });
    const stranger = await invented.staff('Dr Nobody', 'Consultant');
    const team = await invented.team('Dermatology advice', [stranger]);
    await rahman.directory.sync();
    const question = asking(two, rahman);
    await rahman.outbox.put({ ...question, joins: [two.partners.team, team.team] });
    await rahman.outbox.settled();
    const [stopped] = rahman.outbox.of(question.case);
    expect(stopped?.delivery).toEqual({ state: 'refused', code: 'team-not-confirmed' });
    await rahman.outbox.takeBack(question.event);
    invented.guardian.close();
  });

  test('[CL10] a look-alike of a known organisation under another root does not take its place', async () => {
    const root = await newSigner(systemRandom);
    const { organisation, name, ods } = two.trust;
    const claim = { suite: SUITE, organisation, name, ods, root: root.publicKey, at: two.clock.now() + 1 };
    const forged = encodeSigned(await sign(organisationFormat, claim, root));
    const server = lyingServer(nodePorts().openSocket);
    server.tell((frame: Down) => {
      if (frame.t !== 'directory') return [frame];
      const statements = frame.statements.map((each) =>
        isOf(each.statement, organisation) ? { ...each, statement: forged } : each,
      );
      return [{ ...frame, statements }];
    });
    const fooled = await two.signIn(two.practice, two.gp, {
      ports: nodePorts({ clock: two.clock, openSocket: server.openSocket }),
    });
    expect(fooled.directory.trust.organisation(organisation)).toBeNull();
    await fooled.teams.load(two.dermatology.team);
    expect(fooled.teams.newest(two.dermatology.team)).toBeNull();
  });
});

function isOf(statement: Uint8Array, organisation: string): boolean {
  try {
    return organisationFormat.decode(decodeSigned(statement).bytes).organisation === organisation;
  } catch {
    return false;
  }
}

describe('[CL20] rosters', () => {
  test('[CL21] a roster that was shown is not taken back', async () => {
    const newcomer = await two.trust.staff('Dr Pia Lund', 'Registrar');
    const team = await two.trust.team('Acute dermatology', [two.consultant]);
    await rahman.teams.load(team.team);
    await two.trust.join(team, newcomer);
    rahman.teams.doubt(team.team);
    await rahman.teams.load(team.team);
    expect(rahman.teams.newest(team.team)?.version).toBe(2);
    await two.trust.remove(team, newcomer);
    const server = lyingServer(nodePorts().openSocket);
    server.tell((frame) => (frame.t === 'team' ? [{ ...frame, rosters: frame.rosters.slice(0, 1) }] : [frame]));
    const fooled = await two.signIn(two.practice, two.gp, {
      ports: nodePorts({ clock: two.clock, openSocket: server.openSocket }),
    });
    await fooled.teams.load(team.team);
    expect(fooled.teams.newest(team.team)?.version).toBe(1);
    server.honest();
    fooled.teams.doubt(team.team);
    await fooled.teams.load(team.team);
    expect(fooled.teams.newest(team.team)?.version).toBe(3);
    server.tell((frame) => (frame.t === 'team' ? [{ ...frame, rosters: [] }] : [frame]));
    fooled.teams.doubt(team.team);
    await fooled.teams.load(team.team);
    expect(fooled.teams.newest(team.team)?.version).toBe(3);
  });

  test('a chain with a link missing ends where it breaks', async () => {
    const newcomer = await two.trust.staff('Dr Rui Sato', 'Registrar');
    const team = await two.trust.team('Night dermatology', [two.consultant]);
    await two.trust.join(team, newcomer);
    await two.trust.remove(team, newcomer);
    const server = lyingServer(nodePorts().openSocket);
    server.tell((frame) =>
      frame.t === 'team' && frame.rosters.length === 3
        ? [{ ...frame, rosters: [frame.rosters[0] ?? new Uint8Array(), frame.rosters[2] ?? new Uint8Array()] }]
        : [frame],
    );
    const fooled = await two.signIn(two.practice, two.gp, {
      ports: nodePorts({ clock: two.clock, openSocket: server.openSocket }),
    });
    await fooled.teams.load(team.team);
    expect(fooled.teams.newest(team.team)?.version).toBe(1);
  });
});

test('[OB7] a key that was made by somebody who left is not used for the next message', async () => {
  const caseId = await ask(two, rahman);
  const plastics = await two.trust.team('Plastic surgery', [two.registrar]);
  const party = {
    organisation: two.trust.organisation,
    team: plastics.team,
    name: plastics.name,
    organisationName: two.trust.name,
  };
  await rahman.outbox.put(
    saying(rahman, two.partners, caseId, '', {
      body: { act: 'shared', teams: [party], reason: 'For excision' },
      joins: [plastics.team],
      basedOn: 1,
    }),
  );
  await rahman.outbox.settled();
  const achebe = await two.signIn(two.trust, two.registrar);
  await achebe.book.log(caseId).load(null);
  await achebe.outbox.put(
    saying(achebe, plastics, caseId, '', { body: { act: 'left', reason: 'Not for us' }, basedOn: 2 }),
  );
  await achebe.outbox.settled();
  await rahman.book.log(caseId).load(null);
  await rahman.outbox.put(saying(rahman, two.partners, caseId, 'Among ourselves.', { basedOn: 3 }));
  await rahman.outbox.settled();
  const entries = rahman.book.log(caseId).part(null).entries;
  expect(entries.map(({ fault }) => fault)).toEqual([null, null, null, null]);
  const epochs = entries.map(({ raw }) => headerFormat.decode(decodeSealedEvent(raw).header).epoch);
  expect(epochs).toEqual([1, 2, 3, 4]);
  const readers = rahman.book
    .log(caseId)
    .keys.statement(4)
    ?.value.readers.map(({ team }) => team);
  expect(readers).not.toContain(plastics.team);
});
