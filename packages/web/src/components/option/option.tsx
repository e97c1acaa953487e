/** Options: the whole box is the target; tick or ring as well as blue. */
import { type ReactNode, useId } from 'react';
import { Icon } from '../icon/icon.tsx';
import './option.css';

interface OptionProps {
  readonly type: 'radio' | 'checkbox';
  readonly name: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly block?: boolean;
}

export function Option({ type, name, checked, onChange, children, hint, block = false }: OptionProps) {
  return (
    <label className={`option ${type}${checked ? ' on' : ''}${block ? ' block' : ''}`}>
      <input type={type} name={name} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className="option-mark">{type === 'checkbox' && checked ? <Icon name="tick" size={13} /> : null}</span>
      <span>
        {children}
        {hint === undefined ? null : <small>{hint}</small>}
      </span>
    </label>
  );
}

interface ChoiceProps<T extends string> {
  readonly legend: ReactNode;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T | null;
  readonly onChoose: (value: T) => void;
  readonly fault?: string | null;
}

/** One of several. */
export function Choice<T extends string>({ legend, options, value, onChoose, fault = null }: ChoiceProps<T>) {
  const name = useId();
  return (
    <fieldset className={fault === null ? undefined : 'field faulty'}>
      <legend className="group-label">{legend}</legend>
      {fault === null ? null : (
        <p className="field-fault" role="alert">
          {fault}
        </p>
      )}
      <div className="options">
        {options.map((option) => (
          <Option
            key={option.value}
            type="radio"
            name={name}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          >
            {option.label}
          </Option>
        ))}
      </div>
    </fieldset>
  );
}
