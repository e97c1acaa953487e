/** From an address to a page. Addresses name teams and cases by their identifiers, which say nothing. */
import { Redirect, Route, Switch } from 'wouter';
import { Empty } from '../../components/empty/empty.tsx';
import { teamsOfInbox } from '../../components/rail/rail.tsx';
import type { CaseId, TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { CasePage } from '../case/case-page.tsx';
import { Inbox } from '../inbox/inbox.tsx';
import { More } from '../more/more.tsx';
import { NotFound } from '../not-found/not-found.tsx';
import {
  Area,
  Audit,
  Chats,
  Insights,
  NewCase,
  Operator,
  Outbox,
  Pathways,
  Rota,
  Services,
  Settings,
  ShiftEnd,
  StaffDesk,
  Triage,
  Trust,
} from './lazy.ts';
import { Later } from './later.tsx';

export interface Place {
  readonly list: 'cases' | 'services' | null;
  /** On a phone the page has the whole screen. */
  readonly deep: boolean;
}

export function placeOf(path: string): Place {
  const [, page = '', , kind] = path.split('/');
  if (page === 'team') return { list: 'cases', deep: kind === 'case' };
  if (page === 'chats') return { list: 'cases', deep: path !== '/chats' };
  if (page === 'triage') return { list: null, deep: true };
  if (page === 'new') return { list: 'services', deep: true };
  return { list: null, deep: false };
}

function Choose() {
  const s = useStrings().inbox;
  return (
    <section className="main-empty" aria-label={s.choose}>
      <Empty icon="inbox" title={s.choose}>
        {s.chooseBody}
      </Empty>
    </section>
  );
}

function InboxPage({ team, chosen }: { readonly team: TeamId; readonly chosen: CaseId | null }) {
  return (
    <>
      <Inbox key={team} team={team} chosen={chosen} />
      {chosen === null ? <Choose /> : <CasePage key={chosen} id={chosen} back={`/team/${team}`} />}
    </>
  );
}

function First() {
  const [first] = teamsOfInbox(useMe());
  return <Redirect to={first === undefined ? '/chats' : `/team/${first.team}`} replace />;
}

export function Main({ path }: { readonly path: string }) {
  return (
    <Later key={path.split('/')[1]} shape>
      <Switch location={path}>
        <Route path="/">{() => <First />}</Route>
        <Route path="/team/:team">{({ team }) => <InboxPage team={team as TeamId} chosen={null} />}</Route>
        <Route path="/team/:team/case/:case">
          {(params) => <InboxPage team={params.team as TeamId} chosen={params.case as CaseId} />}
        </Route>
        <Route path="/new">{() => <NewCase />}</Route>
        <Route path="/services">{() => <Services />}</Route>
        <Route path="/shift-end">{() => <ShiftEnd />}</Route>
        <Route path="/chats">{() => <Chats chosen={null} />}</Route>
        <Route path="/chats/:case">{(params) => <Chats chosen={params.case as CaseId} />}</Route>
        <Route path="/triage/:team">{({ team }) => <Triage key={team} team={team as TeamId} />}</Route>
        <Route path="/rota/:team">{({ team }) => <Rota key={team} team={team as TeamId} />}</Route>
        <Route path="/pathways">{() => <Pathways />}</Route>
        <Route path="/staff">{() => <StaffDesk />}</Route>
        <Route path="/area">{() => <Area />}</Route>
        <Route path="/audit">{() => <Audit />}</Route>
        <Route path="/audit/case/:case">{(params) => <Audit key={params.case} caseId={params.case as CaseId} />}</Route>
        <Route path="/insights">{() => <Insights />}</Route>
        <Route path="/security">{() => <Trust />}</Route>
        <Route path="/security/operator">{() => <Operator />}</Route>
        <Route path="/settings">{() => <Settings />}</Route>
        <Route path="/outbox">{() => <Outbox />}</Route>
        <Route path="/more">{() => <More />}</Route>
        <Route>{() => <NotFound />}</Route>
      </Switch>
    </Later>
  );
}
