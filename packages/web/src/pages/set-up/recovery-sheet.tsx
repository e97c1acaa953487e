import type { Hat } from '@corridor/client';
import { useState } from 'react';
import { Step } from '../../components/access-frame/access-frame.tsx';
import { Button } from '../../components/button/button.tsx';
import { Option } from '../../components/option/option.tsx';
import { useNow } from '../../session/clock.tsx';
import { useFirstStrings } from '../../strings/strings.tsx';
import { dateWords } from '../../time.ts';

interface SheetProps {
  readonly hat: Hat;
  readonly code: string;
}

/** The sheet as it is printed: whose it is, the code in groups, the date. */
export function Sheet({ hat, code }: SheetProps) {
  const s = useFirstStrings().access;
  return (
    <div className="sheet">
      <p className="sheet-for">{s.sheetFor(hat.name, hat.organisationName)}</p>
      <p className="sheet-code" translate="no">
        {code}
      </p>
      <p className="sheet-date">{s.sheetPrinted(dateWords(useNow()))}</p>
    </div>
  );
}

export function RecoverySheet({ hat, code, onKept }: SheetProps & { readonly onKept: () => void }) {
  const s = useFirstStrings();
  const [kept, setKept] = useState(false);
  return (
    <Step number={2} state="now" title={s.access.sheetTitle}>
      <p className="step-lead no-print">{s.access.sheetBody}</p>
      <div className="step-body">
        <Sheet hat={hat} code={code} />
        <div className="step-body no-print">
          <Button icon="print" onClick={() => globalThis.print()}>
            {s.access.sheetPrint}
          </Button>
          <Option type="checkbox" name="kept" block checked={kept} onChange={setKept}>
            {s.access.sheetKept}
          </Option>
          <Button rank="primary" size="big" wide disabled={!kept} onClick={onKept}>
            {s.access.continue}
          </Button>
        </div>
      </div>
    </Step>
  );
}
