/** What goes with the words of a reply: answers to questions, mentions, consent, and whether an answer is needed. */
import type { Attachment, Consent, Person } from '@corridor/cases';
import { useState } from 'react';
import type { Waiting } from '../file-tray/waiting.ts';
import type { QuestionKey } from './answers-questions.tsx';

export interface Extra {
  readonly attachments: readonly Attachment[];
  readonly answers: readonly QuestionKey[];
  readonly mentions: readonly Person[];
  readonly consent: Consent | null;
  readonly wantsAnswer: boolean;
}

export interface ExtraDeeds {
  readonly value: Extra;
  readonly consentAsked: boolean;
  readonly siteOf: Attachment | null;
  readonly answer: (answers: readonly QuestionKey[]) => void;
  readonly mention: (person: Person) => void;
  readonly unmention: (person: Person) => void;
  readonly consent: (consent: Consent) => void;
  readonly want: (answer: boolean) => void;
  readonly askConsent: (open: boolean) => void;
  readonly askSite: (attachment: Attachment | null) => void;
  readonly clear: () => void;
}

const NOTHING = { answers: [], mentions: [], consent: null, wantsAnswer: false } satisfies Omit<Extra, 'attachments'>;

export function useExtra(waiting: readonly Waiting[]): ExtraDeeds {
  const [kept, setKept] = useState<Omit<Extra, 'attachments'>>(NOTHING);
  const [consentAsked, askConsent] = useState(false);
  const [siteOf, askSite] = useState<Attachment | null>(null);
  const change = (part: Partial<Omit<Extra, 'attachments'>>) => setKept((before) => ({ ...before, ...part }));
  const without = (person: Person) => kept.mentions.filter(({ user }) => user !== person.user);
  return {
    value: { ...kept, attachments: waiting.map(({ attachment }) => attachment) },
    consentAsked,
    siteOf,
    answer: (answers) => change({ answers }),
    mention: (person) => change({ mentions: [...without(person), person] }),
    unmention: (person) => change({ mentions: without(person) }),
    consent: (consent) => {
      change({ consent });
      askConsent(false);
    },
    want: (wantsAnswer) => change({ wantsAnswer }),
    askConsent,
    askSite,
    clear: () => setKept(NOTHING),
  };
}
