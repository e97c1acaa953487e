import { type CaseState, emptyCase } from '@corridor/cases';
import type { CaseId, TeamId } from '@corridor/wire';
import { expect, test } from 'vitest';
import type { CaseLog } from '../log/case-log.ts';
import { albumIndex } from './album-index.ts';
import { albumFor } from './joint.ts';

const [PODIATRY, VASCULAR] = ['podiatry' as TeamId, 'vascular' as TeamId];
const patient = {
  nhsNumber: '9990000018',
  family: 'Barrowclough',
  given: 'Joan',
  born: '1957-07-14',
  gender: 'female',
};

/** Albums as they come: which team began it, and when the server accepted it. */
function albums(...begun: readonly (readonly [caseId: string, from: TeamId, at: number, born?: string])[]) {
  const logs = new Map<CaseId, CaseLog>();
  for (const [caseId, from, at, born = patient.born] of begun) {
    const teams = [from, from === PODIATRY ? VASCULAR : PODIATRY].map((team) => ({ team, side: 'both', left: null }));
    const state = {
      ...emptyCase,
      kind: 'album',
      opening: { at },
      patient: { ...patient, born },
      teams,
      times: { ...emptyCase.times, opened: at },
    } as unknown as CaseState;
    logs.set(caseId as CaseId, { case: caseId, state: () => state } as unknown as CaseLog);
  }
  const log = (caseId: CaseId): CaseLog => {
    const found = logs.get(caseId);
    if (found === undefined) throw new RangeError('no such case');
    return found;
  };
  /** What is known of a case by now, over what was. */
  function becomes(caseId: string, more: object): CaseLog {
    const known = { ...(logs.get(caseId as CaseId)?.state() ?? emptyCase), ...more } as CaseState;
    logs.set(caseId as CaseId, { case: caseId, state: () => known } as unknown as CaseLog);
    return log(caseId as CaseId);
  }
  return { index: albumIndex({ log }), log: (caseId: string) => log(caseId as CaseId), becomes };
}
const photographs = (...ids: readonly string[]) => ({ attachments: ids.map((id) => ({ attachment: { id } })) });

function joint(log: CaseLog) {
  const found = albumFor(log.state());
  if (found === null) throw new RangeError('no album');
  return found;
}

test.each([[['a', 'b']], [['b', 'a']]])(
  '[CL82] of two albums that both teams began at one time the first holds, in whichever order they are heard of: %j',
  (order) => {
    const { index, log } = albums(['a', PODIATRY, 20], ['b', VASCULAR, 10]);
    for (const each of order) index.put(log(each));
    expect(index.find(joint(log('a')))).toBe('b');
    expect([index.isShown('a' as CaseId), index.isShown('b' as CaseId)]).toEqual([false, true]);
  },
);

test('[CL82] two of one instant are told apart by their number, the same way everywhere', () => {
  const { index, log } = albums(['d', PODIATRY, 10], ['c', VASCULAR, 10]);
  expect(index.put(log('d'))).toHaveLength(1);
  expect(index.put(log('c'))).toHaveLength(1);
  expect(index.put(log('d'))).toEqual([]);
  expect(index.find(joint(log('d')))).toBe('c');
});

test('[CL83] the same number with another date of birth is another album', () => {
  const { index, log } = albums(['a', PODIATRY, 10], ['b', PODIATRY, 20, '1957-07-15']);
  index.put(log('a'));
  index.put(log('b'));
  expect(index.find(joint(log('a')))).toBe('a');
  expect(index.find(joint(log('b')))).toBe('b');
});

test('[CL84] an album with a photograph out of a case of the wrong patient is unlinked, and the next one holds', () => {
  const { index, log, becomes } = albums(['a', PODIATRY, 10], ['b', VASCULAR, 20]);
  const ofJoan = joint(log('a'));
  index.put(becomes('a', photographs('mole', 'shin')));
  index.put(becomes('source', { kind: 'advice', patient, ...photographs('mole') }));
  expect(index.find(ofJoan)).toBe('a');
  const other = { ...patient, nhsNumber: '9990000026' };
  const corrected = { patient: other, formerPatients: [patient] };
  expect(index.put(becomes('source', corrected))).toHaveLength(1);
  expect([index.find(ofJoan), index.isShown('a' as CaseId)]).toEqual([null, false]);
  index.put(log('b'));
  expect([index.find(ofJoan), index.isShown('b' as CaseId)]).toEqual(['b', true]);
});

test('[CL84] so is one that is heard of after the patient was corrected, and one that took the photograph in later', () => {
  const { index, log, becomes } = albums(['a', PODIATRY, 10]);
  const other = { ...patient, nhsNumber: '9990000026' };
  index.put(becomes('source', { kind: 'advice', patient: other, formerPatients: [patient], ...photographs('mole') }));
  index.put(becomes('a', photographs('shin')));
  expect(index.find(joint(log('a')))).toBe('a');
  index.put(becomes('a', photographs('shin', 'mole')));
  expect(index.find(joint(log('a')))).toBeNull();
});
