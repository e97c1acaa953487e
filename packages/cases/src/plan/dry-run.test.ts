import { expect, test } from 'vitest';
import { boundPathway } from '../../test/pathways.ts';
import { dermatology, lim, nair, national, osei } from '../../test/people.ts';
import type { Rota } from '../duty.ts';
import { londonMoment } from '../london.ts';
import { dryRun } from './dry-run.ts';

const rota: Rota = { shifts: [], away: [], leads: [nair.user], members: [nair.user, osei.user] };
const minutes = (from: number) => (step: { at: number }) => (step.at - from) / 60_000;

test('[PL36] a dry run says what happens to a case that is sent and not answered, and whom it would tell', () => {
  const openedAt = londonMoment('2026-11-20', '17:55') ?? 0;
  const pathway = boundPathway({ target: { minutes: 60, clock: 'hours' } });
  const steps = dryRun(pathway, openedAt, { holidays: [] }, ({ team }) => (team === dermatology.team ? rota : null));
  expect(steps.map(minutes(openedAt))).toEqual([0, 60, 60, 60, 60, 60, 65, 65, 720]);
  expect(steps.map(({ line, does, team, as }) => [line, does, team, as])).toEqual([
    ['opened', 'opened', '', null],
    ['answer-due', 'target', dermatology.name, null],
    ['fallback', 'offer', national.name, null],
    ['step-nobody', 'notify', dermatology.name, 'team'],
    ['target', 'notify', dermatology.name, 'lead'],
    ['target-asker', 'notify', '', null],
    ['fallback-unheard', 'notify', '', null],
    ['fallback-unheard:0', 'notify', dermatology.name, 'lead'],
    ['step-lead', 'notify', dermatology.name, 'lead'],
  ]);
  expect(steps.map(({ people }) => people.length)).toEqual([0, 0, 0, 2, 1, 0, 0, 1, 1]);
});

test('[PL36] on Friday evening a working clock waits for Monday', () => {
  const openedAt = londonMoment('2026-11-20', '17:55') ?? 0;
  const due = dryRun(boundPathway(), openedAt, { holidays: [] }, () => null).find(({ does }) => does === 'target');
  expect(due?.at).toBe(londonMoment('2026-11-23', '17:00'));
  const away = { ...rota, away: [{ user: lim.user, deputy: null, from: 0, to: openedAt, why: 'leave' as const }] };
  expect(dryRun(boundPathway(), openedAt, { holidays: [] }, () => away)).toHaveLength(9);
});
