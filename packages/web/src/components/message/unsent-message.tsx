import type { Unsent } from '@corridor/client';
import { draftKey } from '../../pages/case/draft-key.ts';
import { useCase } from '../../pages/case/case-context.tsx';
import { textOf } from '../../pages/case/text-of.ts';
import { useClient } from '../../session/client.tsx';
import { useDeed } from '../../session/deed.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { Icon } from '../icon/icon.tsx';
import { DeliveryLine } from './delivery-line.tsx';
import { KeptBack } from './kept-back.tsx';
import { goesByItself } from './goes-by-itself.ts';
import { Prose } from './prose.tsx';

/** A message of one's own that the server does not have yet; a refused one keeps its words and says the next step. */
export function UnsentMessage({ unsent }: { readonly unsent: Unsent }) {
  const s = useStrings();
  const client = useClient();
  const { hat } = useMe();
  const view = useCase();
  const deed = useDeed();
  const refused = unsent.delivery.state === 'refused';
  const takeBack = () =>
    void deed.run(async () => {
      const body = await client.takeBack(unsent.event);
      await client.saveDraft(draftKey(unsent.case, unsent.private ? 'note' : 'reply'), textOf(body));
    });
  return (
    <article className={unsent.private ? 'message mine private' : 'message mine'} aria-label={hat.name}>
      <header>
        <b>{s.shell.you}</b>
        <span className="message-role">{hat.organisationName}</span>
      </header>
      {unsent.private ? (
        <p className="message-private">
          <Icon name="lock" size={15} /> {s.thread.privateTo(view.teamName)}
        </p>
      ) : null}
      <Prose text={textOf(unsent.body)} />
      <DeliveryLine delivery={unsent.delivery} />
      {refused ? (
        <div className="message-unsent">
          <KeptBack unsent={unsent} telephone={view.telephone} />
          {goesByItself(unsent.delivery) ? null : (
            <Button size="small" disabled={deed.busy} onClick={() => void deed.run(() => client.retry(unsent.event))}>
              {s.shell.outbox.retry}
            </Button>
          )}
          <Button size="small" disabled={deed.busy} onClick={takeBack}>
            {s.shell.outbox.takeBack}
          </Button>
        </div>
      ) : null}
    </article>
  );
}
