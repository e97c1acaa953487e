/** Cases in a state that one screen is for. They are found by address, in no inbox, so that what a test counts there stays. */
import type { Body, BodyOf, Party, Patient, Purpose } from '@corridor/cases';
import { HOUR, NOW } from './now.ts';
import { attachment } from './photographs.ts';
import type { Story } from './story.ts';

const DAY = 24 * HOUR;

interface Question {
  readonly purpose: Purpose;
  readonly subject: string;
  readonly text: string;
  readonly from: Party;
  readonly to: readonly Party[];
  readonly patient: Patient | null;
  readonly photographs?: BodyOf<'opened'>['attachments'];
}

export function opened({ purpose, subject, text, from, to, patient, photographs = [] }: Question): Body {
  return {
    act: 'opened',
    purpose,
    subject,
    text,
    from,
    to: [...to],
    confirmedIdentity: patient !== null,
    answers: [],
    attachments: photographs,
    ...(patient === null
      ? {}
      : {
          patient,
          consent: {
            basis: 'patient',
            by: `${patient.given} ${patient.family}`,
            ground: 'spoken',
            at: NOW - 60 * DAY,
            teaching: 'no',
          },
        }),
  };
}

export const unlisted = (number: number, rest: Partial<Story> & Pick<Story, 'events'>): Story => ({
  number,
  notes: [],
  seenUpTo: 99,
  draft: false,
  unlisted: true,
  ...rest,
});

/** A photograph of one shin, to be laid beside others of it. */
export const shin = (number: number, weeksAgo: number) => ({
  ...attachment(number, weeksAgo, '20cm'),
  site: { code: 'shin', label: 'Shin', side: 'right' } as const,
});
