/** What an answer can mean: that this service does not take it, or that one should refer now. Referring is always open. */
import { type Answer, type Exclusion, type PathwayQuestion, redFlags } from '@corridor/cases';
import type { Service } from '@corridor/client';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import { siteWords } from '../../components/message/opening.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Option } from '../../components/option/option.tsx';
import { useNow } from '../../session/clock.tsx';
import type { Strings } from '../../strings/en.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { PhoneLink } from '../services/phone-link.tsx';
import { excludedFrom } from './exclusion.ts';
import { answersOf, type Writing } from './writing.ts';

interface SafetyProps {
  readonly writing: Writing;
  readonly taker: Service;
  readonly onChange: (part: Partial<Writing>) => void;
}

export function whyWords({ why }: Exclusion, s: Strings): string {
  switch (why.kind) {
    case 'site':
      return s.newCase.excluded.why.site(siteWords(why.site, s));
    case 'young':
    case 'old':
      return s.newCase.excluded.why[why.kind](why.years);
    default:
      return why satisfies never;
  }
}

/** Blocks this service and keeps every word for another. */
export function ExcludedNotice({ writing, taker, onChange }: SafetyProps) {
  const s = useStrings();
  const words = s.newCase.excluded;
  const exclusion = excludedFrom(taker.pathway, writing, useNow());
  if (exclusion === null) return null;
  return (
    <Notice
      tone="soon"
      icon="alert"
      title={words.title(taker.pathway.title)}
      live
      actions={
        <>
          <Button onClick={() => onChange({ service: null })}>{words.other}</Button>
          <PhoneLink telephone={taker.telephone} />
        </>
      }
    >
      <p>
        {whyWords(exclusion, s)} <b>{exclusion.instead}</b>
      </p>
      <p>{words.kept}</p>
    </Notice>
  );
}

/** `What has changed: Shape`. */
function flagWords({ id, label, redFlag = [] }: PathwayQuestion, answers: readonly Answer[]): string {
  const answer = answers.find(({ question }) => question === id);
  const value = answer?.value;
  if (value === undefined || typeof value === 'boolean') return label;
  if (typeof value === 'number') return `${label}: ${value}${answer?.unit === undefined ? '' : ` ${answer.unit}`}`;
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  return `${label}: ${redFlag.filter((each) => given.includes(each)).join(', ')}`;
}

/** Says to refer now; sending stays possible, but only on purpose. */
export function ReferNotice({ writing, taker, onChange }: SafetyProps) {
  const s = useStrings().newCase.refer;
  const answers = answersOf(taker.pathway, writing.answers);
  const flags = redFlags(taker.pathway, answers);
  if (flags.length === 0) return null;
  return (
    <div className="refer-now">
      <Notice tone="late" icon="flag" title={s.title} live actions={<PhoneLink telephone={taker.telephone} />}>
        <p>{s.flag(flags.map((flag) => flagWords(flag, answers)).join('. '))}</p>
        <p>
          <b>{taker.pathway.refer ?? s.how}</b>
        </p>
      </Notice>
      <Option
        type="checkbox"
        name="send-anyway"
        block
        checked={writing.sendAnyway}
        onChange={(sendAnyway) => onChange({ sendAnyway })}
        hint={s.anywayBody}
      >
        {s.anyway}
      </Option>
    </div>
  );
}

/** At the foot of every new case: this is not for emergencies, and referring is always possible. */
export function AlwaysPossible({ taker }: { readonly taker: Service | null }) {
  const s = useStrings().newCase;
  return (
    <div className="always">
      <p className="emergency">
        <Icon name="phone" size={16} /> {s.emergency}
      </p>
      <p>
        <Icon name="refer" size={16} /> {s.refer.always} {taker?.pathway.refer ?? ''}
      </p>
    </div>
  );
}
