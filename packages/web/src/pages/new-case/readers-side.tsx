/** Who will read it, when an answer is due, and what happens if none comes. On a phone: one line that opens as a sheet. */
import type { Audience } from '@corridor/client';
import { type ReactNode, useState } from 'react';
import { Dialog } from '../../components/dialog/dialog.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { TeamReaders } from '../../components/readers/readers.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { promiseWords } from '../../time.ts';
import { dueIfSent, isNetworkOn, type Sending } from './plan-steps.ts';
import { PlanTimeline } from './plan-timeline.tsx';

interface ReadersSideProps {
  /** What would be sent, to whom. */
  readonly about: Sending;
  readonly audience: Audience | null;
  /** Somebody takes the case. */
  readonly isTaken: boolean;
  /** The button that sends. */
  readonly sending: ReactNode;
}

/** When it is due, and at what time a network would take it over. */
function Due({ about }: Pick<ReadersSideProps, 'about'>) {
  const s = useStrings();
  const due = promiseWords(dueIfSent(about.taker, useNow()), s);
  const { fallback } = about.taker.pathway;
  const isOn = fallback === undefined || isNetworkOn(fallback.to.team, about.services);
  const late = isOn ? s.newCase.plan.late : s.newCase.plan.notLate;
  return (
    <div className="due-box">
      <p>
        <b>{s.newCase.due(due)}</b>
      </p>
      {fallback?.when.includes('late') === true ? (
        <p>{late(due, `${fallback.to.name}, ${fallback.to.organisationName}`)}</p>
      ) : null}
      <PlanTimeline sending={about} />
    </div>
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

function peopleIn(audience: Audience | null, { answering }: Sending): number {
  const teams = audience?.teams.filter(({ team }) => answering.includes(team)) ?? [];
  return teams.reduce((sum, { people }) => sum + people.length, 0);
}

export function ReadersSide({ about, audience, isTaken, sending }: ReadersSideProps) {
  const s = useStrings();
  const words = s.newCase.readers;
  const due = dueIfSent(about.taker, useNow());
  const [open, setOpen] = useState(false);
  const line = words.line(s.thread.panel.people(peopleIn(audience, about)), about.taker.pathway.title);
  const isNobody = about.answering.length === 0;
  const nobody = isTaken ? s.newCase.see.missing : s.newCase.nobody.title(about.taker.pathway.title);
  const unknown = isNobody ? nobody : words.unconfirmed;
  return (
    <aside className="readers-side" aria-label={words.title}>
      <div className="readers-full">
        <h2>{words.title}</h2>
        {isNobody ? <p className="quiet">{nobody}</p> : <Everybody audience={audience} />}
      </div>
      <div className="readers-foot">
        <button type="button" className="readers-line" onClick={() => setOpen(true)}>
          <Icon name="eye" size={20} />
          <span>
            {audience === null ? unknown : <b>{line}</b>} {audience === null ? '' : words.lineRest}{' '}
            {s.newCase.due(promiseWords(due, s))}
          </span>
          <Icon name="up" />
        </button>
        {isTaken ? <Due about={about} /> : null}
        {sending}
      </div>
      {open ? (
        <Dialog title={words.title} onClose={() => setOpen(false)}>
          <div className="readers-full sheet">
            {isNobody ? <p className="quiet">{nobody}</p> : <Everybody audience={audience} />}
            {isTaken ? <Due about={about} /> : null}
          </div>
        </Dialog>
      ) : null}
    </aside>
  );
}
