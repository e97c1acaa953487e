/** What was done, as one line; days; the unread divider; and gaps, which are never hidden. */
import type { GapItem, RecordItem } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import type { Firing as FiringOfPlan } from '../../pages/case/lines.ts';
import { useServiceOf } from '../../pages/case/service-of.ts';
import { useNow } from '../../session/clock.tsx';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/strings.tsx';
import { momentWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import { Notice } from '../notice/notice.tsx';
import './thread-line.css';

function recordWords({ body, by }: RecordItem, when: (at: number) => string, s: Strings): string {
  const words = s.thread.record;
  switch (body.act) {
    case 'claimed':
    case 'accepted':
    case 'released-claim':
    case 'left':
    case 'acknowledged':
    case 'amended':
    case 're-anchored':
    case 'rekeyed':
      return words[body.act](by.name);
    case 'handed-over':
    case 'assigned':
      return words[body.act](by.name, body.to.name);
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
  const said = saidWith(item);
  return (
    <p className={item.refused === null ? 'thread-line' : 'thread-line void'}>
      {recordWords(item, (at) => momentWords(at, now, s), s)} <time>{momentWords(item.at, now, s)}</time>
      {said === '' ? null : <span className="thread-said">{said}</span>}
      {item.refused === null ? null : <span className="thread-said">{s.errors[item.refused].what}</span>}
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

function firingWords({ line, team, told }: FiringOfPlan, s: Strings): string {
  const words = s.thread.record.fired;
  if (line.startsWith('target')) return words.target(team, told);
  if (line.startsWith('acknowledge')) return words.acknowledge(team, told);
  return line.startsWith('fallback') || told === 0 ? words.offer(team) : words.step(team, told);
}

/** What the plan did because nobody had done anything. */
export function Firing({ firing }: { readonly firing: FiringOfPlan }) {
  const s = useStrings();
  const now = useNow();
  return (
    <p className="thread-line">
      {firingWords(firing, s)} <time>{momentWords(firing.at, now, s)}</time>
    </p>
  );
}
