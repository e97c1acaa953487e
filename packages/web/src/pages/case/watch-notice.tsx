/** A review whose day has come: who was to look for what. Its dialog puts then beside now. */
import type { Watch } from '@corridor/cases';
import { Button } from '../../components/button/button.tsx';
import { siteWords } from '../../components/message/opening.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { useCase } from './case-context.tsx';
import { useDeeds } from './deeds.ts';
import { useWatchesDue } from './watches-due.ts';
import { thenAndNow } from './watches.ts';

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
      {words.lookFor}: {watch.lookFor}
    </Notice>
  );
}

export function WatchNotices() {
  const due = useWatchesDue();
  return due.map((watch) => <Due key={watch.event} watch={watch} />);
}
