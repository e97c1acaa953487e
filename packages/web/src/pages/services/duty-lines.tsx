/** Beside a service's state: until when who is on call, who covers, who is told when there is nobody, who is next. */
import type { Duty } from '@corridor/client';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { momentWords } from '../../time.ts';
import { insteadWords } from './service-words.ts';

export function DutyLines({ duty }: { readonly duty: Duty }) {
  const s = useStrings();
  const words = s.services;
  const now = useNow();
  const until = duty.until === null ? null : momentWords(duty.until, now, s);
  const from = duty.nextFrom === null ? null : momentWords(duty.nextFrom, now, s);
  const on = duty.now?.name;
  return (
    <ul className="duty-lines">
      {on === undefined ? null : <li>{until === null ? words.onCall(on) : words.onCallUntil(on, until)}</li>}
      {on === undefined && duty.deputy === null ? <li>{insteadWords(duty, s)}</li> : null}
      {duty.deputy === null ? null : <li>{words.deputyIs(duty.deputy.name)}</li>}
      {duty.next === null ? null : (
        <li>{from === null ? words.next(duty.next.name) : words.thenAt(from, duty.next.name)}</li>
      )}
    </ul>
  );
}
