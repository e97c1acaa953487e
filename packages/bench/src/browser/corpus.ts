/** Cases in invented words, the same every time: as many different words as people use, some of them very often. */
import type { CaseEvent } from '@corridor/cases';
import type { Indexable } from '@corridor/client';

type Id = Indexable['case'];

export interface Corpus {
  readonly events: readonly (readonly [Id, readonly CaseEvent[]])[];
  /** What somebody would type, letter by letter, with slips of the finger. */
  readonly queries: readonly string[];
}

const SYLLABLES =
  'ba cor der el fi gan hol in jo ker lu men no or pla que ris sta ter ul van wen xa yl zi cer tion itis oma ect'.split(
    ' ',
  );
const WORDS = 8000;
const NAMES = 900;
const WORDS_IN_MESSAGE = 40;
const NOW = Date.UTC(2026, 10, 23, 9);

/** A linear congruence (Numerical Recipes, 7.1): even noise from 0 to 1, the same every time. */
function noise(): () => number {
  let state = 7;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function word(number: number): string {
  let [left, text] = [number + 31, ''];
  while (left > 0) {
    text += SYLLABLES[left % SYLLABLES.length];
    left = Math.floor(left / SYLLABLES.length);
  }
  return text;
}

/** Ten digits of the range that is never issued; their check digit is of no consequence here. */
const numberOf = (i: number): string => `999${String(1_000_000 + i * 37).slice(-7)}`;
const idOf = (letter: string, i: number): string => letter + String(i).padStart(31, '0');

const DERMATOLOGY = {
  organisation: idOf('b', 1),
  team: idOf('a', 2),
  name: 'Dermatology advice',
  organisationName: 'Calderbrook Hospitals',
};
const PRACTICE = {
  organisation: idOf('b', 2),
  team: idOf('a', 1),
  name: 'Clinicians',
  organisationName: 'Elmbridge Surgery',
};
const SENDERS = [
  { organisation: PRACTICE.organisation, team: PRACTICE.team, user: idOf('c', 1), name: 'Dr Amina Rahman', role: 'GP' },
  {
    organisation: DERMATOLOGY.organisation,
    team: DERMATOLOGY.team,
    user: idOf('c', 2),
    name: 'Dr Owen Pryce',
    role: 'Consultant',
  },
];

export function corpus(cases: number, messages: number): Corpus {
  const chance = noise();
  // Squared twice, so that few words are frequent and most are rare, as in any text.
  const text = (length: number): string =>
    Array.from({ length }, () => word(Math.floor(chance() ** 4 * WORDS))).join(' ');
  const nameOf = (i: number): string => word(WORDS + (i % NAMES));

  function eventOf(i: number, number: number, body: object): CaseEvent {
    const at = NOW - (cases - i) * 60_000 + number;
    const sender = SENDERS[number % 2];
    const said = {
      number,
      id: idOf('e', i * 100 + number),
      act: 'said',
      sender,
      at,
      claimedAt: at,
      basedOn: number - 1,
    };
    // Bodies as the fold takes them; nothing here is sealed or checked.
    return { ...said, ...('act' in body ? { act: body.act } : {}), body } as unknown as CaseEvent;
  }

  function events(i: number): readonly CaseEvent[] {
    const patient = {
      family: nameOf(i),
      given: nameOf(i * 7 + 3),
      dateOfBirth: '1957-07-14',
      gender: 'female',
      nhsNumber: numberOf(i),
    };
    const opened = {
      act: 'opened',
      purpose: { kind: 'advice', wants: 'advice' },
      subject: text(8),
      text: text(WORDS_IN_MESSAGE),
      patient,
      from: PRACTICE,
      to: [DERMATOLOGY],
      confirmedIdentity: true,
      answers: [],
      attachments: [],
    };
    const said = Array.from({ length: messages - 1 }, (_, at) =>
      eventOf(i, at + 2, {
        act: 'said',
        text: text(WORDS_IN_MESSAGE),
        attachments: [],
        mentions: [],
        answers: [],
        withdraws: [],
      }),
    );
    return [eventOf(i, 1, opened), ...said];
  }

  const typed = (whole: string): readonly string[] => Array.from(whole, (_, at) => whole.slice(0, at + 1));
  const slip = (whole: string): string => whole.slice(0, 3) + whole.slice(4);
  const queries = [3, 410, 1777, 2400].flatMap((i) => [
    ...typed(nameOf(i)),
    ...typed(numberOf(i)),
    ...typed(`${nameOf(i)} ${word(i)}`),
    slip(nameOf(i)),
    `${slip(nameOf(i))} ${slip(word(3 * i))}`,
    `${word(1)} ${word(2)} ${word(i)}`,
    word(i),
    'dermatology calderbrook',
  ]);
  return {
    events: Array.from({ length: cases }, (_, i) => [idOf('d', i) as Id, events(i)] as const),
    queries: [...new Set(queries)],
  };
}
