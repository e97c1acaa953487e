/**
 * The private note: amber, dashed, in a place of its own, with a button of its own that names the one team that reads it.
 * It shares nothing with the reply, so that a note cannot be sent as one.
 */
import { may, tidyText } from '@corridor/cases';
import { useId, useState } from 'react';
import { useActor, useCase } from '../../pages/case/case-context.tsx';
import { draftKey } from '../../pages/case/draft-key.ts';
import { useDraft } from '../../pages/case/draft.ts';
import { useWrite } from '../../pages/case/write.ts';
import { useDeed } from '../../session/deed.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Button, LinkButton } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import { Failure } from '../notice/failure.tsx';
import './private-note.css';

export function PrivateNote() {
  const s = useStrings();
  const view = useCase();
  const actor = useActor();
  const write = useWrite();
  const deed = useDeed();
  const draft = useDraft(draftKey(view.case, 'note'));
  const [open, setOpen] = useState(false);
  const id = useId();
  if (may('noted', view.state, actor) !== null) return null;
  const words = s.thread.note;
  if (!open && draft.text === '') {
    return (
      <Button rank="private" wide icon="lock" onClick={() => setOpen(true)}>
        {words.open}
      </Button>
    );
  }
  const lastNote = view.notes.at(-1)?.item.number ?? 0;
  const save = () =>
    void deed
      .run(() =>
        write(
          { act: 'noted', text: tidyText(draft.text), attachments: [], mentions: [] },
          { private: true, basedOn: lastNote },
        ),
      )
      .then((sent) => {
        if (!sent) return;
        draft.clear();
        setOpen(false);
      });
  return (
    <form
      className="private-note"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label htmlFor={id}>
        <Icon name="lock" size={16} /> {words.label(view.teamName)}
      </label>
      <p id={`${id}-audience`}>{words.audience(view.teamName)}</p>
      <Failure words={deed.failure} />
      <textarea
        id={id}
        aria-describedby={`${id}-audience`}
        placeholder={words.placeholder}
        value={draft.text}
        rows={3}
        onChange={(event) => draft.set(event.target.value)}
      />
      <Button rank="private" wide icon="lock" type="submit" disabled={deed.busy || draft.text.trim() === ''}>
        {words.send(view.teamName)}
      </Button>
      {draft.text === '' ? <LinkButton onClick={() => setOpen(false)}>{s.shell.cancel}</LinkButton> : null}
    </form>
  );
}
