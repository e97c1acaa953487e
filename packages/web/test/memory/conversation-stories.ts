/** What people say and show each other apart from questions: chats, and an album. */
import type { Body } from '@corridor/cases';
import { HOUR, NOW } from './now.ts';
import { adeyemi, dermatology, joan, nair, osei, ownTeam, patel, patients, podiatry, vascular } from './people.ts';
import { attachment } from './photographs.ts';
import { event, said, type Story } from './story.ts';
import { opened, shin, unlisted } from './unlisted-story.ts';

const DAY = 24 * HOUR;
const [, , , piotr = joan] = patients;

/** Between two people, in an inbox of their own. */
function chatWith(): Story {
  const body: Body = {
    act: 'opened',
    purpose: { kind: 'direct' },
    subject: 'Cover on Thursday',
    text: 'Could you take the morning list on Thursday? I am at the MDT.',
    from: ownTeam,
    to: [],
    confirmedIdentity: false,
    answers: [],
    attachments: [],
  };
  return {
    number: 8,
    events: [event(1, { ...osei, team: ownTeam.team }, NOW - 3 * HOUR, body)],
    notes: [],
    seenUpTo: 1,
    draft: false,
  };
}

/** A colleague's chat in which a patient's number turns up. */
function chat(): Story {
  return unlisted(53, {
    events: [
      event(
        1,
        nair,
        NOW - 2 * HOUR,
        opened({
          purpose: { kind: 'chat' },
          subject: 'Friday clinic',
          text: 'Who covers the afternoon?',
          from: dermatology,
          to: [],
          patient: null,
        }),
      ),
    ],
  });
}

/** What vascular surgery and podiatry share of one patient: photographs alone, by place. */
function album(): Story {
  return unlisted(52, {
    events: [
      event(
        1,
        patel,
        NOW - 43 * DAY,
        opened({
          purpose: { kind: 'album' },
          subject: 'Photographs',
          text: '',
          from: podiatry,
          to: [vascular, dermatology],
          patient: piotr,
          photographs: [shin(6, 6)],
        }),
      ),
      event(2, { ...adeyemi, team: vascular.team }, NOW - 28 * DAY, said('', { attachments: [shin(5, 4)] })),
      event(3, patel, NOW - 14 * DAY, said('', { attachments: [shin(4, 2), attachment(2, 2, 'overview')] })),
      event(4, osei, NOW - DAY, said('', { attachments: [shin(3, 0)] })),
    ],
  });
}

export const conversationStories: readonly Story[] = [chatWith(), chat(), album()];
