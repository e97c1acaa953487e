import { useState } from 'react';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { TextField } from '../../components/field/field.tsx';
import { Failure } from '../../components/notice/failure.tsx';
import { useFirstStrings } from '../../strings/strings.tsx';
import type { Unlocking } from './unlocking.ts';

/** The code from the printed sheet. */
export function RecoveryCode({ unlocking, onBack }: { readonly unlocking: Unlocking; readonly onBack: () => void }) {
  const s = useFirstStrings();
  const [code, setCode] = useState('');
  return (
    <form
      className="step-body"
      onSubmit={(event) => {
        event.preventDefault();
        unlocking.recoveryCode(code);
      }}
    >
      <Failure words={unlocking.failure} />
      <TextField
        label={s.access.recoveryLabel}
        hint={s.access.recoveryHint}
        value={code}
        onText={setCode}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        required
      />
      <Button rank="primary" size="big" wide icon="key" type="submit" disabled={unlocking.busy || code.trim() === ''}>
        {unlocking.busy ? s.access.unlocking : s.access.unlock}
      </Button>
      <LinkButton onClick={onBack}>{s.shell.back}</LinkButton>
    </form>
  );
}
