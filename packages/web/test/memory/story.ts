/** A case as its events: what a screen shows of it is worked out by the package that the app uses. */
import type { Body, BodyOf, CaseEvent, Party, Sender } from '@corridor/cases';
import type { CaseView } from '@corridor/client';
import { idOf } from './people.ts';

export interface Story {
  readonly number: number;
  readonly events: readonly CaseEvent[];
  readonly notes: readonly CaseEvent[];
  readonly seenUpTo: number;
  readonly draft: boolean;
  /** In whose name the viewer is in it, if not in that of their first team. */
  readonly as?: Party;
  /** Found by its address alone, so that an inbox that a test counts stays as it was. */
  readonly unlisted?: boolean;
  /** What only the client knows of a case: firings, who may join, the album. */
  readonly view?: Partial<CaseView>;
}

export const talk = { attachments: [], mentions: [] };
let last = 0;

export function event(
  number: number,
  sender: Sender,
  at: number,
  body: CaseEvent['body'],
  act?: Body['act'],
): CaseEvent {
  last += 1;
  return {
    number,
    id: idOf('e', last),
    act: act ?? (typeof body === 'string' ? 'said' : body.act),
    sender,
    at,
    claimedAt: at,
    basedOn: number - 1,
    body,
  };
}

export const said = (text: string, more: Partial<BodyOf<'said'>> = {}): Body => ({
  act: 'said',
  text,
  ...talk,
  answers: [],
  withdraws: [],
  ...more,
});

export const advice: BodyOf<'advised'> = {
  act: 'advised',
  assessment:
    'Changing pigmented lesion with a new colour and a diameter over 7 mm. Melanoma cannot be excluded from the photographs.',
  plan: 'Refer on the suspected cancer pathway today. We have a slot on Tuesday 24-Nov. No need for blood tests first.',
  safetyNet: 'Bleeding, rapid growth or a new lump under the arm: phone the team the same day.',
  medication: [],
  referral: { urgency: 'suspected-cancer', to: 'Skin cancer clinic' },
  ...talk,
};
