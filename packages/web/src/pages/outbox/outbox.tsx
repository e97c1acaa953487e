/** What has not gone yet, and why: each can be sent again or taken back. */
import type { Unsent } from '@corridor/client';
import { Button } from '../../components/button/button.tsx';
import { Empty } from '../../components/empty/empty.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { goesByItself } from '../../components/message/goes-by-itself.ts';
import { KeptBack } from '../../components/message/kept-back.tsx';
import { useClient, useWatched } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { wordsForError } from '../../session/refusal.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { draftKey } from '../case/draft-key.ts';
import { textOf } from '../case/text-of.ts';
import './outbox.css';

function Item({ unsent }: { readonly unsent: Unsent }) {
  const s = useStrings();
  const client = useClient();
  const now = useNow();
  const deed = useDeed();
  const { delivery } = unsent;
  const refused = delivery.state === 'refused' ? wordsForError(delivery.code, s) : null;
  const isWaiting = goesByItself(delivery);
  const takeBack = () =>
    void deed.run(async () => {
      const body = await client.takeBack(unsent.event);
      await client.saveDraft(draftKey(unsent.case, unsent.private ? 'note' : 'reply'), textOf(body));
    });
  return (
    <li className="outbox-item">
      <Icon name={refused === null || isWaiting ? 'clock' : 'alert'} />
      <div>
        <p>
          <b>{unsent.about}</b>
        </p>
        <p className="quiet">{s.shell.outbox.written(momentWords(unsent.writtenAt, now, s))}</p>
        {refused === null ? null : (
          <p className={isWaiting ? 'outbox-waiting' : 'outbox-refused'}>
            {isWaiting ? <b>{s.thread.delivery.waiting}. </b> : null}
            {refused.what} {refused.next}
          </p>
        )}
      </div>
      <div className="outbox-deeds">
        <KeptBack unsent={unsent} telephone={null} />
        {refused === null || isWaiting ? null : (
          <Button size="small" disabled={deed.busy} onClick={() => void deed.run(() => client.retry(unsent.event))}>
            {s.shell.outbox.retry}
          </Button>
        )}
        <Button size="small" disabled={deed.busy} onClick={takeBack}>
          {s.shell.outbox.takeBack}
        </Button>
      </div>
    </li>
  );
}

export function Outbox() {
  const s = useStrings().shell;
  const outbox = useWatched('outbox', null) ?? [];
  return (
    <main className="main" id="main" tabIndex={-1}>
      <div className="page-head">
        <h1>{s.outbox.title}</h1>
      </div>
      <div className="page-body">
        {outbox.length === 0 ? (
          <Empty icon="tick" title={s.outbox.empty}>
            {s.outbox.emptyBody}
          </Empty>
        ) : (
          <ul className="outbox">
            {outbox.map((unsent) => (
              <Item key={unsent.event} unsent={unsent} />
            ))}
          </ul>
        )}
      </div>
    </main>
  );
}
