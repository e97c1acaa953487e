/** What is due to be looked at, asked for and held back. Nothing here happens by itself. Rules ER10 to ER15. */
import type { Erasures } from '@corridor/client';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import type { CaseId } from '../../session/ids.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { dateWords } from '../../time.ts';
import { wordsFor } from '../rota/refusals.ts';
import { type Asking, ErasingDialog } from './erasing-dialog.tsx';
import { Schedule } from './schedule.tsx';

type Due = Erasures['due'][number];
type Request = Erasures['requests'][number];
type Hold = Erasures['holds'][number];

function Which({ of }: { readonly of: Pick<Due, 'openedAt' | 'closedAt' | 'teams'> }) {
  const s = useOfficeStrings().audit;
  const { openedAt, closedAt, teams } = of;
  const when = [
    openedAt === null ? '' : s.opened(dateWords(openedAt)),
    closedAt === null ? '' : s.erase.closed(dateWords(closedAt)),
  ];
  return (
    <p>
      <b>{teams.join(' · ')}</b>
      <small>{when.filter((part) => part !== '').join(', ')}</small>
    </p>
  );
}

interface DeedsProps {
  readonly busy: boolean;
  readonly onAsk: (asking: Asking) => void;
}

function DueRow({ due, onAsk }: { readonly due: Due } & DeedsProps) {
  const s = useOfficeStrings().audit.erase;
  return (
    <li>
      <div>
        <Which of={due} />
        <p className="quiet">{s.dueAt(dateWords(due.dueAt))}</p>
      </div>
      <Button icon="bin" onClick={() => onAsk({ deed: 'propose', case: due.case, reason: 'retention' })}>
        {s.propose}
      </Button>
      <Button icon="hand" onClick={() => onAsk({ deed: 'hold', case: due.case })}>
        {s.hold}
      </Button>
    </li>
  );
}

function RequestRow({
  request,
  busy,
  onAsk,
  onWithdraw,
}: { readonly request: Request; readonly onWithdraw: () => void } & DeedsProps) {
  const s = useOfficeStrings().audit.erase;
  const { state, reason, note, proposedBy, proposedAt, confirmedBy, erasedAt, waitsFor, heldBy } = request;
  return (
    <li>
      <div>
        <Which of={request} />
        <p>
          <span className={heldBy.length > 0 ? 'tag late' : 'tag'}>{s.states[state]}</span> {s.reasons[reason]}
        </p>
        <p className="quiet">
          {s.proposedBy(proposedBy, dateWords(proposedAt))}
          {confirmedBy === null ? '' : `. ${s.confirmedBy(confirmedBy)}`}
          {erasedAt === null ? '' : `. ${s.erasedOn(dateWords(erasedAt))}`}
        </p>
        {waitsFor.length === 0 ? null : <p className="quiet">{s.waitsFor(waitsFor.join(s.and))}</p>}
        {heldBy.length === 0 ? null : <p>{s.heldBy(heldBy.join(s.and))}</p>}
        {note === '' ? null : <p className="quiet">{note}</p>}
      </div>
      {request.mayConfirm ? (
        <Button rank="primary" icon="tick" onClick={() => onAsk({ deed: 'confirm', case: request.case })}>
          {s.confirm}
        </Button>
      ) : null}
      {state === 'erased' ? null : (
        <Button icon="undo" disabled={busy} onClick={onWithdraw}>
          {s.withdraw}
        </Button>
      )}
    </li>
  );
}

function HoldRow({ hold, busy, onLift }: { readonly hold: Hold; readonly busy: boolean; readonly onLift: () => void }) {
  const s = useOfficeStrings().audit.erase;
  return (
    <li>
      <div>
        <Which of={hold} />
        <p className="quiet">{s.heldSince(hold.by, dateWords(hold.at))}</p>
        <p>{hold.note}</p>
        {hold.mayLift ? null : <p className="quiet">{s.liftBy}</p>}
      </div>
      {hold.mayLift ? (
        <Button icon="undo" disabled={busy} onClick={onLift}>
          {s.lift}
        </Button>
      ) : null}
    </li>
  );
}

interface ListProps {
  readonly title: string;
  readonly body?: string;
  readonly none: string;
  readonly rows: readonly ReactNode[];
}

function List({ title, body, none, rows }: ListProps) {
  return (
    <section className="pane">
      <h2>{title}</h2>
      {body === undefined ? null : <p className="quiet">{body}</p>}
      {rows.length === 0 ? <p>{none}</p> : <ul className="erasing-list">{rows}</ul>}
    </section>
  );
}

/** The case that somebody came with, unless it stands in a list already. */
function ThisCase({
  caseId,
  erasures,
  onAsk,
}: { readonly caseId: CaseId; readonly erasures: Erasures } & Omit<DeedsProps, 'busy'>) {
  const s = useOfficeStrings().audit.erase;
  const listed = [...erasures.due, ...erasures.requests, ...erasures.holds].some((each) => each.case === caseId);
  if (listed) return null;
  return (
    <section className="pane">
      <h2>{s.thisCase}</h2>
      <div className="erasing-deeds">
        <Button icon="bin" onClick={() => onAsk({ deed: 'propose', case: caseId, reason: null })}>
          {s.propose}
        </Button>
        <Button icon="hand" onClick={() => onAsk({ deed: 'hold', case: caseId })}>
          {s.hold}
        </Button>
      </div>
    </section>
  );
}

export function Erasing({ caseId }: { readonly caseId: CaseId | null }) {
  const strings = useOfficeStrings();
  const { erase: s, refusals } = strings.audit;
  const client = useClient();
  const { run, busy, ...deed } = useDeed();
  const [erasures, setErasures] = useState<Erasures | null>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const take = useCallback(
    async (ask: () => Promise<Erasures>) => await run(async () => setErasures(await ask())),
    [run],
  );
  useEffect(() => void take(async () => await client.erasures()), [client, take]);
  const failure = wordsFor(deed, refusals);
  if (erasures === null) return failure === null ? <RowsShape rows={6} /> : <Failure words={failure} />;
  const deeds = { busy, onAsk: setAsking };
  return (
    <>
      <p className="audit-lead">{s.lead}</p>
      {asking === null ? <Failure words={failure} /> : null}
      {caseId === null ? null : <ThisCase caseId={caseId} erasures={erasures} onAsk={setAsking} />}
      <List
        title={s.requests}
        none={s.requestsNone}
        rows={erasures.requests.map((request) => (
          <RequestRow
            key={request.case}
            request={request}
            {...deeds}
            onWithdraw={() => void take(async () => await client.answerErasure(request.case, 'withdraw'))}
          />
        ))}
      />
      <List
        title={s.due}
        body={s.dueBody(erasures.years)}
        none={s.dueNone}
        rows={erasures.due.map((due) => (
          <DueRow key={due.case} due={due} {...deeds} />
        ))}
      />
      <List
        title={s.holds}
        none={s.holdsNone}
        rows={erasures.holds.map((hold) => (
          <HoldRow
            key={hold.case}
            hold={hold}
            busy={busy}
            onLift={() => void take(async () => await client.liftHold(hold.case))}
          />
        ))}
      />
      <Schedule
        years={erasures.years}
        busy={busy}
        onSet={(years) => void take(async () => await client.setRetention(years))}
      />
      {asking === null ? null : (
        <ErasingDialog
          asking={asking}
          busy={busy}
          failure={failure}
          onClose={() => setAsking(null)}
          onDo={(does) =>
            void take(async () => await does(client)).then((done) => (done ? setAsking(null) : undefined))
          }
        />
      )}
    </>
  );
}
