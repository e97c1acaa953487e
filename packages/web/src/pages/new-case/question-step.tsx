/** The question: in one line, with what the service asks for, the history, and photographs. */
import { isAsked, redFlags } from '@corridor/cases';
import type { Service } from '@corridor/client';
import { LinkButton } from '../../components/button/button.tsx';
import { TextArea, TextField } from '../../components/field/field.tsx';
import type { WaitingFiles } from '../../components/file-tray/waiting.ts';
import { Icon } from '../../components/icon/icon.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Choice } from '../../components/option/option.tsx';
import { PatientBanner } from '../../components/patient-banner/patient-banner.tsx';
import type { CaseId } from '../../session/ids.ts';
import { useStrings } from '../../strings/strings.tsx';
import { AnswerField } from './answer-field.tsx';
import { Photographs } from './photographs.tsx';
import type { Missing, Writing } from './writing.ts';

interface QuestionStepProps {
  readonly id: CaseId | null;
  readonly writing: Writing;
  readonly service: Service;
  readonly files: WaitingFiles;
  readonly missing: readonly Missing[];
  readonly onChange: (part: Partial<Writing>) => void;
  readonly onSend: () => void;
}

function About({ writing, onChange }: Pick<QuestionStepProps, 'writing' | 'onChange'>) {
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

function Questions({ writing, service, missing, onChange }: Omit<QuestionStepProps, 'id' | 'files' | 'onSend'>) {
  const s = useStrings().newCase.question;
  const { pathway } = service;
  const asked = pathway.questions.filter((question) => isAsked(question, writing.answers));
  const faultOf = (question: string) => {
    const fault = missing.find((each) => each.what === 'answer' && each.question === question);
    return fault?.what === 'answer' ? fault.mend : null;
  };
  return (
    <>
      {asked.map((question) => (
        <AnswerField
          key={question.id}
          question={question}
          answer={writing.answers.find((answer) => answer.question === question.id) ?? null}
          fault={faultOf(question.id)}
          patient={writing.patient === 'without' ? null : writing.patient}
          onAnswer={(answer) => {
            const others = writing.answers.filter((each) => each.question !== question.id);
            onChange({ answers: answer === null ? others : [...others, answer] });
          }}
        />
      ))}
      {redFlags(pathway, writing.answers).length === 0 ? null : (
        <Notice tone="soon" icon="flag" title={s.redFlag} live />
      )}
    </>
  );
}

export function QuestionStep(props: QuestionStepProps) {
  const { id, writing, service, files, missing, onChange, onSend } = props;
  const s = useStrings();
  const words = s.newCase.question;
  const noSubject = missing.some(({ what }) => what === 'subject');
  return (
    <>
      <About writing={writing} onChange={onChange} />
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
        <h2>{words.title(service.pathway.title)}</h2>
        <TextField
          label={words.subject}
          value={writing.subject}
          maxLength={160}
          autoComplete="off"
          fault={noSubject ? words.subjectMissing : null}
          onText={(subject) => onChange({ subject })}
        />
        {service.pathway.kind === 'advice' ? (
          <Choice
            legend={words.wants}
            options={[
              { value: 'advice' as const, label: words.advice },
              { value: 'you-decide' as const, label: words.youDecide },
            ]}
            value={writing.wants}
            onChoose={(wants) => onChange({ wants })}
          />
        ) : null}
        <Questions {...props} />
        <TextArea label={words.history} value={writing.text} onText={(text) => onChange({ text })} />
        <Photographs id={id} writing={writing} service={service} files={files} missing={missing} onChange={onChange} />
      </form>
    </>
  );
}
