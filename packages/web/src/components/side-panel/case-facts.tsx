import { asksForAdvice } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import { isRestricted } from '../../pages/case/restricted.ts';
import { useNow } from '../../session/clock.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Icon } from '../icon/icon.tsx';
import { promiseWords, spanWords } from '../../time.ts';

function useOwner(): string {
  const s = useStrings();
  const { hat } = useMe();
  const { state, holderLeft } = useCase();
  const { owner } = state;
  if (holderLeft) return s.thread.panel.nobody;
  switch (owner.state) {
    case 'nobody':
      return s.thread.panel.nobody;
    case 'offered':
      return s.thread.panel.offeredTo(owner.to.name);
    case 'held':
      return owner.person.user === hat.user ? `${owner.person.name} (${s.shell.youSmall})` : owner.person.name;
    case 'handing-over':
      return `${owner.person.name}. ${s.thread.panel.offeredTo(owner.to.name)}`;
    default:
      return owner satisfies never;
  }
}

/** Service, asker, owner, how long it has waited, when it is due. */
export function CaseFacts() {
  const s = useStrings();
  const now = useNow();
  const view = useCase();
  const { state, dueAt } = view;
  const owner = useOwner();
  const { opening } = state;
  if (opening === null) return null;
  const answering = state.teams.filter(({ side, left }) => side !== 'asking' && left === null);
  const waits = state.status.kind === 'waiting-for-answer' || state.status.kind === 'waiting-for-asker';
  const words = s.thread.panel;
  const rows: readonly (readonly [string, string])[] = [
    [words.service, answering.map(({ name }) => name).join(', ')],
    [words.askedBy, `${opening.by.name}, ${opening.from.organisationName}`],
    ...(asksForAdvice(state.kind) ? [[words.owner, owner] as const] : []),
    ...(waits ? [[words.waiting, spanWords(now - state.status.since, s)] as const] : []),
    ...(state.phase === null ? [] : [[s.thread.next.phase, state.phase.label] as const]),
    ...(dueAt === null ? [] : [[words.due, promiseWords(dueAt, s)] as const]),
  ];
  return (
    <>
      <dl className="facts">
        {rows.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {isRestricted(view) ? (
        <p className="side-restricted">
          <Icon name="lock" size={15} />
          <span>
            <b>{s.thread.next.restricted}.</b> {s.thread.next.restrictedBody}
          </span>
        </p>
      ) : null}
    </>
  );
}
