/** When the log was last confirmed and by whom, how far this client has checked it, and what to do if it contradicts itself. */
import type { LogShown } from '@corridor/client';
import { Link } from 'wouter';
import { Button } from '../../components/button/button.tsx';
import { Icon, type IconName } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { useClient, useWatched } from '../../session/client.tsx';
import { useNow } from '../../session/clock.tsx';
import { useDeed } from '../../session/deed.ts';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { momentWords } from '../../time.ts';

const LOOKS: Readonly<
  Record<LogShown['freshness'], { readonly tone: 'late' | 'soon' | 'news' | 'plain'; readonly icon: IconName }>
> = {
  checking: { tone: 'plain', icon: 'clock' },
  fresh: { tone: 'news', icon: 'tick' },
  ageing: { tone: 'plain', icon: 'clock' },
  stale: { tone: 'soon', icon: 'alert' },
  unwitnessed: { tone: 'plain', icon: 'shield' },
  forked: { tone: 'late', icon: 'alert' },
};

function Confirmed({ log }: { readonly log: LogShown }) {
  const s = useOfficeStrings();
  const now = useNow();
  const { facts } = s.log;
  const { checkpoint } = log;
  const moment = (at: number) => momentWords(at, now, s);
  const isNone = log.freshness === 'unwitnessed';
  const witness = checkpoint?.witness ?? null;
  const { confirmed, beingConfirmed, unconfirmed } = log.statements;
  const relied = [
    facts.statements(confirmed),
    ...(beingConfirmed > 0 ? [facts.waiting(beingConfirmed)] : []),
    ...(unconfirmed > 0 ? [facts.missing(unconfirmed)] : []),
  ];
  return (
    <dl className="facts">
      <div>
        <dt>{facts.guardian}</dt>
        <dd>{checkpoint === null ? facts.never : facts.at(moment(checkpoint.guardianAt))}</dd>
      </div>
      <div>
        <dt>{facts.witness}</dt>
        <dd>
          {witness === null ? (isNone ? facts.none : facts.never) : facts.named(witness.name, moment(witness.at))}
        </dd>
      </div>
      {checkpoint === null ? null : (
        <div>
          <dt>{facts.entries}</dt>
          <dd>{facts.counted(checkpoint.size)}</dd>
        </div>
      )}
      <div>
        <dt>{facts.relied}</dt>
        <dd>{relied.join(', ')}</dd>
      </div>
    </dl>
  );
}

function Evidence() {
  const s = useOfficeStrings().log.evidence;
  const client = useClient();
  const deed = useDeed();
  const save = () =>
    void deed.run(async () => {
      const text = await client.logEvidence();
      if (text === null) return;
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
      link.download = s.file;
      link.click();
      URL.revokeObjectURL(link.href);
    });
  return (
    <Notice
      tone="late"
      icon="alert"
      title={s.title}
      actions={
        <Button disabled={deed.busy} onClick={save}>
          {s.save}
        </Button>
      }
    >
      {s.body}
    </Notice>
  );
}

export function LogState() {
  const s = useOfficeStrings().log;
  const log = useWatched('log', null);
  if (log === null) return null;
  const { title, body } = s.states[log.fault === 'split' ? 'split' : log.freshness];
  return (
    <section className="pane log-state" aria-labelledby="log-title">
      <h2 id="log-title">
        <Icon name="shield" /> {s.title}
      </h2>
      <p>{s.intro}</p>
      <Notice {...LOOKS[log.freshness]} title={title}>
        {body}
      </Notice>
      <Confirmed log={log} />
      {log.evidence ? <Evidence /> : null}
      <details>
        <summary>{s.meansTitle}</summary>
        <dl className="log-means">
          {s.means.map(([word, meaning]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </details>
      <p>
        <Link href="/security/operator">{s.operator}</Link>
      </p>
    </section>
  );
}
