/** One question of a pathway, in the form that its type asks for. */
import { type Answer, type BodySite, isoDate, parseDate } from '@corridor/cases';
import { useState } from 'react';
import { Icon } from '../../components/icon/icon.tsx';
import { TextField } from '../../components/field/field.tsx';
import { siteWords } from '../../components/message/opening.tsx';
import { Choice, Option } from '../../components/option/option.tsx';
import { SiteDialog } from '../../components/site-picker/site-dialog.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { rangeOf } from './answer-fault.ts';
import { type AnswerFieldProps, type FieldProps, hintOf, Label } from './field-label.tsx';
import { MedicinesField } from './medicines-field.tsx';

function writtenNumber(answer: Answer | null): string {
  const value = answer?.value;
  return typeof value === 'number' || typeof value === 'string' ? String(value) : '';
}

function NumberField({ question, answer, fault, give }: FieldProps) {
  const s = useStrings();
  const [typed, setTyped] = useState(() => writtenNumber(answer));
  const label = question.unit === undefined ? question.label : `${question.label} (${question.unit})`;
  const hint = hintOf(question, s, rangeOf(question, s.newCase.question));
  return (
    <TextField
      label={label}
      {...hint}
      value={typed}
      inputMode="decimal"
      autoComplete="off"
      fault={fault}
      onText={(text) => {
        setTyped(text);
        const number = Number(text.replace(',', '.'));
        // What is no number is kept as it was typed, so that it is refused and not silently left out.
        give(text.trim() === '' ? null : Number.isFinite(number) ? number : text.trim());
      }}
    />
  );
}

function ChoicesField({ question, answer, fault, give }: FieldProps) {
  const chosen = Array.isArray(answer?.value) ? (answer.value as readonly string[]) : [];
  return (
    <fieldset className={fault === null ? undefined : 'field faulty'}>
      <legend className="group-label">
        <Label question={question} />
      </legend>
      {fault === null ? null : <p className="field-fault">{fault}</p>}
      <div className="options">
        {(question.options ?? []).map((option) => (
          <Option
            key={option}
            type="checkbox"
            name={question.id}
            checked={chosen.includes(option)}
            onChange={(on) => {
              const next = on ? [...chosen, option] : chosen.filter((each) => each !== option);
              give(next.length === 0 ? null : next);
            }}
          >
            {option}
          </Option>
        ))}
      </div>
    </fieldset>
  );
}

function YesNoField({ question, answer, fault, give }: FieldProps) {
  const s = useStrings().thread;
  return (
    <Choice
      legend={<Label question={question} />}
      options={[
        { value: 'yes' as const, label: s.yes },
        { value: 'no' as const, label: s.no },
      ]}
      value={typeof answer?.value === 'boolean' ? (answer.value ? 'yes' : 'no') : null}
      fault={fault}
      onChoose={(value) => give(value === 'yes')}
    />
  );
}

function DateField({ question, answer, fault, give }: FieldProps) {
  const s = useStrings();
  return (
    <TextField
      label={question.label}
      {...hintOf(question, s)}
      type="date"
      value={typeof answer?.value === 'string' ? answer.value : ''}
      fault={fault}
      onText={(text) => {
        const date = parseDate(text);
        give(date === null ? null : isoDate(date));
      }}
    />
  );
}

function isSite(value: Answer['value'] | undefined): value is BodySite {
  return typeof value === 'object' && 'code' in value;
}

function SiteField({ question, answer, fault, patient, give }: FieldProps) {
  const s = useStrings();
  const [open, setOpen] = useState(false);
  const site = isSite(answer?.value) ? answer.value : null;
  return (
    <div className={fault === null ? 'field' : 'field faulty'}>
      <p className="group-label">
        <Label question={question} />
      </p>
      {fault === null ? null : <p className="field-fault">{fault}</p>}
      <button type="button" className="text-box site-button" onClick={() => setOpen(true)}>
        <span>{site === null ? s.newCase.question.chooseSite : siteWords(site, s)}</span>
        <Icon name="body" size={22} />
      </button>
      {open ? (
        <SiteDialog
          patient={patient}
          site={site}
          onClose={() => setOpen(false)}
          onChoose={(chosen) => {
            give(chosen);
            setOpen(false);
          }}
        />
      ) : null}
    </div>
  );
}

export function AnswerField(props: AnswerFieldProps) {
  const { question, answer, fault, onAnswer } = props;
  const s = useStrings();
  const give = (value: Answer['value'] | null) => {
    if (value === null || value === '') return onAnswer(null);
    const unit = typeof value === 'number' && question.unit !== undefined ? { unit: question.unit } : {};
    return onAnswer({ question: question.id, label: question.label, value, ...unit });
  };
  switch (question.type) {
    case 'text':
      return (
        <TextField
          label={question.label}
          {...hintOf(question, s)}
          value={typeof answer?.value === 'string' ? answer.value : ''}
          autoComplete="off"
          fault={fault}
          onText={give}
        />
      );
    case 'choice':
      return (
        <Choice
          legend={<Label question={question} />}
          options={(question.options ?? []).map((option) => ({ value: option, label: option }))}
          value={typeof answer?.value === 'string' ? answer.value : null}
          fault={fault}
          onChoose={give}
        />
      );
    case 'choices':
      return <ChoicesField {...props} give={give} />;
    case 'number':
      return <NumberField {...props} give={give} />;
    case 'boolean':
      return <YesNoField {...props} give={give} />;
    case 'date':
      return <DateField {...props} give={give} />;
    case 'body-site':
      return <SiteField {...props} give={give} />;
    case 'medication':
      return <MedicinesField {...props} give={give} />;
    default:
      return question.type satisfies never;
  }
}
