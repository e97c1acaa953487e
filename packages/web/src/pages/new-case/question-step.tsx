/** The question: in one line, with what the service asks for, the history, and photographs. */
import { isAsked } from '@corridor/cases';
import type { Service } from '@corridor/client';
import { LinkButton } from '../../components/button/button.tsx';
import { TextArea, TextField } from '../../components/field/field.tsx';
import type { WaitingFiles } from '../../components/file-tray/waiting.ts';
import { Icon } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Choice } from '../../components/option/option.tsx';
import { PatientBanner } from '../../components/patient-banner/patient-banner.tsx';
import type { CaseId, TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { faultWords } from './answer-fault.ts';
import { AnswerField } from './answer-field.tsx';
import type { Missing } from './missing.ts';
import { Photographs } from './photographs.tsx';
import { ExcludedNotice, ReferNotice } from './safety.tsx';
import type { Taking } from './taking.ts';
import { TriagePlan } from './triage-plan.tsx';
import { Uncovered } from './uncovered.tsx';
import { WhoSees } from './who-sees.tsx';
import type { Writing } from './writing.ts';

interface QuestionStepProps {
  readonly id: CaseId | null;
  readonly writing: Writing;
  readonly taking: Taking;
  readonly taker: Service;
  readonly asking: TeamId;
  readonly files: WaitingFiles;
  readonly missing: readonly Missing[];
  readonly onChange: (part: Partial<Writing>) => void;
  readonly onSend: () => void;
}

type PartProps = Pick<QuestionStepProps, 'writing' | 'taker' | 'missing' | 'onChange'>;

export function About({ writing, onChange }: Pick<QuestionStepProps, 'writing' | 'onChange'>) {
  const s = useStrings();
  const { patient } = writing;
  const change = (
    <LinkButton onClick={() => onChange({ patient: null, confirmed: false })}>{s.newCase.patient.change}</LinkButton>
  );
  if (patient === null) return null;
  if (patient !== 'without') return <PatientBanner patient={patient} action={change} />;
  return (
    <section className="patient-banner none">
      <p className="banner-name">{s.thread.noPatient}</p>
      <p className="banner-allergies">{s.thread.noPatientBody}</p>
      <div className="banner-action">{change}</div>
    </section>
  );
}

function Questions({ writing, taker, missing, onChange }: PartProps) {
  const asked = taker.pathway.questions.filter((question) => isAsked(question, writing.answers));
  const s = useStrings().newCase.question;
  const answerTo = (id: string) => writing.answers.find((answer) => answer.question === id) ?? null;
  const isFaulty = (id: string) => missing.some((each) => each.what === 'answer' && each.question === id);
  return asked.map((question) => (
    <AnswerField
      key={question.id}
      question={question}
      answer={answerTo(question.id)}
      fault={isFaulty(question.id) ? faultWords(question, answerTo(question.id), s) : null}
      patient={writing.patient === 'without' ? null : writing.patient}
      onAnswer={(answer) => {
        const others = writing.answers.filter((each) => each.question !== question.id);
        // Another answer may be another red flag: that one is sent on purpose, too.
        onChange({ answers: answer === null ? others : [...others, answer], sendAnyway: false });
      }}
    />
  ));
}

/** What the kind of pathway asks beside its own questions. */
function OfKind({ writing, taker, missing, onChange }: PartProps) {
  const words = useStrings().newCase.question;
  const { kind, phases } = taker.pathway;
  if (kind === 'triage') return <TriagePlan writing={writing} missing={missing} onChange={onChange} />;
  if (kind === 'group') {
    if (phases.length < 2) return null;
    return (
      <Choice
        legend={words.phase}
        options={phases.map(({ code, label }) => ({ value: code, label }))}
        value={writing.phase ?? phases[0]?.code ?? null}
        onChoose={(phase) => onChange({ phase })}
      />
    );
  }
  return (
    <Choice
      legend={words.wants}
      options={[
        { value: 'advice' as const, label: words.advice },
        { value: 'you-decide' as const, label: words.youDecide },
      ]}
      value={writing.wants}
      onChoose={(wants) => onChange({ wants })}
    />
  );
}

export function QuestionStep(props: QuestionStepProps) {
  const { id, writing, taking, taker, asking, files, missing, onChange, onSend } = props;
  const s = useStrings();
  const words = s.newCase.question;
  const isMissing = (what: Missing['what']) => missing.some((each) => each.what === what);
  return (
    <form
      className="new-body"
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      {writing.confirmed ? (
        <p className="confirmed">
          <span className="good">
            <Icon name="tick" size={16} /> {s.newCase.patient.confirmed}
          </span>
        </p>
      ) : null}
      <h2>{words.title(taker.pathway.title)}</h2>
      {taker.pathway.restricted ? (
        <Notice tone="plain" icon="lock" title={s.newCase.restricted.title}>
          {s.newCase.restricted.body}
        </Notice>
      ) : null}
      <WhoSees
        taking={taking}
        asking={asking}
        fault={isMissing('sees') ? s.newCase.see.missing : null}
        onSees={(sees) => onChange({ sees, telephoned: false })}
      />
      <Uncovered taker={taker} answering={taking.answering} writing={writing} onChange={onChange} />
      <TextField
        label={words.subject}
        value={writing.subject}
        maxLength={160}
        autoComplete="off"
        fault={isMissing('subject') ? words.subjectMissing : null}
        onText={(subject) => onChange({ subject })}
      />
      <Questions {...props} />
      <ExcludedNotice writing={writing} taker={taker} onChange={onChange} />
      <ReferNotice writing={writing} taker={taker} onChange={onChange} />
      <OfKind {...props} />
      <TextArea label={words.history} value={writing.text} onText={(text) => onChange({ text })} />
      <Photographs id={id} writing={writing} service={taker} files={files} missing={missing} onChange={onChange} />
    </form>
  );
}
