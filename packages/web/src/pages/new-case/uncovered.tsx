/** Nobody is on call for something urgent: who is told instead, the telephone, and a tick that it was understood. */
import type { Duty, Service } from '@corridor/client';
import { Notice } from '../../components/notice/notice.tsx';
import { Option } from '../../components/option/option.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { PhoneLink } from '../services/phone-link.tsx';
import { insteadWords } from '../services/service-words.ts';
import { isUncovered } from './missing.ts';
import type { Writing } from './writing.ts';

interface UncoveredProps {
  readonly taker: Service;
  readonly answering: readonly TeamId[];
  readonly writing: Writing;
  readonly onChange: (part: Partial<Writing>) => void;
}

const NOBODY: Pick<Duty, 'instead'> = { instead: null };

export function Uncovered({ taker, answering, writing, onChange }: UncoveredProps) {
  const s = useStrings();
  const words = s.newCase.uncovered;
  if (answering.length === 0 || !isUncovered(taker, answering)) return null;
  const duty = taker.duties.find(({ team }) => answering.includes(team))?.duty ?? NOBODY;
  return (
    <div className="uncovered">
      <Notice tone="late" icon="alert" title={words.title} live actions={<PhoneLink telephone={taker.telephone} />}>
        <b>{words.told(insteadWords(duty, s))}</b> {words.body(taker.telephone)}
      </Notice>
      <Option
        type="checkbox"
        name="telephoned"
        block
        checked={writing.telephoned}
        onChange={(telephoned) => onChange({ telephoned })}
      >
        {words.confirm}
      </Option>
    </div>
  );
}
