/** Starts a conversation with a colleague, or of a team. It says that it is not for patients. */
import { type NhsNumber, shownNhsNumber, tidyText } from '@corridor/cases';
import type { MyTeam, NewCaseInput, PersonName } from '@corridor/client';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/button/button.tsx';
import { numberIn } from '../../components/composer/number-in.ts';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { TextArea, TextField } from '../../components/field/field.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Option } from '../../components/option/option.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { draftFromChat, NEW_CASE_DRAFT } from '../new-case/kept.ts';

type With = { readonly kind: 'direct'; readonly person: PersonName } | { readonly kind: 'chat'; readonly team: MyTeam };

interface NewChatProps {
  /** Somebody who was chosen elsewhere. */
  readonly withUser: string | null;
  readonly onClose: () => void;
}

function usePeople(query: string): readonly PersonName[] {
  const client = useClient();
  const [people, setPeople] = useState<readonly PersonName[]>([]);
  useEffect(() => {
    let wanted = true;
    void client.people(query).then(
      (found) => wanted && setPeople(found),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [client, query]);
  return people;
}

function nameOf(chosen: With): string {
  return chosen.kind === 'direct' ? chosen.person.name : chosen.team.name;
}

function inputOf(
  id: NewCaseInput['case'],
  chosen: With,
  asking: NewCaseInput['asking'],
  subject: string,
  text: string,
): NewCaseInput {
  return {
    case: id,
    kind: chosen.kind,
    asking: chosen.kind === 'chat' ? chosen.team.team : asking,
    answering: [],
    ...(chosen.kind === 'direct' ? { withPerson: chosen.person.user } : {}),
    content: {
      purpose: { kind: chosen.kind },
      subject: tidyText(subject).trim(),
      text: tidyText(text),
      confirmedIdentity: false,
      answers: [],
      attachments: [],
    },
  };
}

/** A patient was named before the chat began: the words can begin a case instead, where they reach the record. */
function AboutPatient({ number, text }: { readonly number: NhsNumber; readonly text: string }) {
  const s = useStrings().thread.sharing.chat;
  const client = useClient();
  const [, navigate] = useLocation();
  const shown = shownNhsNumber(number);
  const make = async () => {
    await client.saveDraft(NEW_CASE_DRAFT, draftFromChat(shown, text));
    navigate('/new');
  };
  return (
    <Notice
      tone="news"
      icon="info"
      live
      title={s.title(shown)}
      actions={
        <Button icon="plus" onClick={() => void make()}>
          {s.go}
        </Button>
      }
    >
      {s.body}
    </Notice>
  );
}

export function NewChat({ withUser, onClose }: NewChatProps) {
  const s = useStrings();
  const words = s.newCase.chat;
  const client = useClient();
  const me = useMe();
  const [, navigate] = useLocation();
  const [query, setQuery] = useState('');
  const people = usePeople(query).filter(({ user }) => user !== me.hat.user);
  const [picked, setPicked] = useState<With | null>(null);
  const [subject, setSubject] = useState('');
  const [text, setText] = useState('');
  const deed = useDeed();
  const number = numberIn(`${subject} ${text}`);
  const given = people.find(({ user }) => user === withUser);
  const chosen = picked ?? (given === undefined ? null : { kind: 'direct' as const, person: given });
  const own = me.teams.find(({ kind }) => kind === 'personal') ?? me.teams[0];
  const ready = chosen !== null && own !== undefined && subject.trim() !== '' && text.trim() !== '';
  const close = () => {
    if (withUser !== null) navigate('/chats', { replace: true });
    onClose();
  };
  const send = () => {
    if (chosen === null || own === undefined) return;
    void deed.run(async () => {
      const id = await client.newCaseId();
      await client.open(inputOf(id, chosen, own.team, subject, text));
      onClose();
      navigate(`/chats/${id}`);
    });
  };
  return (
    <Dialog
      title={words.find}
      onClose={close}
      foot={
        <Button rank="primary" icon="send" disabled={!ready || deed.busy} onClick={send}>
          {chosen === null ? words.start : words.send(nameOf(chosen))}
        </Button>
      }
    >
      {number === null ? (
        <Notice tone="soon" icon="info" title={words.warning} />
      ) : (
        <AboutPatient number={number} text={[subject, text].join('\n').trim()} />
      )}
      <TextField label={words.find} hint={words.findHint} value={query} autoComplete="off" onText={setQuery} />
      <div className="chat-people">
        {people.slice(0, 8).map((person) => (
          <Option
            key={person.user}
            type="radio"
            name="with"
            block
            checked={chosen?.kind === 'direct' && chosen.person.user === person.user}
            onChange={() => setPicked({ kind: 'direct', person })}
            hint={`${person.role}, ${person.organisation}`}
          >
            {person.name}
          </Option>
        ))}
        {people.length === 0 && query !== '' ? <p className="quiet">{words.noPerson}</p> : null}
        {query !== '' ? null : (
          <>
            {teamsOfInbox(me).map((team) => (
              <Option
                key={team.team}
                type="radio"
                name="with"
                block
                checked={chosen?.kind === 'chat' && chosen.team.team === team.team}
                onChange={() => setPicked({ kind: 'chat', team })}
              >
                {words.teamChat(team.name)}
              </Option>
            ))}
          </>
        )}
      </div>
      <TextField label={words.subject} value={subject} maxLength={160} onText={setSubject} />
      <TextArea label={words.text} value={text} onText={setText} />
      <Failure words={deed.failure} />
    </Dialog>
  );
}
