/** The sheet that is handed over: shown once, in a dialog that does not close by itself. Rule SM13. */
import type { InvitationSheet, StaffPerson } from '@corridor/client';
import { useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Option } from '../../components/option/option.tsx';
import { useMe } from '../../session/me.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';
import { Qr } from './qr.tsx';

const GROUP = /.{4}/gu;
/** Three groups of the nine, as a person types them; a hyphen at the end says that it goes on. */
const LINE = /.{14}-?/gu;

type Invited = Pick<StaffPerson, 'name' | 'role'>;

interface SheetProps {
  readonly sheet: InvitationSheet;
  readonly person: Invited;
}

function Paper({ sheet: { code, link, fingerprint, expiresAt }, person }: SheetProps) {
  const s = useOfficeStrings().staff;
  const { organisationName } = useMe().hat;
  const [address = ''] = link.split('#');
  return (
    <article className="staff-sheet">
      <h3>{s.sheetHead(organisationName)}</h3>
      <p className="staff-sheet-for">
        {s.sheetFor} <b>{person.name}</b>, {person.role}. {s.sheetUntil(dateWords(expiresAt))}
      </p>
      <Qr text={link} label={s.qr} />
      <dl>
        <div>
          <dt>{s.sheetCode}</dt>
          <dd className="staff-code" translate="no">
            {(code.match(LINE) ?? []).map((line) => (
              <span key={line}>{line}</span>
            ))}
          </dd>
        </div>
        <div>
          <dt>{s.sheetAddress}</dt>
          <dd translate="no">{address}</dd>
        </div>
        <div>
          <dt>{s.sheetFingerprint}</dt>
          <dd className="staff-fingerprint" translate="no">
            {(fingerprint.match(GROUP) ?? []).map((group, i) => (
              // Groups may repeat; their place is what tells them apart.
              <span key={`${i}${group}`}>{group} </span>
            ))}
          </dd>
          <dd className="quiet">{s.sheetFingerprintBody}</dd>
        </div>
      </dl>
      <ol>
        {s.sheetHow.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="quiet">{s.sheetLost}</p>
    </article>
  );
}

export function SheetDialog({ sheet, person, onClose }: SheetProps & { readonly onClose: () => void }) {
  const s = useOfficeStrings().staff;
  const [kept, setKept] = useState(false);
  const [asked, setAsked] = useState(false);
  return (
    <Dialog
      title={s.sheetTitle(person.name)}
      wide
      onClose={() => (kept ? onClose() : setAsked(true))}
      foot={
        <div className="staff-foot">
          <Option type="checkbox" name="kept" checked={kept} onChange={setKept}>
            {s.kept}
          </Option>
          <Button rank="primary" disabled={!kept} onClick={onClose}>
            {s.closeSheet}
          </Button>
        </div>
      }
    >
      {asked && !kept ? (
        <Notice
          tone="soon"
          icon="alert"
          title={s.closeAsk}
          live
          actions={
            <>
              <Button onClick={() => setAsked(false)}>{s.backToSheet}</Button>
              <Button onClick={onClose}>{s.closeAnyway}</Button>
            </>
          }
        >
          {s.closeAskBody}
        </Notice>
      ) : (
        <div className="staff-once no-print">
          <p>{s.sheetOnce}</p>
          <Button icon="print" onClick={() => globalThis.print()}>
            {s.print}
          </Button>
        </div>
      )}
      <Paper sheet={sheet} person={person} />
    </Dialog>
  );
}
