/** One valid body of each act, as a test starts from. */
import type { BlobId } from '@corridor/wire';
import type { Attachment } from '../src/attachment.ts';
import type { BodyOf } from '../src/body/body.ts';
import type { Consent } from '../src/consent.ts';
import type { Outcome } from '../src/outcome.ts';
import { dermatology, eventIdOf, fixedId, joan, practice } from './people.ts';

export const MONDAY_9 = 1_795_424_400_000;

export const consent: Consent = {
  basis: 'patient',
  by: 'Joan Barrowclough',
  ground: 'spoken',
  at: MONDAY_9,
  teaching: 'not-asked',
};

export const photograph: Attachment = {
  held: 'blob',
  id: fixedId<BlobId>('c', 1),
  name: 'forearm.jpg',
  mediaType: 'image/jpeg',
  size: 412_000,
  hash: new Uint8Array(32).fill(7),
  key: new Uint8Array(32).fill(9),
  sealed: new Uint8Array(32).fill(11),
  width: 3000,
  height: 4000,
  site: { code: 'forearm-back', label: 'Forearm, back', side: 'left' },
  takenAt: MONDAY_9 - 600_000,
  shot: 'overview',
};

export const ecg = {
  held: 'inline',
  id: fixedId<BlobId>('c', 2),
  name: 'ecg.pdf',
  mediaType: 'application/pdf',
  size: 3,
  hash: new Uint8Array(32).fill(1),
  content: new Uint8Array([1, 2, 3]),
} as const satisfies Attachment;

export const adviceGiven: Outcome = {
  code: 'advice',
  label: 'Advice given, no referral',
  avoided: 'yes',
  avoidedWhat: 'trip',
};
export const referred: Outcome = { code: 'refer', label: 'Refer: routine clinic', avoided: 'no', avoidedWhat: 'none' };

export const opened: BodyOf<'opened'> = {
  act: 'opened',
  purpose: { kind: 'advice', wants: 'advice' },
  subject: 'Changing mole, left forearm. Refer as cancer, or watch?',
  text: 'First mentioned in September, thinks it has grown.',
  from: practice,
  to: [dermatology],
  pathway: {
    id: 'dermatology-advice',
    version: 1,
    title: 'Dermatology advice',
    urgency: 'soon',
    clock: 'hours',
    dueAt: MONDAY_9 + 24 * 3_600_000,
    acknowledgeWithin: 2880,
  },
  patient: joan,
  confirmedIdentity: true,
  consent,
  answers: [{ question: 'how-long', label: 'How long', value: 11, unit: 'weeks' }],
  attachments: [photograph],
};

const talk = { attachments: [], mentions: [] };
export const said = (text: string, more: Partial<BodyOf<'said'>> = {}): BodyOf<'said'> => ({
  act: 'said',
  text,
  ...talk,
  answers: [],
  withdraws: [],
  ...more,
});
export const askedMore = (...questions: readonly string[]): BodyOf<'asked-more'> => ({
  act: 'asked-more',
  text: 'Before I can answer:',
  questions: questions.map((text, i) => ({ id: `q${i + 1}`, text })),
  ...talk,
});
export const advised = (more: Partial<BodyOf<'advised'>> = {}): BodyOf<'advised'> => ({
  act: 'advised',
  assessment: 'Change in size and a new colour.',
  plan: 'Refer on the suspected cancer pathway today.',
  safetyNet: 'Bleeding or rapid growth: phone the team the same day.',
  medication: [],
  ...talk,
  ...more,
});
export const acknowledged = (advice: number): BodyOf<'acknowledged'> => ({
  act: 'acknowledged',
  advice: eventIdOf(advice),
  understood: true,
});
export const disagreed = (advice: number, refer = false): BodyOf<'disagreed'> => ({
  act: 'disagreed',
  advice: eventIdOf(advice),
  reason: 'She cannot wait two weeks.',
  refer,
  ...(refer ? { referral: { to: 'Dermatology clinic', summary: 'Changing mole.' } } : {}),
});
export const amended = (target: number, text: string): BodyOf<'amended'> => ({
  act: 'amended',
  target: eventIdOf(target),
  reason: 'Wrong side',
  change: { of: 'text', text },
});
export const closed = (outcome: Outcome = adviceGiven): BodyOf<'closed'> => ({ act: 'closed', outcome });
