/** Batch review: one case after the other, its photographs large, the junior's plan beside them, everything by keyboard. */
import { shownName } from '@corridor/cases';
import type { InboxRow } from '@corridor/client';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Link } from 'wouter';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useWatched } from '../../session/client.tsx';
import type { CaseId, TeamId } from '../../session/ids.ts';
import { useKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { CaseProvider } from '../case/case-context.tsx';
import type { Confirmation } from './holding.ts';
import { joined, type Mark, markOf, nextWaiting, tallyOf } from './queue.ts';
import { ReviewCase } from './review-case.tsx';
import { Standing } from './standing.tsx';
import { useHolding } from './use-holding.ts';
import './triage.css';

const Shortcuts = lazy(async () => ({
  default: (await import('../../components/shortcuts/shortcuts.tsx')).Shortcuts,
}));
/** More than these are told in words alone. */
const MOST_SQUARES = 40;

function useQueue(team: TeamId, confirmed: ReadonlyMap<CaseId, number>) {
  const inbox = useWatched('inbox', team);
  const rows = inbox?.rows ?? [];
  const [kept, setOrder] = useState<readonly CaseId[]>([]);
  const order = joined(kept, rows);
  if (order !== kept) setOrder(order);
  const byCase = new Map(rows.map((row): readonly [CaseId, InboxRow] => [row.case, row]));
  const marks = order.map((id) => markOf(byCase.get(id), confirmed.get(id)));
  return { order, marks, byCase, teamName: inbox?.teamName ?? '', loading: inbox === null || inbox.loading };
}

function Bar({
  team,
  teamName,
  marks,
  at,
  onKeys,
}: {
  readonly team: TeamId;
  readonly teamName: string;
  readonly marks: readonly Mark[];
  readonly at: number;
  readonly onKeys: () => void;
}) {
  const s = useStrings().triage;
  const { all, reviewed, changed, asked, elsewhere } = tallyOf(marks);
  const words = [
    ...(changed > 0 ? [s.changed(changed)] : []),
    ...(asked > 0 ? [s.asked(asked)] : []),
    ...(elsewhere > 0 ? [s.elsewhere(elsewhere)] : []),
  ];
  return (
    <header className="triage-bar">
      <p className="triage-title">
        <Icon name="chat" size={20} /> <span>{s.title(teamName)}</span>
      </p>
      {marks.length === 0 || marks.length > MOST_SQUARES ? null : (
        <span className="triage-squares" aria-hidden="true">
          {marks.map((mark, index) => (
            <span key={index} className={index === at ? `square ${mark} here` : `square ${mark}`} />
          ))}
        </span>
      )}
      <output className="triage-tally" aria-label={s.progress}>
        {all === 0 ? null : (
          <>
            <b>{s.reviewed(reviewed, all)}</b>{' '}
            {words.map((word) => (
              <span key={word}>{word}</span>
            ))}
          </>
        )}
      </output>
      <span className="triage-tools">
        <button type="button" onClick={onKeys}>
          <kbd>?</kbd> <span>{s.keys}</span>
        </button>
        <Link href={`/team/${team}`}>
          <Icon name="close" size={18} /> <span>{s.leave}</span>
        </Link>
      </span>
    </header>
  );
}

interface NothingProps {
  readonly team: TeamId;
  readonly teamName: string;
  readonly done: boolean;
  readonly onBack: () => void;
}

function Nothing({ team, teamName, done, onBack }: NothingProps) {
  const s = useStrings().triage;
  return (
    <div className="triage-empty" id="main" tabIndex={-1}>
      <h1 className="spoken">{s.title(teamName)}</h1>
      <Empty icon="tick" title={done ? s.done : s.empty}>
        {done ? s.doneBody : s.emptyBody}
      </Empty>
      <p className="triage-empty-deeds">
        {done ? <LinkButton onClick={onBack}>{s.previous}</LinkButton> : null}
        <Link href={`/team/${team}`} className="link">
          {s.back}
        </Link>
      </p>
    </div>
  );
}

/** Fetched while the one before is read, so that the next is there at once. */
function Ahead({ id }: { readonly id: CaseId }) {
  useWatched('case', id);
  return null;
}

interface CurrentProps {
  readonly id: CaseId;
  readonly onConfirm: (confirmation: Confirmation) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly held: 'held' | 'sending' | 'sent' | 'refused' | null;
  readonly onUndo: () => void;
  readonly children: ReactNode;
}

function Current({ id, onConfirm, onMove, held, onUndo, children }: CurrentProps) {
  const view = useWatched('case', id);
  if (view === null || (view.loading && view.state.opening === null)) return <RowsShape rows={5} />;
  return (
    <CaseProvider value={view}>
      <ReviewCase
        onConfirm={(rest) => {
          const { patient } = view.state;
          onConfirm({ ...rest, name: patient === null ? view.state.subject : shownName(patient) });
        }}
        onMove={onMove}
        held={held}
        onUndo={onUndo}
      >
        {children}
      </ReviewCase>
    </CaseProvider>
  );
}

export function Triage({ team }: { readonly team: TeamId }) {
  const s = useStrings().triage;
  const { holding, held } = useHolding();
  const confirmed = new Map(held.filter(({ state }) => state !== 'refused').map((each) => [each.case, each.changes]));
  const { order, marks, teamName, loading } = useQueue(team, confirmed);
  const [at, setAt] = useState<number | 'end'>(0);
  const [keys, setKeys] = useState(false);
  const place = at === 'end' ? order.length : Math.min(at, Math.max(0, order.length - 1));
  const id = order[place] ?? null;
  const next = nextWaiting(order, marks, place);
  const move = (by: 1 | -1) => setAt(Math.min(order.length - 1, Math.max(0, place + by)));
  const goTo = (found: CaseId) => setAt(Math.max(0, order.indexOf(found)));
  const undo = () => {
    const undone = holding.undo();
    if (undone !== null) goTo(undone);
  };
  useKeys({ z: { says: s.keyList.undo, run: undo } });
  const confirm = (confirmation: Confirmation) => {
    holding.hold(confirmation);
    setAt(next ?? 'end');
  };
  const foot = (
    <Standing
      held={held}
      onUndo={undo}
      onOpen={(found) => {
        holding.drop(found);
        goTo(found);
      }}
    />
  );
  return (
    <main className="triage">
      <Bar team={team} teamName={teamName} marks={marks} at={place} onKeys={() => setKeys(true)} />
      {loading && order.length === 0 ? <RowsShape rows={5} /> : null}
      {id === null && !loading ? (
        <>
          <Nothing team={team} teamName={teamName} done={order.length > 0} onBack={() => setAt(order.length - 1)} />
          <div className="triage-standing-alone">{foot}</div>
        </>
      ) : null}
      {id === null ? null : (
        <Current
          key={id}
          id={id}
          onConfirm={confirm}
          onMove={move}
          held={held.find((each) => each.case === id)?.state ?? null}
          onUndo={undo}
        >
          <p className="triage-moves">
            <Button size="small" icon="left" disabled={place === 0} onClick={() => move(-1)}>
              {s.previous} <kbd>K</kbd>
            </Button>
            <Button size="small" icon="right" disabled={place >= order.length - 1} onClick={() => move(1)}>
              {s.skip} <kbd>J</kbd>
            </Button>
          </p>
          {foot}
        </Current>
      )}
      {next === null || order[next] === undefined ? null : <Ahead id={order[next]} />}
      <Suspense fallback={null}>{keys ? <Shortcuts onClose={() => setKeys(false)} /> : null}</Suspense>
    </main>
  );
}
