/** A proposal as the second person reads it: what is different, what would happen, the whole text, and the release. */
import type { PathwayProposal, Pathways } from '@corridor/client';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { ScrollArea } from '../../components/scroll-area/scroll-area.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';
import { wordsFor } from '../rota/refusals.ts';
import { type Checking, useChecking } from './checking.ts';
import { DifferenceView } from './difference-view.tsx';
import { DryRun, fridayEvening } from './dry-run.tsx';

interface ReviewProps {
  readonly proposal: PathwayProposal;
  /** The text that is released now; null for a first version. */
  readonly released: { readonly version: number; readonly text: string } | null;
  readonly onDone: (pathways: Pathways) => void;
  readonly onLeave: () => void;
}

export function Review({ proposal, released, onDone, onLeave }: ReviewProps) {
  const strings = useOfficeStrings();
  const s = strings.pathways;
  const now = useNow();
  const [friday] = useState(fridayEvening(now));
  const checking = useChecking(friday);
  const { text, title, version, by, at, teamName } = proposal;
  const { check } = checking;
  useEffect(() => check(text, friday), [check, text, friday]);
  return (
    <div className="pathway-editor">
      <section className="pane">
        <h2>{s.reviewTitle(title, version)}</h2>
        <p className="quiet">{s.proposedBy(by, momentWords(at, now, strings), teamName)}</p>
        <h3>{released === null ? s.firstVersion : s.differentFrom(released.version)}</h3>
        <DifferenceView before={released?.text ?? ''} after={text} />
        <details className="pathway-whole">
          <summary>{s.wholeText}</summary>
          <ScrollArea className="pathway-text">
            <code>{text}</code>
          </ScrollArea>
        </details>
      </section>
      <div className="pathway-beside">
        <Failure words={wordsFor(checking, s.refusals)} />
        {checking.checked === null && checking.failure === null ? <RowsShape rows={4} /> : null}
        {checking.checked !== null && checking.checked.faults.length > 0 ? (
          <Notice tone="late" icon="alert" title={s.faultsSince(checking.checked.faults.length)}>
            {s.networkChanged}
          </Notice>
        ) : null}
        {checking.checked?.pathway == null ? null : (
          <DryRun
            steps={checking.checked.steps}
            openedAt={checking.openedAt}
            now={now}
            onMoment={(moment) => check(text, moment)}
          />
        )}
        <Settle proposal={proposal} checking={checking} onDone={onDone} onLeave={onLeave} />
      </div>
    </div>
  );
}

function Settle({ proposal, checking, onDone, onLeave }: Omit<ReviewProps, 'released'> & { readonly checking: Checking }) {
  const s = useOfficeStrings().pathways;
  const client = useClient();
  const deed = useDeed();
  const { id, version, mayApprove } = proposal;
  const isSound = checking.checked?.pathway != null;
  return (
    <section className="pane pathway-propose">
      <p>{mayApprove ? s.releaseBody : s.needsAnother}</p>
      <Failure words={wordsFor(deed, s.refusals)} />
      <div className="pathway-deeds">
        {mayApprove ? (
          <Button
            rank="primary"
            disabled={deed.busy || !isSound}
            onClick={() => void deed.run(async () => onDone(await client.releasePathway(id)))}
          >
            {s.release(version)}
          </Button>
        ) : null}
        <Button
          disabled={deed.busy}
          onClick={() => void deed.run(async () => onDone(await client.withdrawPathway(id)))}
        >
          {s.withdraw}
        </Button>
        <Button onClick={onLeave}>{s.backToList}</Button>
      </div>
    </section>
  );
}
