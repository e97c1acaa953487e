/** Beside the thread: what the case is, what one can do, the private note, photographs, the outcome, who reads it. */
import { openQuestions } from '@corridor/cases';
import { Link } from 'wouter';
import { useCase } from '../../pages/case/case-context.tsx';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { dateWords } from '../../time.ts';
import { Icon } from '../icon/icon.tsx';
import { WithdrawQuestion } from '../message/withdraw-question.tsx';
import { PrivateNote } from '../private-note/private-note.tsx';
import { TeamReaders } from '../readers/readers.tsx';
import { CaseDeeds } from './case-deeds.tsx';
import { CaseFacts } from './case-facts.tsx';
import { OutcomeChoice } from './outcome-choice.tsx';
import { Photos } from './photos.tsx';
import { Reviews } from './reviews.tsx';
import { WhatsNext } from './whats-next.tsx';
import './side-panel.css';

function Questions() {
  const s = useStrings().thread.panel;
  const { state } = useCase();
  const open = openQuestions(state);
  if (open.length === 0) return null;
  return (
    <section>
      <h2>{s.questions}</h2>
      <ul className="side-questions">
        {open.map((each) => {
          const { event, question, text, by } = each;
          return (
            <li key={`${event} ${question}`}>
              {text} <span className="quiet">{by.name}</span>
              <WithdrawQuestion question={each} />
            </li>
          );
        })}
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
      <WhatsNext />
      <CaseDeeds />
      <section>
        <h2>{s.thread.note.title}</h2>
        <PrivateNote />
      </section>
      <Questions />
      <Photos />
      <Reviews />
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
        <Link className="link" href={`/audit/case/${view.case}`}>
          {s.shell.audit}
        </Link>
      </section>
    </div>
  );
}
