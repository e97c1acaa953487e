/** A labelled field, with its hint and its fault. The fault says what to do and stands above the field. */
import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from 'react';
import './field.css';

interface FrameProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | null;
  readonly children: (ids: {
    readonly id: string;
    readonly describedBy: string | undefined;
    readonly invalid: boolean;
  }) => ReactNode;
}

function Frame({ label, hint, fault = null, children }: FrameProps) {
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, fault === null ? '' : `${id}-fault`].join(' ').trim();
  return (
    <div className={fault === null ? 'field' : 'field faulty'}>
      <label htmlFor={id}>{label}</label>
      {hint === undefined ? null : (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault === null ? null : (
        <p className="field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
      {children({ id, describedBy: described === '' ? undefined : described, invalid: fault !== null })}
    </div>
  );
}

interface Described {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly fault?: string | null;
  readonly onText: (text: string) => void;
}

type TextFieldProps = Described &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'className' | 'id' | 'onChange'> & {
    /** Beside the text, inside the box. */
    readonly after?: ReactNode;
  };

export function TextField({ label, hint, fault, onText, after, ...rest }: TextFieldProps) {
  return (
    <Frame label={label} {...(hint === undefined ? {} : { hint })} fault={fault ?? null}>
      {({ id, describedBy, invalid }) => (
        <div className="field-box">
          <input
            {...rest}
            id={id}
            aria-describedby={describedBy}
            aria-invalid={invalid || undefined}
            onChange={(event) => onText(event.target.value)}
          />
          {after}
        </div>
      )}
    </Frame>
  );
}

type TextAreaProps = Described & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'className' | 'id' | 'onChange'>;

export function TextArea({ label, hint, fault, onText, ...rest }: TextAreaProps) {
  return (
    <Frame label={label} {...(hint === undefined ? {} : { hint })} fault={fault ?? null}>
      {({ id, describedBy, invalid }) => (
        <textarea
          {...rest}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => onText(event.target.value)}
        />
      )}
    </Frame>
  );
}

type SelectFieldProps<T extends string> = Described &
  Omit<SelectHTMLAttributes<HTMLSelectElement>, 'className' | 'id' | 'onChange' | 'value'> & {
    readonly value: T | '';
    readonly options: readonly { readonly value: T; readonly label: string }[];
    /** Shown while nothing is chosen. */
    readonly none: string;
  };

export function SelectField<T extends string>({
  label,
  hint,
  fault,
  onText,
  options,
  none,
  ...rest
}: SelectFieldProps<T>) {
  return (
    <Frame label={label} {...(hint === undefined ? {} : { hint })} fault={fault ?? null}>
      {({ id, describedBy, invalid }) => (
        <select
          {...rest}
          id={id}
          aria-describedby={describedBy}
          aria-invalid={invalid || undefined}
          onChange={(event) => onText(event.target.value)}
        >
          <option value="">{none}</option>
          {options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}
