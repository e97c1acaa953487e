/** One body of each act, with its optional fields, for the codec and the vectors. */
import type { Body } from '../src/body/body.ts';
import * as bodies from './bodies.ts';
import { dermatology, eventIdOf, joan, lim, nair, named, osei, plastics } from './people.ts';

export const everyBody: readonly Body[] = [
  bodies.opened,
  bodies.said('It bled once.\nNot since.', {
    attachments: [bodies.ecg],
    quote: eventIdOf(1),
    mentions: [named(osei)],
    answers: [{ event: eventIdOf(2), question: 'q1' }],
    wantsAnswer: true,
  }),
  bodies.askedMore('Has it bled?', 'Any family history?'),
  bodies.advised({
    referral: { urgency: 'suspected-cancer', to: 'Skin cancer clinic' },
    medication: [
      {
        drug: 'methotrexate',
        before: { dose: '7.5', unit: 'mg', route: 'by mouth', frequency: 'once a week' },
        reason: 'Planning a family',
      },
    ],
    outcome: bodies.referred,
    replaces: eventIdOf(3),
  }),
  { act: 'claimed' },
  { act: 'released-claim', reason: 'Called to theatre' },
  { act: 'handed-over', to: named(nair), note: 'Waiting for eosinophils.' },
  { act: 'accepted' },
  { act: 'assigned', to: named(nair), due: bodies.MONDAY_9 },
  { act: 'shared', teams: [plastics], reason: 'Excision', rule: { pathway: 'dermatology-advice', version: 3 } },
  { act: 'left', reason: 'No longer needed' },
  { ...bodies.acknowledged(4), note: 'Will do.' },
  bodies.disagreed(4, true),
  bodies.amended(1, 'It is the right forearm.'),
  { act: 're-anchored', patient: joan, reason: 'Opened from the wrong record' },
  { act: 'watched', reviewAt: bodies.MONDAY_9, owner: named(lim), lookFor: 'Growth' },
  bodies.closed(),
  { act: 'reopened', reason: 'It has grown' },
  {
    act: 'filed',
    organisation: dermatology.organisation,
    upTo: 9,
    version: 1,
    hash: new Uint8Array(32).fill(3),
    where: 'Records folder',
  },
  { act: 'rekeyed', reason: 'member-removed' },
  { act: 'noted', text: 'Agree.', attachments: [], mentions: [] },
];
