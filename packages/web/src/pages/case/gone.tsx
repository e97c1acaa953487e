/** Teams and people who are gone from a case, and who answers for it now. */
import { may } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { useActor, useCase } from './case-context.tsx';
import { useDeeds } from './deeds.ts';
import { useWrite } from './write.ts';

function TeamsGone() {
  const words = useStrings().thread.next.gone;
  const s = useStrings();
  const now = useNow();
  const { state } = useCase();
  return state.teams.map(({ team, name, left }) => {
    if (left === null) return null;
    const item = state.thread.find(({ number }) => number === left);
    const at = item === undefined || item.kind === 'gap' ? null : item.at;
    return (
      <Notice key={team} tone="plain" icon="info" title={words.team(name)}>
        {at === null ? null : words.teamBody(momentWords(at, now, s))}
      </Notice>
    );
  });
}

/** A team that was closed while the case was open. */
function TeamsClosed() {
  const words = useStrings().thread.next.gone;
  const { state, closedTeams } = useCase();
  const { ask } = useDeeds();
  const doing = useStrings().thread.doing;
  const actor = useActor();
  if (state.closing !== null) return null;
  const mayShare = may('shared', state, actor) === null;
  const share = (
    <Button icon="people" onClick={() => ask({ deed: 'share' })}>
      {doing.share}
    </Button>
  );
  return state.teams
    .filter(({ team }) => closedTeams.includes(team))
    .map(({ team, name }) => (
      <Notice key={team} tone="late" icon="info" title={words.closed(name)} actions={mayShare ? share : undefined}>
        {words.closedBody}
      </Notice>
    ));
}

function AskerGone() {
  const words = useStrings().thread.next.gone;
  const { state, audience } = useCase();
  const { opening } = state;
  const asking = audience.teams.find(({ team }) => team === opening?.from.team);
  if (opening === null || asking === undefined) return null;
  if (asking.people.some(({ user }) => user === opening.by.user)) return null;
  return (
    <Notice tone="soon" icon="person" title={words.asker(opening.by.name)}>
      {words.askerBody(asking.name)}
    </Notice>
  );
}

function Take() {
  const words = useStrings().thread.doing;
  const write = useWrite();
  const { organisation, team, user } = useActor();
  const { hat } = useMe();
  const { busy, run, failure } = useDeed();
  const mine = { organisation, team, user, name: hat.name };
  return (
    <>
      <Button icon="hand" disabled={busy} onClick={() => void run(() => write({ act: 'assigned', to: mine }))}>
        {words.claim}
      </Button>
      <Failure words={failure} />
    </>
  );
}

/** Whoever had the case has left their team; whoever may, takes it here. */
function HolderGone() {
  const words = useStrings().thread.next.gone;
  const { state, holderLeft } = useCase();
  const actor = useActor();
  const { owner } = state;
  if (!holderLeft || state.closing !== null || (owner.state !== 'held' && owner.state !== 'handing-over')) return null;
  const team = state.teams.find((each) => each.team === owner.person.team)?.name ?? '';
  const mayTake = may('assigned', state, actor) === null;
  return (
    <Notice
      tone="late"
      icon="person"
      title={words.holder(owner.person.name, team)}
      actions={mayTake ? <Take /> : undefined}
    >
      {mayTake ? words.holderBody : words.holderOthers(team)}
    </Notice>
  );
}

export function Gone() {
  return (
    <>
      <HolderGone />
      <TeamsClosed />
      <TeamsGone />
      <AskerGone />
    </>
  );
}
