/** A patient turns up in a chat: offers to make it a case, where it is answered by name and reaches the record. */
import { asksForAdvice, readNhsNumber, shownNhsNumber } from '@corridor/cases';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCase } from '../../pages/case/case-context.tsx';
import { draftFromChat, NEW_CASE_DRAFT } from '../../pages/new-case/kept.ts';
import { useClient } from '../../session/client.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { Notice } from '../notice/notice.tsx';
import { numberIn } from './number-in.ts';

interface CaseOfferProps {
  readonly text: string;
  /** The words have gone into a case: the chat's draft is empty again. */
  readonly onTaken: () => void;
}

export function CaseOffer({ text, onTaken }: CaseOfferProps) {
  const s = useStrings().thread.sharing.chat;
  const client = useClient();
  const [, navigate] = useLocation();
  const { state } = useCase();
  const [declined, decline] = useState<string | null>(null);
  const number = numberIn(text);
  if (number === null || number === declined || state.patient !== null || asksForAdvice(state.kind)) return null;
  const reading = readNhsNumber(number);
  if (!reading.valid || state.kind === 'album') return null;
  const shown = shownNhsNumber(reading.number);
  const make = async () => {
    await client.saveDraft(NEW_CASE_DRAFT, draftFromChat(shown, text));
    onTaken();
    navigate('/new');
  };
  return (
    <Notice
      tone="news"
      icon="info"
      live
      title={s.title(shown)}
      actions={
        <>
          <Button icon="plus" onClick={() => void make()}>
            {s.go}
          </Button>
          <Button onClick={() => decline(number)}>{s.no}</Button>
        </>
      }
    >
      {s.body}
    </Notice>
  );
}
