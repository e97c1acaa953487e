/** A team's inbox: unanswered and overdue first. */
import type { Inbox as InboxValue } from '@corridor/client';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { RowsShape } from '../../components/shape/shape.tsx';
import { useClient, useWatched } from '../../session/client.tsx';
import type { CaseId, TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { CaseList } from './case-list.tsx';
import { Chips } from './chips.tsx';
import { useClaim } from './claim.ts';
import { type Filter, groupsOf, isCase } from './groups.ts';
import { TriageLink } from '../triage/triage-link.tsx';
import './inbox.css';

interface InboxProps {
  readonly team: TeamId;
  readonly chosen: CaseId | null;
}

function Head({
  inbox,
  filter,
  onFilter,
}: {
  readonly inbox: InboxValue;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}) {
  const s = useStrings().inbox;
  const ours = inbox.rows.filter((row) => isCase(row) && row.waitingFor === 'us');
  return (
    <div className="list-head">
      <h1>{inbox.teamName}</h1>
      {inbox.loading && inbox.rows.length === 0 ? (
        <p className="list-opening">{s.loading}</p>
      ) : (
        <output className="list-summary">{s.summary(ours.length, ours.filter(({ overdue }) => overdue).length)}</output>
      )}
      <Chips inbox={inbox} me={useMe().hat.user} filter={filter} onFilter={onFilter} />
    </div>
  );
}

function Nothing({
  inbox,
  filter,
  onAll,
}: {
  readonly inbox: InboxValue;
  readonly filter: Filter;
  readonly onAll: () => void;
}) {
  const s = useStrings().inbox;
  const [, navigate] = useLocation();
  if (filter !== 'all')
    return (
      <Empty icon="search" title={s.emptyFilter.title} action={<Button onClick={onAll}>{s.emptyFilter.go}</Button>} />
    );
  const others = inbox.rows.filter((row) => isCase(row) && row.waitingFor === 'others').length;
  return (
    <Empty icon="tick" title={s.empty.title} action={<Button onClick={() => navigate('/new')}>{s.empty.go}</Button>}>
      {others === 0 ? undefined : s.empty.others(others)}
    </Empty>
  );
}

export function Inbox({ team, chosen }: InboxProps) {
  const s = useStrings();
  const client = useClient();
  const me = useMe();
  const inbox = useWatched('inbox', team);
  const [filter, setFilter] = useState<Filter>('all');
  const groups = useMemo(
    () => (inbox === null ? [] : groupsOf(inbox, filter, me.hat.user)),
    [inbox, filter, me.hat.user],
  );
  const { claim, failure } = useClaim(inbox, chosen);
  // On its own the list is the page; beside a case it is the way to the next.
  // One element for both, so that it keeps its place in the list.
  const alone = chosen === null ? { role: 'main', id: 'main', tabIndex: -1 } : { role: 'region' };
  if (inbox === null) {
    return (
      <div className="list" aria-label={s.inbox.list} aria-busy="true" {...alone}>
        <RowsShape rows={8} />
      </div>
    );
  }
  return (
    <div className="list" aria-label={s.inbox.list} {...alone}>
      <Head inbox={inbox} filter={filter} onFilter={setFilter} />
      <TriageLink team={team} rows={inbox.rows} />
      <Failure words={failure} />
      {groups.length === 0 && inbox.loading ? <RowsShape rows={6} /> : null}
      {groups.length === 0 && !inbox.loading ? (
        <Nothing inbox={inbox} filter={filter} onAll={() => setFilter('all')} />
      ) : null}
      <CaseList
        team={team}
        groups={groups}
        chosen={chosen}
        onClaim={claim}
        foot={
          <>
            {inbox.loading && groups.length > 0 ? <output>{s.inbox.loadingMore}</output> : null}
            {inbox.closedLoaded ? null : (
              <LinkButton onClick={() => void client.loadClosed(team)}>{s.inbox.showClosed}</LinkButton>
            )}
          </>
        }
      />
    </div>
  );
}
