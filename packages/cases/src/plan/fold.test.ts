import type { OrganisationId, PlanLine, TeamId } from '@corridor/wire';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MONDAY_9, opened } from '../../test/bodies.ts';
import { dermatology, eventIdOf, named, national, plastics, practice, rahman } from '../../test/people.ts';
import { boundPathway } from '../../test/pathways.ts';
import { vectors } from '../../test/vectors.ts';
import { decodeBody, encodeBody } from '../body/body.ts';
import { MINUTE } from '../calendar.ts';
import { londonMoment } from '../london.ts';
import { readPathway } from '../pathway.ts';
import { MOST_PATHWAY_LINES } from '../pathway-contradictions.ts';
import { type ActSoFar, dueLines, LATE, lateLines, nextDue } from './due.ts';
import { foldPlan, targetOf, underPathway } from './fold.ts';
import { type LineWhat, lineWhat, MOST_LINES } from './line.ts';
import { acknowledgeLines, watchLines } from './waits.ts';

const clock = { holidays: ['2026-12-25'] };
const hours = boundPathway({ target: { minutes: 60, clock: 'hours' } });
const openedAt = (at: number) => ({ organisation: practice.organisation, team: practice.team, at });
const names = (lines: readonly PlanLine[]) => lines.map(({ line }) => line);

function moment(date: string, time: string): number {
  const at = londonMoment(date, time);
  if (at === null) throw new Error(`${date} ${time}`);
  return at;
}

interface Fold {
  readonly note: string;
  readonly opened: { readonly organisation: OrganisationId; readonly team: TeamId; readonly at: number };
  readonly networksOff: readonly string[];
  readonly lines: readonly PlanLine[];
}
interface Vectors {
  readonly plans: readonly { note: string; opened: [string, string]; target: [string, string] }[];
  readonly names: readonly (readonly [name: string, what: LineWhat | null])[];
  readonly pathway: unknown;
  readonly folds: readonly Fold[];
}
const { plans, names: lineNames, pathway: ofVectors, folds } = vectors<Vectors>('plan');

describe('plan', () => {
  test.each(plans)('[PL1] $note', ({ opened, target }) => {
    const at = moment(...opened);
    expect(targetOf(boundPathway(), at, clock)).toBe(moment(...target));
    expect(underPathway(boundPathway(), at, clock).dueAt).toBe(moment(...target));
  });

  test('[PL1] lines stand in the order of their instants, each a fact that the server can run', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    expect(lines.map(({ line, at, does, duty }) => [line, at / MINUTE, does, duty])).toEqual([
      ['fallback', 60, 'offer', 'on-call'],
      ['step-nobody', 60, 'notify', 'team'],
      ['target', 60, 'notify', 'deputy'],
      ['target-asker', 60, 'notify', 'team'],
      ['fallback-unheard', 65, 'notify', 'team'],
      ['fallback-unheard:0', 65, 'notify', 'deputy'],
      ['step-lead', 720, 'notify', 'lead'],
    ]);
    expect(lines[2]).toMatchObject({ organisation: dermatology.organisation, team: dermatology.team });
    expect(lines[3]).toMatchObject({ team: practice.team });
  });

  test('[PL2] a line is cancelled by an act of the right side, accepted by its instant', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    const advisedAt = (minutes: number, side: ActSoFar['side'] = 'answering'): ActSoFar[] => [
      { act: 'advised', side, at: minutes * MINUTE },
    ];
    const atTarget = ['fallback', 'step-nobody', 'target', 'target-asker'];
    expect(names(dueLines(lines, [], 59 * MINUTE))).toEqual([]);
    expect(names(dueLines(lines, [], 60 * MINUTE))).toEqual(atTarget);
    expect(names(dueLines(lines, advisedAt(60), 60 * MINUTE))).toEqual([]);
    expect(names(dueLines(lines, advisedAt(61), 90 * MINUTE))).toEqual(atTarget);
    expect(names(dueLines(lines, advisedAt(5, 'asking'), 60 * MINUTE))).toEqual(atTarget);
    expect(names(dueLines(lines, advisedAt(5, 'both'), 60 * MINUTE))).toEqual([]);
    const claimed: ActSoFar[] = [{ act: 'claimed', side: 'answering', at: 1 }];
    expect(names(dueLines(lines, claimed, 60 * MINUTE))).toEqual(['fallback', 'target', 'target-asker']);
  });

  test('[PL3] a line that has fired is not due again', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    const fired = new Set(['target', 'fallback', 'step-nobody']);
    expect(names(dueLines(lines, [], 60 * MINUTE, fired))).toEqual(['target-asker']);
    expect(nextDue(lines, [], fired)).toBe(60 * MINUTE);
    expect(nextDue(lines, [{ act: 'closed', side: 'asking', at: 0 }], fired)).toBeNull();
  });

  test('[PL4] a line that nobody has seen fire for two minutes alarms', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    const none: ReadonlySet<string> = new Set();
    expect(lateLines(lines, [], 60 * MINUTE + LATE - 1, none)).toEqual([]);
    expect(names(lateLines(lines, [], 60 * MINUTE + LATE, none))).toContain('target');
  });

  test('[PL5] unacknowledged advice tells the asking team, then its lead; disagreeing is an answer', () => {
    const lines = acknowledgeLines({ at: 0, within: 30, teams: [practice], round: '' });
    expect(lines.map(({ line, at, duty }) => [line, at / MINUTE, duty])).toEqual([
      ['acknowledge', 30, 'on-call'],
      ['acknowledge-lead', 60, 'lead'],
    ]);
    expect(dueLines(lines, [{ act: 'disagreed', side: 'asking', at: 1 }], 60 * MINUTE)).toEqual([]);
    expect(dueLines(lines, [{ act: 'acknowledged', side: 'answering', at: 1 }], 60 * MINUTE)).toHaveLength(2);
  });

  test('[PL9] a watch is due on its day, also in a closed case', () => {
    const lines = watchLines({ event: eventIdOf(1), reviewAt: 60 * MINUTE, owner: named(rahman) });
    expect(names(dueLines(lines, [{ act: 'closed', side: 'asking', at: 1 }], 60 * MINUTE))).toEqual(['watch.e00000']);
  });

  test('[PL10] whatever the pathway and hour, a plan is sorted, unique, in the future and of at most 32 lines', () => {
    const step = fc.record({
      after: fc.integer({ min: 1, max: 20_000 }),
      unless: fc.constantFrom('answered', 'claimed'),
      does: fc.constant('tell'),
      side: fc.constantFrom('asking', 'answering'),
      duty: fc.constantFrom('on-call', 'deputy', 'lead', 'team'),
    });
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 12 }),
        fc.constantFrom('hours', 'working'),
        fc.nat(525_600),
        (steps, kind, offset) => {
          const escalation = steps.map((each, i) => ({ id: `s${i}`, ...each }));
          const at = moment('2026-01-01', '00:00') + offset * MINUTE;
          const lines = foldPlan(
            boundPathway({ escalation, target: { minutes: 240, clock: kind } }),
            openedAt(at),
            clock,
          );
          expect(lines.length).toBeLessThanOrEqual(MOST_LINES);
          expect(new Set(names(lines)).size).toBe(lines.length);
          expect(lines.every((line, i) => line.at > at && (i === 0 || line.at >= (lines[i - 1]?.at ?? 0)))).toBe(true);
        },
      ),
    );
  });

  test.each(folds)('[PL1] the lines of $note are those of the vector', ({ opened: by, networksOff, lines }) => {
    const networkOn = ({ team }: { readonly team: TeamId }) => !networksOff.includes(team);
    expect(foldPlan(readPathway(ofVectors), by, { holidays: [] }, networkOn)).toEqual(lines);
  });

  test.each(lineNames)('[PL25] %s is about %s', (name, what) => {
    expect(lineWhat(name)).toBe(what);
  });

  test('[PL37] an offer that nobody takes up within five minutes is told to the asking team and the deputy', () => {
    const lines = foldPlan(hours, openedAt(0), clock);
    const shared: ActSoFar[] = [{ act: 'shared', side: 'asking', at: 62 * MINUTE }];
    const unheard = (acts: readonly ActSoFar[]) =>
      dueLines(lines, acts, 65 * MINUTE).filter(({ line }) => lineWhat(line) === 'fallback-unheard');
    expect(unheard([]).map(({ team, duty }) => [team, duty])).toEqual([
      [practice.team, 'team'],
      [dermatology.team, 'deputy'],
    ]);
    expect(unheard(shared)).toEqual([]);
    expect(unheard([{ ...shared[0], side: 'answering' } as ActSoFar])).toHaveLength(2);
  });

  test('[PL38] whoever asks chooses whom: only those are told, and a group’s asker is not told of itself', () => {
    const many = boundPathway({
      answering: teamsOf('Dermatology advice', 'Plastic surgery, skin'),
      fallback: undefined,
    });
    const teams = (lines: readonly PlanLine[]) => new Set(lines.map(({ team }) => team));
    expect(teams(foldPlan(many, openedAt(0), clock))).toEqual(
      new Set([dermatology.team, plastics.team, practice.team]),
    );
    const chosen = foldPlan(many, { ...openedAt(0), answering: [plastics] }, clock);
    expect(teams(chosen)).toEqual(new Set([plastics.team, practice.team]));
    const own = foldPlan(many, { organisation: plastics.organisation, team: plastics.team, at: 0 }, clock);
    expect(own.filter(({ line }) => lineWhat(line) === 'target').map(({ team }) => team)).toEqual([dermatology.team]);
  });

  test('[PL39] the opening carries what later rules need, and a body of it comes back as it went in', () => {
    const offers = { id: 'skin', after: 30, does: 'offer', to: teamsOf('Plastic surgery, skin')[0] };
    const rich = boundPathway({ restricted: true, shareWith: [], escalation: [offers], unclaimedWithin: 7 });
    const under = underPathway(rich, MONDAY_9, clock);
    expect(under).toMatchObject({ restricted: true, closeWithin: 10_080, unclaimedWithin: 7 });
    expect(under.shareWith).toEqual([dermatology.team, national.team, plastics.team]);
    expect(under.fallback?.map(({ team }) => team)).toEqual([national.team, plastics.team]);
    const body = { ...opened, pathway: under };
    expect(decodeBody(encodeBody(body), 'opened')).toEqual(body);
    const plain = underPathway(boundPathway({ fallback: undefined }), MONDAY_9, clock);
    expect(Object.keys(plain)).not.toEqual(expect.arrayContaining(['shareWith', 'restricted', 'fallback', 'album']));
    expect(plain.unclaimedWithin).toBe(120);
  });

  test('[PW3] the lines that a pathway may make are those that it makes', () => {
    const step = (side: string, i: number) => ({ id: `s${i}`, after: 9, does: 'tell', side, duty: 'lead' });
    const steps = ['answering', 'asking', 'answering', 'asking'].map(step);
    const file = (more: object) => ({
      urgency: 'urgent',
      answering: teamsOf('Dermatology advice', 'Plastic surgery, skin'),
      ...more,
    });
    const full = boundPathway(
      file({ escalation: [...steps, ...steps.map((each) => ({ ...each, id: `${each.id}b` }))] }),
    );
    expect(foldPlan(full, openedAt(0), clock)).toHaveLength(MOST_PATHWAY_LINES - 1);
    const more = [...steps, ...steps.map((each) => ({ ...each, id: `${each.id}b` })), step('answering', 9)];
    expect(() => boundPathway(file({ escalation: more }))).toThrow('This makes 25 lines of plan.');
  });
});

function teamsOf(...names: readonly string[]) {
  return names.map((team) => ({ ods: 'Z99010', team }));
}
