/** What a person is called and may do, to be written or changed. */
import type { Power } from '@corridor/client';
import { SelectField, TextField } from '../../components/field/field.tsx';
import { Option } from '../../components/option/option.tsx';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import type { Draft, Faults } from './draft.ts';
import type { Register, Registration } from './registration.ts';

const REGISTERS = ['GMC', 'NMC', 'GDC', 'GPhC', 'HCPC', 'other'] as const;
const POWERS = ['administrator', 'caldicott', 'commissioner'] as const;

interface FieldsProps {
  readonly draft: Draft;
  readonly faults: Faults;
  readonly onDraft: (change: Partial<Draft>) => void;
}

/** Registers as they are written in certificates; a choice of the list is one of them or none. */
const registerOf = (text: string): Register => REGISTERS.find((each) => each === text) ?? '';

function RegistrationFields({ draft: { registration }, faults, onDraft }: FieldsProps) {
  const s = useOfficeStrings().staff;
  const { register, number } = registration;
  const change = (part: Partial<Registration>) => onDraft({ registration: { ...registration, ...part } });
  const fault = faults.registration === undefined ? null : s.faults[faults.registration];
  return (
    <div className="staff-registration">
      <SelectField
        label={s.register}
        value={register}
        none={s.noRegister}
        options={REGISTERS.map((value) => ({ value, label: s.registers[value] }))}
        onText={(text) => change({ register: registerOf(text) })}
      />
      {register === '' ? null : (
        <TextField
          label={register === 'other' ? s.otherRegistration : s.registrationNumber}
          value={number}
          fault={fault}
          onText={(text) => change({ number: text })}
          autoComplete="off"
          spellCheck={false}
        />
      )}
    </div>
  );
}

export function WordFields(props: FieldsProps) {
  const s = useOfficeStrings().staff;
  const { draft, faults, onDraft } = props;
  return (
    <>
      <TextField
        label={s.name}
        value={draft.name}
        fault={faults.name === undefined ? null : s.faults[faults.name]}
        onText={(name) => onDraft({ name })}
        autoComplete="off"
      />
      <TextField
        label={s.role}
        hint={s.roleHint}
        value={draft.role}
        fault={faults.role === undefined ? null : s.faults[faults.role]}
        onText={(role) => onDraft({ role })}
        autoComplete="off"
      />
      <RegistrationFields {...props} />
    </>
  );
}

interface PowersProps {
  readonly powers: readonly Power[];
  readonly onPowers: (powers: readonly Power[]) => void;
  /** One that stays as it is: one's own. Rule SM7. */
  readonly kept?: Power | null;
}

export function PowersField({ powers, onPowers, kept = null }: PowersProps) {
  const s = useOfficeStrings().staff;
  return (
    <fieldset className="staff-powers">
      <legend className="group-label">{s.powers}</legend>
      {POWERS.map((power) => (
        <Option
          key={power}
          type="checkbox"
          name={power}
          block
          checked={powers.includes(power)}
          hint={power === kept ? s.ownPower : s.powerHint[power]}
          // Said also of the one that stays, so that its box is drawn as it is.
          onChange={(on) =>
            onPowers(POWERS.filter((each) => (each === power && power !== kept ? on : powers.includes(each))))
          }
        >
          {s.power[power]}
        </Option>
      ))}
    </fieldset>
  );
}
