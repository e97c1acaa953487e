/** What a client makes of a log made by hand: honest, forked, rolled back, stale, and lying about one entry. */
import { encodeNoteSignature, newSigner, signNote, systemRandom } from '@corridor/crypto';
import { newId, type TeamId } from '@corridor/wire';
import { beforeEach, describe, expect, test } from 'vitest';
import { acceptedAt } from '../src/transparency/judge.ts';
import { type LogKeeper, openKeeper } from '../src/transparency/keeper.ts';
import { nameOf } from '../src/transparency/believed.ts';
import { HandLog, type HandParty, HOUR, type LogAnswer, MINUTE, NOW, spoilt } from './log-stand.ts';

let log: HandLog;
let hospital: HandParty;
let team: TeamId;
let keeper: LogKeeper;

beforeEach(async () => {
  log = await HandLog.begin();
  hospital = await log.another();
  team = newId<TeamId>(systemRandom);
  keeper = openKeeper(log.parts());
});

/** A roster of the hospital's team, signed, logged and believed. */
async function publish(version: number, at = NOW - 24 * HOUR): Promise<void> {
  const signed = await log.roster(hospital, team, version, at);
  log.append(hospital.organisation, 'roster', signed);
  log.believe(signed);
}

/** Entries of the own organisation, so that the tree grows. */
async function grow(entries = 1): Promise<void> {
  for (let i = 0; i < entries; i++) {
    const other = newId<TeamId>(systemRandom);
    log.append(log.own.organisation, 'roster', await log.roster(log.own, other, 1));
  }
}

const cosigned = () => ({ others: [{ by: hospital, ago: MINUTE }] });

const verdict = async (): Promise<string | undefined> => (await keeper.verdicts([team])).get(team);
const on = (t: string, change: (answer: LogAnswer) => LogAnswer): void => {
  log.lie = (asked, answer) => (asked.t === t ? change(answer) : answer);
};

describe('a checkpoint', () => {
  test('[TL1] counts with the log’s key, the own guardian and a witness', async () => {
    await grow(3);
    await log.checkpoint({ guardian: 2 * MINUTE, witness: 5 * MINUTE });
    await keeper.look();
    const accepted = keeper.accepted();
    expect(accepted?.checkpoint.size).toBe(3);
    expect(accepted === null ? null : acceptedAt(accepted)).toBe(NOW - 5 * MINUTE);
    expect(keeper.fault()).toBeNull();
  });

  test.each([
    ['without the own guardian', { guardian: null }],
    ['without a witness', { witness: null }],
    ['without either', { guardian: null, witness: null }],
  ])('[TL1] quorum missing: %s nothing is accepted, and nothing is a fault', async (_what, cosigning) => {
    await grow();
    await log.checkpoint(cosigning);
    await keeper.look();
    expect([keeper.accepted(), keeper.fault()]).toEqual([null, null]);
  });

  test('[TL1] of another log’s key is none', async () => {
    await grow();
    await log.checkpoint();
    const parts = log.parts();
    const { publicKey } = await newSigner(systemRandom);
    keeper = openKeeper({ ...parts, anchors: { ...parts.anchors, logKey: publicKey } });
    await keeper.look();
    expect([keeper.accepted(), keeper.fault()]).toEqual([null, null]);
  });

  test('[TL5] signatures of strangers, under whatever name, add nothing and take nothing away', async () => {
    await grow();
    await log.checkpoint();
    const stranger = await newSigner(systemRandom);
    const shown = log.shown;
    if (shown === null) throw new TypeError('a checkpoint was made');
    const line = await signNote(shown.note.slice(0, shown.note.indexOf('\n\n') + 1), 'stranger.example', stranger);
    shown.note += `${encodeNoteSignature(line)}\n`;
    await keeper.look();
    expect(keeper.accepted()?.checkpoint.size).toBe(1);
  });

  test('[TL2] that continues the last is accepted', async () => {
    await grow(3);
    await log.checkpoint();
    await keeper.look();
    await grow(5);
    await log.checkpoint();
    await keeper.look();
    expect(keeper.accepted()?.checkpoint.size).toBe(8);
    expect(keeper.fault()).toBeNull();
  });

  test('[TL2] fork: two histories that the log signed are a fault, and both notes are kept', async () => {
    await grow(3);
    await log.checkpoint();
    await keeper.look();
    log.entries = [];
    await grow(6);
    await log.checkpoint();
    await keeper.look();
    expect(keeper.fault()).toMatchObject({ what: 'fork' });
    expect(keeper.fault()?.notes.map((note) => note.split('\n')[1])).toEqual(['3', '6']);
    expect(keeper.accepted()?.checkpoint.size).toBe(3);
  });

  test('[TL2] split view: another tree, or other heads, of the size that was accepted is a fork', async () => {
    await grow(3);
    await log.checkpoint();
    await keeper.look();
    log.entries = [];
    await grow(3);
    await log.checkpoint();
    await keeper.look();
    expect(keeper.fault()?.what).toBe('fork');
  });

  test('[TL2] a consistency proof that was changed is a fork', async () => {
    await grow(3);
    await log.checkpoint();
    await keeper.look();
    await grow(4);
    await log.checkpoint();
    on('log', (answer) => ({ ...answer, consistency: (answer['consistency'] as Uint8Array[]).map(spoilt) }));
    await keeper.look();
    expect(keeper.fault()?.what).toBe('fork');
  });

  test('[TL3] rollback: a smaller one is passed over', async () => {
    await grow(3);
    await log.checkpoint();
    const early = log.shown;
    await grow(2);
    await log.checkpoint();
    await keeper.look();
    log.shown = early;
    await keeper.look();
    expect(keeper.accepted()?.checkpoint.size).toBe(5);
    expect(keeper.fault()).toBeNull();
  });

  test('[TL4] future timestamp: a cosignature from tomorrow is none', async () => {
    await grow();
    await log.checkpoint({ witness: -24 * HOUR });
    await keeper.look();
    expect(keeper.accepted()).toBeNull();
    await log.checkpoint({ witness: -4 * MINUTE });
    await keeper.look();
    expect(keeper.accepted()?.checkpoint.size).toBe(1);
  });
});

describe('a statement', () => {
  test('[TL7] that stands in the tree is confirmed', async () => {
    await publish(1);
    await log.checkpoint(cosigned());
    await keeper.look();
    expect(keeper.standing(nameOf('roster', team))).toBe('confirmed');
    expect(keeper.count()).toEqual({ confirmed: 1, 'being-confirmed': 0, unconfirmed: 0 });
  });

  test.each([
    ['a hash of its path', (proof: LogAnswer) => ({ path: (proof['path'] as Uint8Array[]).map(spoilt) })],
    ['its index', (proof: LogAnswer) => ({ index: (proof['index'] as number) + 1 })],
    ['its salt', (proof: LogAnswer) => ({ salt: spoilt(proof['salt'] as Uint8Array) })],
    ['its number', (proof: LogAnswer) => ({ number: (proof['number'] as number) + 1 })],
  ])('[TL7] wrong leaf or index: %s is a fault', async (_what, change) => {
    await publish(1);
    await grow(3);
    await log.checkpoint(cosigned());
    on('log-proofs', (answer) => ({
      ...answer,
      proofs: (answer['proofs'] as LogAnswer[]).map((proof) => ({ ...proof, ...change(proof) })),
    }));
    await keeper.look();
    expect(keeper.fault()?.what).toBe('proof');
  });

  test('[TL10] that was signed a moment ago is being confirmed, and after ten minutes without proof it is not confirmed', async () => {
    const signed = await log.roster(hospital, team, 1, NOW);
    log.believe(signed);
    await grow();
    await log.checkpoint({ guardian: 0, witness: 0 });
    await keeper.look();
    expect(keeper.standing(nameOf('roster', team))).toBe('being-confirmed');
    log.now += 11 * MINUTE;
    await log.checkpoint();
    await keeper.look();
    expect(keeper.standing(nameOf('roster', team))).toBe('unconfirmed');
  });

  test('[TL10] that says it is of last month and is in no log is not confirmed at once', async () => {
    log.believe(await log.roster(hospital, team, 1, NOW - 30 * 24 * HOUR));
    await grow();
    await log.checkpoint();
    expect(await verdict()).toBe('unconfirmed');
  });

  test('[TL10] is not blamed for a log that nobody confirms: without a newer checkpoint it is still being confirmed', async () => {
    await grow();
    await log.checkpoint();
    await keeper.look();
    log.now += 5 * HOUR;
    log.believe(await log.roster(hospital, team, 1, log.now));
    log.now += HOUR;
    expect(keeper.standing(nameOf('roster', team)) ?? 'being-confirmed').toBe('being-confirmed');
  });
});

describe('a team’s roster', () => {
  test('[TL11] is the newest by the map of its own organisation', async () => {
    await publish(1);
    await publish(2);
    await log.checkpoint(cosigned());
    expect(await verdict()).toBe('confirmed');
  });

  test('[TL11] is unproved if its own guardian has not cosigned for a day', async () => {
    await publish(1);
    await log.checkpoint({ others: [{ by: hospital, ago: 25 * HOUR }] });
    expect(await verdict()).toBe('unproved');
  });

  test('[TL6] its guardian may have cosigned an earlier checkpoint, if the head there is the same record', async () => {
    await publish(1);
    await log.checkpoint(cosigned());
    const before = (await log.honest({ t: 'log', size: 0, newest: false, organisations: [hospital.organisation] }))[
      'organisations'
    ] as LogAnswer[];
    await grow(3);
    await log.checkpoint();
    on('log', (answer) => {
      const organisations = (answer['organisations'] as (LogAnswer | null)[]).map((each, i) =>
        i === 1 && each !== null ? { ...each, cosigned: before[0]?.['cosigned'] } : each,
      );
      return { ...answer, organisations };
    });
    expect(await verdict()).toBe('confirmed');
    on('log', (answer) => answer);
    expect(keeper.fault()).toBeNull();
  });

  test('[TL6] a head that does not stand under the checkpoint’s heads is a fault', async () => {
    await publish(1);
    await log.checkpoint(cosigned());
    on('log', (answer) => {
      const organisations = (answer['organisations'] as (LogAnswer | null)[]).map((each) =>
        each === null ? null : { ...each, head: spoilt(each['head'] as Uint8Array) },
      );
      return { ...answer, organisations };
    });
    expect(await verdict()).not.toBe('confirmed');
    expect(keeper.fault()?.what).toBe('proof');
  });

  test('[TL12] withheld removal: the map names a later entry, which the server does not show', async () => {
    await publish(1);
    log.append(hospital.organisation, 'roster', await log.roster(hospital, team, 2));
    await log.checkpoint(cosigned());
    expect(await verdict()).toBe('withheld');
    expect(keeper.fault()).toBeNull();
  });

  test('[TL12] is asked for again, and confirmed once it is shown', async () => {
    await publish(1);
    const later = await log.roster(hospital, team, 2);
    log.append(hospital.organisation, 'roster', later);
    log.unseen.set(team, later);
    await log.checkpoint(cosigned());
    expect(await verdict()).toBe('confirmed');
    expect(log.rosters.get(team)?.version).toBe(2);
  });

  test('[TL12] a map that denies what the tree has is a fault', async () => {
    await publish(1);
    await log.checkpoint(cosigned());
    on('log-newest', (answer) => ({ ...answer, newest: [null] }));
    expect(await verdict()).toBe('contradiction');
    expect(keeper.fault()?.what).toBe('proof');
  });

  test('[TL12] a map’s number that was changed is a fault', async () => {
    await publish(1);
    await publish(2);
    await log.checkpoint(cosigned());
    on('log-newest', (answer) => ({
      ...answer,
      newest: (answer['newest'] as LogAnswer[]).map((each) => ({ ...each, number: 1 })),
    }));
    await verdict();
    expect(keeper.fault()?.what).toBe('proof');
  });

  test('[TL13] after a fault nothing more is asked and nothing more is confirmed', async () => {
    await publish(1);
    await log.checkpoint(cosigned());
    on('log-newest', (answer) => ({ ...answer, newest: [null] }));
    await verdict();
    const asked = log.asked.length;
    log.lie = (_asked, answer) => answer;
    await keeper.look();
    await keeper.verdicts([team]);
    expect(log.asked.length).toBe(asked);
    expect(keeper.fault()?.notes).toHaveLength(1);
  });
});
