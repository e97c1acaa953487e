/** A review whose day has come: what was to be looked for, the advice and photographs of then, beside those of now. */
import { adviceText, type Watch } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { Prose } from '../../components/message/prose.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Photograph } from '../../components/photograph/photograph.tsx';
import { siteWords } from '../../components/message/opening.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { momentWords } from '../../time.ts';
import { useCase } from './case-context.tsx';
import { useDeeds } from './deeds.ts';
import { useWatchesDue } from './watches-due.ts';
import { thenAndNow } from './watches.ts';

function ThenAndNow({ watch }: { readonly watch: Watch }) {
  const s = useStrings().thread.next.watch;
  const view = useCase();
  const { look } = useDeeds();
  const pair = thenAndNow(view.state, watch);
  if (pair === null) return null;
  const items = pair.map((id) => view.state.attachments.find(({ attachment }) => attachment.id === id));
  return (
    <>
      <h3 className="group-label">{s.photographs}</h3>
      <div className="then-and-now">
        {items.map((item) =>
          item === undefined ? null : (
            <Photograph
              key={item.attachment.id}
              id={view.case}
              attachment={item.attachment}
              at={item.at}
              onOpen={() => look(item.attachment.id)}
            />
          ),
        )}
      </div>
    </>
  );
}

function EarlierAdvice({ watch }: { readonly watch: Watch }) {
  const s = useStrings();
  const words = s.thread.next.watch;
  const now = useNow();
  const { state } = useCase();
  const advice = state.advice.findLast(({ number }) => number < watch.number);
  if (advice === undefined) return <p className="quiet">{words.none}</p>;
  const { plan, safetyNet } = adviceText(advice.body, advice.amendments);
  return (
    <>
      <h3 className="group-label">
        {words.earlier(momentWords(advice.at, now, s))}, {advice.by.name}
      </h3>
      <Prose text={plan} />
      <Prose text={safetyNet} />
    </>
  );
}

function Due({ watch }: { readonly watch: Watch }) {
  const s = useStrings();
  const words = s.thread.next.watch;
  const { state } = useCase();
  const { ask } = useDeeds();
  const pair = thenAndNow(state, watch);
  const site = watch.site === null ? '' : `, ${siteWords(watch.site, s)}`;
  return (
    <Notice
      tone="soon"
      icon="clock"
      title={`${words.title}${site}. ${words.owner(watch.owner.name)}`}
      actions={
        <>
          <Button icon="tick" onClick={() => ask({ deed: 'review', watch })}>
            {words.settle}
          </Button>
          {pair === null ? null : (
            <Button icon="picture" onClick={() => ask({ deed: 'compare', pair })}>
              {words.compare}
            </Button>
          )}
        </>
      }
    >
      <div className="watch-due">
        <div>
          <h3 className="group-label">{words.lookFor}</h3>
          <Prose text={watch.lookFor} />
          <EarlierAdvice watch={watch} />
        </div>
        <div>
          <ThenAndNow watch={watch} />
        </div>
      </div>
    </Notice>
  );
}

export function WatchNotices() {
  const due = useWatchesDue();
  return due.map((watch) => <Due key={watch.event} watch={watch} />);
}
