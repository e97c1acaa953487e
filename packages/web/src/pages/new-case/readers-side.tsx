/** Who will read it, when an answer is due, and what happens if none comes. On a phone: one line that opens as a sheet. */
import { clockOf, targetOf } from '@corridor/cases';
import type { Audience, Service } from '@corridor/client';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Option } from '../../components/option/option.tsx';
import { TeamReaders } from '../../components/readers/readers.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { promiseWords } from '../../time.ts';
import { fallbackOf } from './service-words.ts';
import { isUncovered, type Writing } from './writing.ts';

interface ReadersSideProps {
  readonly service: Service;
  readonly audience: Audience | null;
  readonly sending: ReactNode;
  readonly writing: Writing;
  readonly onChange: (part: Partial<Writing>) => void;
}

function useDue({ pathway }: Service): number {
  const now = useNow();
  return targetOf(pathway, now, clockOf(pathway.nation, now));
}

function Due({ service }: { readonly service: Service }) {
  const s = useStrings();
  const due = useDue(service);
  const deputy = service.duty?.deputy?.name ?? service.duty?.next?.name ?? service.name;
  const fallback = fallbackOf(service, 'late');
  const steps = [s.newCase.dueTell(deputy), ...(fallback === null ? [] : [s.newCase.dueOffer(fallback)])].join(', ');
  return (
    <div className="due-box">
      <p>
        <b>{s.newCase.due(promiseWords(due, s))}</b>
      </p>
      <p>{s.newCase.dueAfter(`${steps}.`)}</p>
    </div>
  );
}

function Uncovered({ service, writing, onChange }: Pick<ReadersSideProps, 'service' | 'writing' | 'onChange'>) {
  const s = useStrings().newCase.uncovered;
  if (!isUncovered(service)) return null;
  return (
    <>
      <Notice tone="late" icon="alert" title={s.title} live>
        {s.body(service.telephone)}
      </Notice>
      <Option
        type="checkbox"
        name="telephoned"
        block
        checked={writing.telephoned}
        onChange={(telephoned) => onChange({ telephoned })}
      >
        {s.confirm}
      </Option>
    </>
  );
}

function Everybody({ audience }: { readonly audience: Audience | null }) {
  const s = useStrings().newCase.readers;
  if (audience === null) {
    return <output className="quiet">{s.unconfirmed}</output>;
  }
  const organisations = [...new Set(audience.teams.map(({ organisation }) => organisation))];
  return (
    <>
      {audience.teams.map((team) => (
        <TeamReaders key={team.team} team={team} />
      ))}
      <section>
        <h3>{s.keepers}</h3>
        <p>{s.keepersBody(organisations.join(', '))}</p>
        <p className="quiet">{s.future}</p>
      </section>
      <section>
        <h3>{s.cannot}</h3>
        <p className="quiet">{s.cannotBody}</p>
      </section>
    </>
  );
}

export function ReadersSide(props: ReadersSideProps) {
  const { service, audience, sending } = props;
  const s = useStrings();
  const words = s.newCase.readers;
  const due = useDue(service);
  const [open, setOpen] = useState(false);
  const asked = audience?.teams.find(({ team }) => team === service.team);
  const line = words.line(s.thread.panel.people(asked?.people.length ?? 0), service.pathway.title);
  return (
    <aside className="readers-side" aria-label={words.title}>
      <div className="readers-full">
        <h2>{words.title}</h2>
        <Everybody audience={audience} />
      </div>
      <div className="readers-foot">
        <Uncovered {...props} />
        <button type="button" className="readers-line" onClick={() => setOpen(true)}>
          <Icon name="eye" size={20} />
          <span>
            <b>{line}</b> {words.lineRest} {s.newCase.due(promiseWords(due, s))}
          </span>
          <Icon name="up" />
        </button>
        <Due service={service} />
        {sending}
      </div>
      {open ? (
        <Dialog title={words.title} onClose={() => setOpen(false)}>
          <div className="readers-full sheet">
            <Everybody audience={audience} />
            <Due service={service} />
          </div>
        </Dialog>
      ) : null}
    </aside>
  );
}
