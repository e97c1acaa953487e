/** A dialog, which on a phone is a sheet. It holds the focus and gives it back; Esc and the cross close it. */
import type { Patient } from '@corridor/cases';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useStrings } from '../../strings/use-strings.ts';
import { IconButton } from '../button/button.tsx';
import { PatientBanner } from '../patient-banner/patient-banner.tsx';
import './dialog.css';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  /** Repeated in the header of everything that is done about a patient. */
  readonly patient?: Patient | null;
  readonly wide?: boolean;
  readonly children: ReactNode;
  /** The deed, at the foot. */
  readonly foot?: ReactNode;
}

export function Dialog({ title, onClose, patient = null, wide = false, children, foot }: DialogProps) {
  const s = useStrings().shell;
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // With the drawing, not after it: a key pressed at once is the dialog's, and never the page's behind it.
  useLayoutEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    if (dialog?.open === false) dialog.showModal();
    // Where there is a field to type in at once; a dialog gives the focus to its first button otherwise.
    dialog?.querySelector<HTMLElement>('[role="combobox"]')?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <IconButton icon="close" label={s.close} onClick={onClose} />
      </div>
      {patient === null ? null : <PatientBanner patient={patient} />}
      <div className="dialog-body">{children}</div>
      {foot === undefined ? null : <div className="dialog-foot">{foot}</div>}
    </dialog>
  );
}
