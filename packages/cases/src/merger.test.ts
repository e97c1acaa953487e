/** A team whose organisation was taken into another, and the one that goes on where it stood. */
import { expect, test } from 'vitest';
import { advised, MONDAY_9, opened, said } from '../test/bodies.ts';
import { acted, ahead, openedCourse } from '../test/course.ts';
import { boundPathway } from '../test/pathways.ts';
import {
  dermatology,
  guardianOfAiredale,
  guardianOfElmbridge,
  lawson,
  national,
  osei,
  plastics,
  practice,
  rahman,
} from '../test/people.ts';
import { story, type Telling } from '../test/story.ts';
import type { Body } from './body/body.ts';
import { mayDo } from './policy.ts';
import { askerOf } from './side.ts';

const open: Telling = [rahman, opened];
const shared = (from = dermatology.team): Body => ({
  act: 'shared',
  teams: [national],
  reason: 'The organisation was taken into another.',
  merger: { from },
});
const left: Body = { act: 'left', reason: 'It goes on in its place.', merger: { into: national.team } };
const consultant = { ...osei, organisation: national.organisation, team: national.team };
const pathway = boundPathway({ target: { minutes: 60, clock: 'hours' } });

test('[SU8] who answers where the former answered, who asks where it asked, and who had the case has it no more', () => {
  const answering = story(open, [osei, { act: 'claimed' }], [guardianOfAiredale, shared()], [guardianOfAiredale, left]);
  expect(answering.owner).toEqual({ state: 'nobody' });
  expect(mayDo(advised(), answering, consultant)).toBeNull();
  expect(mayDo(advised(), answering, osei)).toBe('not-in-case');
  const tellings: Telling[] = [open, [guardianOfElmbridge, shared(practice.team)], [guardianOfElmbridge, left]];
  const asking = story(...tellings);
  expect(askerOf(asking)?.team).toBe(national.team);
  expect(mayDo(advised(), asking, consultant)).toBe('not-answering-team');
  expect(mayDo({ act: 'left', reason: 'Not ours.' }, asking, consultant)).toBe('asking-team-stays');
  const again = story(...tellings, [consultant, said('Is there news?', { wantsAnswer: true })]);
  expect(again.call).toMatchObject({ team: national.team, because: 'asked-again' });
});

test('[SU9] no person says it, no guardian of another team, and nobody leaves so before the other has joined', () => {
  const before = story(open);
  expect(mayDo(shared(), before, osei)).toBe('only-guardian');
  expect(mayDo(shared(), before, guardianOfElmbridge)).toBe('guardian-cannot');
  expect(mayDo({ ...shared(), teams: [plastics] } as Body, before, guardianOfAiredale)).toBe('guardian-cannot');
  expect(mayDo(left, before, guardianOfAiredale)).toBe('not-in-case');
  expect(mayDo({ act: 'left', reason: 'Gone.' }, before, guardianOfAiredale)).toBe('guardian-cannot');
  expect(mayDo(left, story(open, [guardianOfAiredale, shared()]), osei)).toBe('only-guardian');
});

test('[SU7] what the former’s team would have been told, the other is, at the same time; on the asker’s side by whoever acts', () => {
  const begun = openedCourse(pathway, rahman, opened, MONDAY_9);
  const times = (team: string, course = begun) =>
    ahead(course).flatMap((line) => (line.team === team && line.does === 'notify' ? [line.at] : []));
  const moved = acted(acted(begun, guardianOfAiredale, shared()), guardianOfAiredale, left);
  expect(times(national.team, moved)).toEqual(times(dermatology.team));
  expect(times(dermatology.team, moved)).toEqual([]);
  const asker = acted(acted(begun, guardianOfElmbridge, shared(practice.team)), guardianOfElmbridge, left);
  expect(times(national.team, asker)).toEqual(times(practice.team));
  const theirs = ahead(asker).filter(({ team, does }) => team === national.team && does === 'notify');
  expect(theirs.every(({ unless }) => unless.every(({ by }) => by === 'anyone'))).toBe(true);
  const after = acted(asker, osei, advised());
  expect(ahead(after).every(({ team }) => team === national.team)).toBe(true);
  expect(mayDo(said('Thank you.'), after.state, lawson)).toBe('not-in-case');
});
