import { expect, test } from 'vitest';
import { faults } from '../test/pathways.ts';

const answers = { ods: 'Z99010', team: 'Dermatology advice' };
const other = { ods: 'Z99010', team: 'Plastic surgery, skin' };
const offers = { id: 'network', after: 60, does: 'offer', to: answers };
const choice = { id: 'a', label: 'A', type: 'choice', options: ['x', 'y'] };
const shot = { shot: 'overview', label: 'Overview', required: true };

test.each<[rule: string, what: string, more: object, path: string | null]>([
  ['[PW10]', 'a fallback that answers already', { fallback: { to: answers, when: ['off'] } }, 'fallback.to'],
  ['[PW10]', 'a step that offers to a team that answers', { escalation: [offers] }, 'escalation[0].to'],
  ['[PW11]', 'a team that answers twice', { answering: [answers, other, answers] }, 'answering[2]'],
  ['[PW11]', 'a team that asks twice', { asking: [other, other] }, 'asking[1]'],
  ['[PW11]', 'sharing with a team that answers', { shareWith: [answers] }, 'shareWith[0]'],
  ['[PW11]', 'sharing with the one team that asks', { asking: [other], shareWith: [other] }, 'shareWith[0]'],
  ['[PW11]', 'sharing with one of those that ask', { asking: [other, answers], shareWith: [other] }, null],
  ['[PW12]', 'hours of no time', { hours: { days: [1], from: '09:00', to: '09:00' } }, 'hours'],
  ['[PW12]', 'hours on no day', { hours: { days: [], from: '09:00', to: '17:00' } }, 'hours.days'],
  ['[PW13]', 'an exclusion of nothing', { excluded: { instead: 'Refer.' } }, 'excluded'],
  [
    '[PW13]',
    'an exclusion of every age',
    { excluded: { underYears: 60, overYears: 50, instead: 'Refer.' } },
    'excluded',
  ],
  ['[PW13]', 'an exclusion of some ages', { excluded: { underYears: 50, overYears: 60, instead: 'Refer.' } }, null],
  ['[PW14]', 'a shot required twice', { photographs: [shot, { ...shot, label: 'Again' }] }, 'photographs[1]'],
  ['[PW14]', 'a shot required once', { photographs: [shot, { ...shot, required: false }] }, null],
  ['[PW15]', 'an album with whoever asks', { album: true }, 'album'],
  [
    '[PW15]',
    'an album of three teams',
    { album: true, asking: [other], answering: [answers, { ...other, team: 'C' }] },
    'album',
  ],
  ['[PW15]', 'an album of two teams', { album: true, asking: [other] }, null],
  ['[PW16]', 'a group of one team', { kind: 'group', asking: [answers] }, 'answering'],
  ['[PW16]', 'a group with anybody', { kind: 'group', answering: [answers, other] }, 'answering'],
  ['[PW16]', 'phases of no group', { phases: [{ code: 'a', label: 'A' }] }, 'phases'],
  ['[PW16]', 'a group of two', { kind: 'group', asking: [answers, other], phases: [{ code: 'a', label: 'A' }] }, null],
  ['[PW17]', 'no outcome', { outcomes: [] }, 'outcomes'],
  ['[PW18]', 'a target of zero', { target: { minutes: 0, clock: 'hours' } }, 'target.minutes'],
  ['[PW19]', 'a red flag that is no option', { questions: [{ ...choice, redFlag: ['z'] }] }, 'questions[0].redFlag[0]'],
  [
    '[PW19]',
    'a red flag on words',
    { questions: [{ id: 'a', label: 'A', type: 'text', redFlag: ['x'] }] },
    'questions[0].redFlag[0]',
  ],
  [
    '[PW19]',
    'a red flag above the most',
    { questions: [{ id: 'a', label: 'A', type: 'number', max: 5, redFlagFrom: 6 }] },
    'questions[0].redFlagFrom',
  ],
  [
    '[PW19]',
    'a red flag below the least',
    { questions: [{ id: 'a', label: 'A', type: 'number', min: 5, redFlagUpTo: 4 }] },
    'questions[0].redFlagUpTo',
  ],
  ['[PW19]', 'a numeric red flag on a choice', { questions: [{ ...choice, redFlagFrom: 1 }] }, 'questions[0].type'],
  [
    '[PW19]',
    'a condition that cannot be met',
    { questions: [choice, { id: 'b', label: 'B', type: 'text', when: { question: 'a', is: 'z' } }] },
    'questions[1].when.is',
  ],
])('%s %s', (_rule, _what, more, path) => {
  const found = faults(more);
  expect(found.map((fault) => fault.path)).toEqual(path === null ? [] : [path]);
  expect(found.every(({ mend }) => /^[A-Z].*\.$/u.test(mend))).toBe(true);
});
