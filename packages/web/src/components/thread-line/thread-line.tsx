/** What was done, as one line; days; the unread divider; and gaps, which are never hidden. */
import {
  type CaseState,
  equalPatients,
  type GapItem,
  type MessageItem,
  type RecordItem,
  type ThreadItem,
} from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import type { Firing as FiringOfPlan } from '../../pages/case/lines.ts';
import { firedWords } from '../../pages/case/plan-words.ts';
import { useServiceOf } from '../../pages/case/service-of.ts';
import { useNow } from '../../session/clock.tsx';
import type { TeamId } from '../../session/ids.ts';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import { Notice } from '../notice/notice.tsx';
import './thread-line.css';

/** A proposal of another patient, or what a second person made of it. */
function anchorWords({ body, by }: RecordItem, thread: readonly ThreadItem[], s: Strings): string {
  const { record } = s.thread.patientDoubt;
  if (body.act !== 're-anchored' || body.confirms === undefined) return record.proposed(by.name);
  const { confirms, patient } = body;
  const proposal = thread.find((item) => item.kind === 'record' && item.id === confirms);
  const proposed = proposal?.kind === 'record' && proposal.body.act === 're-anchored' ? proposal.body.patient : null;
  return equalPatients(patient, proposed) ? record.confirmed(by.name) : record.rejected(by.name);
}

type When = (at: number) => string;

/** A team that goes on where another's organisation has ended, in the words that its guardian's event stands for; null: no merger. */
function mergerWords({ body, by }: RecordItem, { teams }: Pick<CaseState, 'teams'>, s: Strings): string | null {
  const named = (team: TeamId | undefined): string => {
    const found = teams.find((each) => each.team === team);
    return found === undefined ? '' : `${found.name}, ${found.organisationName}`;
  };
  const words = s.thread.record.merger;
  if (body.act === 'shared' && body.merger !== undefined)
    return words.joined(named(body.merger.from), named(body.teams[0]?.team));
  return body.act === 'left' && body.merger !== undefined ? words.ended(named(by.team), named(body.merger.into)) : null;
}

function recordWords(item: RecordItem, thread: readonly ThreadItem[], when: When, s: Strings): string {
  const { body, by } = item;
  const words = s.thread.record;
  switch (body.act) {
    case 'claimed':
    case 'accepted':
    case 'released-claim':
    case 'left':
    case 'acknowledged':
    case 'amended':
    case 'rekeyed':
      return words[body.act](by.name);
    case 're-anchored':
      return anchorWords(item, thread, s);
    case 'handed-over':
      return words['handed-over'](by.name, body.to.name);
    case 'assigned':
      return body.due === undefined
        ? words.assigned(by.name, body.to.name)
        : words.assignedBy(by.name, body.to.name, when(body.due));
    case 'shared':
      return words.shared(
        by.name,
        body.teams.map(({ name, organisationName }) => `${name}, ${organisationName}`).join('; '),
      );
    case 'disagreed':
      return body.referral === undefined ? words.disagreed(by.name) : words.referred(by.name, body.referral.to);
    case 'watched':
      return words.watched(by.name, when(body.reviewAt));
    case 'closed':
      return words.closed(by.name, body.outcome.label);
    case 'reopened':
      return words.reopened(by.name, body.reason);
    case 'filed':
      return words.filed(by.name, body.where);
    default:
      return body satisfies never;
  }
}

/** Words that somebody wrote with what they did. */
function saidWith({ body }: RecordItem): string {
  switch (body.act) {
    case 'disagreed':
      return body.reason;
    case 'handed-over':
      return body.note;
    case 'acknowledged':
    case 'assigned':
    case 'closed':
      return body.note ?? '';
    case 'shared':
    case 'left':
    case 're-anchored':
    case 'amended':
      return body.reason;
    case 'watched':
      return body.lookFor;
    default:
      return '';
  }
}

export function RecordLine({ item }: { readonly item: RecordItem }) {
  const s = useStrings();
  const now = useNow();
  const { state } = useCase();
  const merger = mergerWords(item, state, s);
  const said = merger === null ? saidWith(item) : '';
  return (
    <p className={item.refused === null ? 'thread-line' : 'thread-line void'}>
      {merger ?? recordWords(item, state.thread, (at) => momentWords(at, now, s), s)}{' '}
      <time>{momentWords(item.at, now, s)}</time>
      {said === '' ? null : <span className="thread-said">{said}</span>}
      {item.refused === null ? null : <span className="thread-said">{s.errors[item.refused].what}</span>}
    </p>
  );
}

/** A standing group's case went into another phase. Words that came with it stand below. */
export function PhaseLine({ item, label }: { readonly item: MessageItem; readonly label: string }) {
  const s = useStrings();
  const now = useNow();
  return (
    <p className="thread-line">
      <b>{s.thread.sharing.phase.moved(item.by.name, label)}</b> <time>{momentWords(item.at, now, s)}</time>
    </p>
  );
}

export function DayLine({ words }: { readonly words: string }) {
  return <h2 className="thread-day">{words}</h2>;
}

export function UnreadLine() {
  const s = useStrings().thread;
  return (
    <div className="thread-new" id="unread">
      {s.newSince}
    </div>
  );
}

/** A place in the case where something did not arrive, verify or open. */
export function Gap({ item }: { readonly item: GapItem }) {
  const s = useStrings().thread.gap;
  const telephone = useServiceOf(useCase())?.telephone ?? '';
  return (
    <div className="gap">
      <Notice
        tone="late"
        icon="alert"
        title={s[item.why]}
        actions={
          telephone === '' ? undefined : (
            <a className="button" href={`tel:${telephone.replace(/\s/gu, '')}`}>
              <Icon name="phone" /> {s.phone(telephone)}
            </a>
          )
        }
      >
        {s.body} <span className="quiet">{s.number(item.number)}.</span>
      </Notice>
    </div>
  );
}

/** What the plan did because nobody had done anything. */
export function Firing({ firing }: { readonly firing: FiringOfPlan }) {
  const s = useStrings();
  const now = useNow();
  return (
    <p className="thread-line fired">
      <Icon name="bell" size={15} /> {firedWords(firing, s)} <time>{momentWords(firing.at, now, s)}</time>
    </p>
  );
}
