/** Cases whose patient is in doubt, or some of whose people are gone. */
import { HOUR, NOW } from './now.ts';
import { adeyemi, dermatology, gone, idOf, joan, osei, patients, practice, rahman, vascular } from './people.ts';
import { attachment } from './photographs.ts';
import { advice, event, type Story, talk } from './story.ts';
import { opened, unlisted } from './unlisted-story.ts';

const DAY = 24 * HOUR;
const [, , , piotr = joan, , george = joan] = patients;

/** After advice somebody says that it is about another patient; a second person has yet to look. */
function wrongPatient(): Story {
  const advised = event(2, osei, NOW - 5 * HOUR, advice);
  return unlisted(51, {
    events: [
      event(
        1,
        rahman,
        NOW - 8 * HOUR,
        opened({
          purpose: { kind: 'advice', wants: 'advice' },
          subject: 'Pigmented lesion on the calf',
          text: 'Noticed by his wife.',
          from: practice,
          to: [dermatology],
          patient: piotr,
          photographs: [attachment(2, 0, 'overview')],
        }),
      ),
      advised,
      event(3, rahman, NOW - HOUR, {
        act: 're-anchored',
        patient: george,
        reason: 'The photographs are of Mr Whittaker, who came after him.',
      }),
    ],
  });
}

/** One of two teams that were asked has left, and so have the person who asked and the one who had the case. */
function peopleGone(): Story {
  const start = NOW - 3 * DAY;
  return unlisted(54, {
    events: [
      event(
        1,
        { ...rahman, user: idOf('b', 77), name: 'Dr Ben Holt', role: 'Locum GP' },
        start,
        opened({
          purpose: { kind: 'advice', wants: 'advice' },
          subject: 'Recurrent cellulitis: prophylaxis?',
          text: 'Third episode this year.',
          from: practice,
          to: [dermatology, vascular],
          patient: joan,
        }),
      ),
      event(2, gone, start + HOUR, { act: 'claimed' }),
      event(3, { ...adeyemi, team: vascular.team }, start + 2 * HOUR, {
        act: 'left',
        reason: 'Not for vascular surgery.',
      }),
      event(4, osei, start + 3 * HOUR, {
        act: 'asked-more',
        text: 'Before I can answer:',
        questions: [{ id: 'q1', text: 'Is there tinea between the toes?' }],
        ...talk,
      }),
    ],
  });
}

/** One of two teams that were asked was closed. */
function teamClosed(): Story {
  const purpose = { kind: 'advice', wants: 'advice' } as const;
  const to = [dermatology, vascular];
  const asked = {
    purpose,
    subject: 'Leg ulcer: compression?',
    text: 'Pulses weak.',
    from: practice,
    to,
    patient: joan,
  };
  return unlisted(56, {
    events: [event(1, rahman, NOW - DAY, opened(asked))],
    view: { closedTeams: [vascular.team] },
  });
}

export const peopleStories: readonly Story[] = [wrongPatient(), peopleGone(), teamClosed()];
