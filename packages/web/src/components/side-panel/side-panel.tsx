/** Beside the thread: what the case is, what one can do, the private note, photographs, the outcome, who reads it. */
import { type AttachmentInCase, openQuestions, timelineOf } from '@corridor/cases';
import { useCase } from '../../pages/case/case-context.tsx';
import { useDeeds } from '../../pages/case/deeds.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/strings.tsx';
import { dateWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import { siteWords } from '../message/opening.tsx';
import { Picture, useCaption } from '../photograph/photograph.tsx';
import { PrivateNote } from '../private-note/private-note.tsx';
import { TeamReaders } from '../readers/readers.tsx';
import { CaseDeeds } from './case-deeds.tsx';
import { CaseFacts } from './case-facts.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import './side-panel.css';

function TimelinePhoto({ item }: { readonly item: AttachmentInCase }) {
  const s = useStrings();
  const view = useCase();
  const { look } = useDeeds();
  const { attachment, at, by } = item;
  const caption = useCaption(attachment, at);
  return (
    <li>
      <button type="button" className="timeline-photo" onClick={() => look(attachment.id)}>
        <Picture id={view.case} attachment={attachment} alt={s.thread.photoOf(caption)} />
        <span>
          <b>{dateWords(attachment.takenAt ?? at)}</b>
          {attachment.site === undefined ? null : siteWords(attachment.site, s)}
          <small>{by.name}</small>
        </span>
      </button>
    </li>
  );
}

function Photos() {
  const s = useStrings().thread.panel;
  const { state } = useCase();
  const photos = timelineOf(state);
  if (photos.length === 0) return null;
  return (
    <section>
      <h2>{s.photos}</h2>
      <ul className="timeline">
        {photos.map((item) => (
          <TimelinePhoto key={item.attachment.id} item={item} />
        ))}
      </ul>
    </section>
  );
}

function Questions() {
  const s = useStrings().thread.panel;
  const { state } = useCase();
  const open = openQuestions(state);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{s.questions}</h2>
      <ul className="side-questions">
        {open.map(({ event, question, text, by }) => (
          <li key={`${event} ${question}`}>
            {text} <span className="quiet">{by.name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Filed() {
  const s = useStrings().thread.panel;
  const { state } = useCase();
  if (state.closing === null) return null;
  const nameOf = (organisation: string) =>
    state.teams.find((team) => team.organisation === organisation)?.organisationName ?? '';
  return (
    <section>
      <h2>{s.filed}</h2>
      {state.filings.length === 0 ? <p className="quiet">{s.notFiled}</p> : null}
      <ul>
        {state.filings.map((filing) => (
          <li key={filing.event}>
            <Icon name="file" size={15} /> {s.filedBy(nameOf(filing.organisation), dateWords(filing.at))}
            <small className="filed-where">{filing.where}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function SidePanel() {
  const s = useStrings();
  const view = useCase();
  const { host } = useMe();
  return (
    <div className="side-panel">
      <section>
        <h2>{s.thread.panel.title}</h2>
        <CaseFacts />
      </section>
      <CaseDeeds />
      <section>
        <h2>{s.thread.note.title}</h2>
        <PrivateNote />
      </section>
      <Questions />
      <Photos />
      <OutcomeChoice />
      <Filed />
      <section>
        <h2>{s.thread.panel.readers}</h2>
        <div className="side-readers">
          {view.audience.teams.map((team) => (
            <TeamReaders key={team.team} team={team} shown={0} />
          ))}
        </div>
        <p className="sealed">
          <Icon name="lock" size={16} />
          {s.shell.sealed(host)}
        </p>
      </section>
    </div>
  );
}
