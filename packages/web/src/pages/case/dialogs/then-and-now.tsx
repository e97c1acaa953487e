/** What a review is held against: the advice and the photograph of then, beside the newest. */
import { adviceText, type Watch } from '@corridor/cases';
import { Prose } from '../../../components/message/prose.tsx';
import { Photograph } from '../../../components/photograph/photograph.tsx';
import { useNow } from '../../../session/clock.tsx';
import { useStrings } from '../../../strings/use-strings.ts';
import { momentWords } from '../../../time.ts';
import { useCase } from '../case-context.tsx';
import { useDeeds } from '../deeds.ts';
import { thenAndNow } from '../watches.ts';

function ThenAndNow({ watch }: { readonly watch: Watch }) {
  const s = useStrings().thread.next.watch;
  const view = useCase();
  const { ask } = useDeeds();
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
              onOpen={() => ask({ deed: 'compare', pair })}
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

/** What to look for, the advice of then, and both photographs. A photograph opens the comparison. */
export function WatchThenAndNow({ watch }: { readonly watch: Watch }) {
  const s = useStrings().thread.next.watch;
  return (
    <div className="pane watch-due">
      <div>
        <h3 className="group-label">{s.lookFor}</h3>
        <Prose text={watch.lookFor} />
        <EarlierAdvice watch={watch} />
      </div>
      <div>
        <ThenAndNow watch={watch} />
      </div>
    </div>
  );
}
