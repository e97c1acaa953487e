import { useId } from 'react';
import type { UserId } from '../../session/ids.ts';
import type { Member } from './names.ts';

interface PersonSelectProps {
  readonly label: string;
  readonly members: readonly Member[];
  readonly value: UserId | null;
  readonly onChoose: (user: UserId | null) => void;
  /** What no choice is called. */
  readonly none: string;
  readonly fault?: string | null;
}

/** One of a team's people. */
export function PersonSelect({ label, members, value, onChoose, none, fault = null }: PersonSelectProps) {
  const id = useId();
  return (
    <div className={fault === null ? 'field' : 'field faulty'}>
      <label htmlFor={id}>{label}</label>
      {fault === null ? null : (
        <p className="field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      )}
      <select
        id={id}
        value={value ?? ''}
        aria-describedby={fault === null ? undefined : `${id}-fault`}
        aria-invalid={fault !== null || undefined}
        onChange={({ target }) => onChoose(target.value === '' ? null : (target.value as UserId))}
      >
        <option value="">{none}</option>
        {members.map(({ user, name, role }) => (
          <option key={user} value={user}>
            {name}, {role}
          </option>
        ))}
      </select>
    </div>
  );
}
