/** One message: author, role and organisation on every one; one's own on the right; a private note amber and dashed. */
import { type BodyOf, messageText, type MessageItem, shownTime, type TalkAct } from '@corridor/cases';
import type { ReactNode } from 'react';
import { organisationOf, useCase } from '../../pages/case/case-context.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { AdviceCard } from '../advice-card/advice-card.tsx';
import { Attachments } from '../attachments/attachments.tsx';
import { Icon } from '../icon/icon.tsx';
import { Amended } from './amended.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { JuniorPlan } from './junior-plan.tsx';
import { Opening } from './opening.tsx';
import { Prose } from './prose.tsx';
import { Questions } from './questions.tsx';
import { Quoted } from './quoted.tsx';
import { Settles } from './settles.tsx';
import { Unvouched } from './unvouched.tsx';
import './message.css';

interface MessageProps {
  readonly item: MessageItem;
  readonly isPrivate: boolean;
  /** Quote, amend: shown under the message. */
  readonly deeds?: ReactNode;
}

function Content({ item }: { readonly item: MessageItem }) {
  const { body } = item;
  if (body.act === 'advised') return <AdviceCard item={item} body={body} />;
  return (
    <>
      {body.act === 'opened' ? <Opening body={body} /> : null}
      {body.act === 'said' ? <Settles body={body} /> : null}
      <Amended item={item} />
      <Prose text={messageText(item)} />
      {body.act === 'opened' && body.purpose.kind === 'triage' ? <JuniorPlan plan={body.purpose} /> : null}
      {body.act === 'asked-more' ? <Questions event={item.id} body={body} /> : null}
    </>
  );
}

function quoteOf(body: BodyOf<TalkAct>) {
  return 'quote' in body && body.quote !== undefined ? body.quote : null;
}

export function Message({ item, isPrivate, deeds }: MessageProps) {
  const s = useStrings().thread;
  const view = useCase();
  const { hat } = useMe();
  const mine = item.by.user === hat.user;
  const classes = [
    'message',
    isPrivate ? 'private' : '',
    mine ? 'mine' : '',
    item.body.act === 'advised' ? 'wide' : '',
  ];
  const quote = quoteOf(item.body);
  const delivery = mine ? view.deliveries[item.id] : undefined;
  return (
    <article className={classes.filter((name) => name !== '').join(' ')} id={`m-${item.id}`} aria-label={item.by.name}>
      <header>
        <b>{item.by.name}</b>
        <span className="message-role">
          {item.by.role}, {organisationOf(view, item.by)}
        </span>
        <time dateTime={new Date(item.at).toISOString()}>{shownTime(item.at)}</time>
      </header>
      {isPrivate ? (
        <p className="message-private">
          <Icon name="lock" size={15} /> {s.privateTo(view.teamName)}
        </p>
      ) : null}
      {item.body.act === 'said' && item.body.notFiled === true ? (
        <p className="message-private">
          <Icon name="lock" size={15} /> {s.notFiled}
        </p>
      ) : null}
      {item.body.act === 'said' && item.body.wantsAnswer === true ? (
        <p className="message-kind">
          <Icon name="flag" size={15} /> {s.needsAnswer}
        </p>
      ) : null}
      {quote === null ? null : <Quoted event={quote} />}
      <Content item={item} />
      <Attachments attachments={item.body.attachments} />
      {item.refused === null ? null : (
        <p className="message-refused">
          <Icon name="alert" size={15} /> {s.noEffect}
        </p>
      )}
      {view.unvouched.includes(item.id) ? <Unvouched /> : null}
      {delivery === undefined ? null : <DeliveryLine delivery={delivery} />}
      {deeds}
    </article>
  );
}
