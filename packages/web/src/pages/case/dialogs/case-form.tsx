/** A dialog with a form about the case on the page: the patient in its header, the deed on its green button. */
import { type Body, isStale } from '@corridor/cases';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../components/button/button.tsx';
import { Dialog } from '../../../components/dialog/dialog.tsx';
import type { IconName } from '../../../components/icon/icon.tsx';
import { Failure } from '../../../components/notice/failure.tsx';
import { useDeed } from '../../../session/deed.ts';
import { useStrings } from '../../../strings/use-strings.ts';
import { useCase } from '../case-context.tsx';
import { type More, useWrite } from '../write.ts';
import { Meanwhile } from './meanwhile.tsx';
import './case-form.css';

interface CaseFormProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly deed: string;
  readonly icon: IconName;
  /** Null while the form is not complete. */
  readonly body: Body | null;
  readonly more?: More;
  readonly onSent?: () => void;
  readonly wide?: boolean;
  /** Beside the buttons: what the deed amounts to. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

export function CaseForm(props: CaseFormProps) {
  const { title, onClose, deed: words, icon, body, more = {}, onSent, wide = false, aside, children } = props;
  const s = useStrings();
  const { state } = useCase();
  const write = useWrite();
  const deed = useDeed();
  // What the author had on screen when the form was opened: later clinical acts are shown before this is sent.
  const [basedOn, setBasedOn] = useState(state.lastNumber);
  const stale = body !== null && isStale(body.act, state, basedOn);
  const send = () => {
    if (body === null) return;
    void deed
      .run(() => write(body, { basedOn, ...more }))
      .then((sent) => {
        if (!sent) return;
        onSent?.();
        onClose();
      });
  };
  return (
    <Dialog
      title={title}
      patient={state.patient}
      onClose={onClose}
      wide={wide}
      foot={
        <>
          {aside === undefined ? null : <div className="dialog-aside">{aside}</div>}
          <Button onClick={onClose}>{s.shell.cancel}</Button>
          <Button rank="primary" icon={icon} disabled={body === null || deed.busy || stale} onClick={send}>
            {words}
          </Button>
        </>
      }
    >
      <div className={stale ? 'case-form beside' : 'case-form'}>
        {stale ? <Meanwhile basedOn={basedOn} onRead={setBasedOn} /> : null}
        <div className="case-form-own">{children}</div>
      </div>
      <Failure words={deed.failure} />
    </Dialog>
  );
}
