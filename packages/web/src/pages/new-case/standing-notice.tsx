/** Before anything is sent: that a network answers instead, or that nobody does. */
import type { Service } from '@corridor/client';
import { PhoneLink } from '../services/phone-link.tsx';
import { Notice } from '../../components/notice/notice.tsx';
import { Button } from '../../components/button/button.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { networkWords } from '../services/service-words.ts';
import type { Taking } from './taking.ts';

interface StandingNoticeProps {
  readonly taking: Taking;
  readonly services: readonly Service[];
  readonly onOther: () => void;
}

function Nobody({ chosen, onOther }: { readonly chosen: Service; readonly onOther: () => void }) {
  const s = useStrings().newCase;
  const { pathway, takes, telephone } = chosen;
  const network = pathway.fallback?.to.name;
  const isSwitchedOff = takes.who === 'nobody' && takes.why === 'network-off' && network !== undefined;
  return (
    <Notice
      tone="late"
      icon="alert"
      title={s.nobody.title(pathway.title)}
      live
      actions={
        <>
          <PhoneLink telephone={telephone} />
          <Button onClick={onOther}>{s.excluded.other}</Button>
        </>
      }
    >
      {isSwitchedOff ? s.nobody.networkOff(network) : s.nobody.off} {s.nobody.next(telephone)}
      {pathway.refer === undefined ? '' : ` ${pathway.refer}`}
    </Notice>
  );
}

export function StandingNotice({ taking, services, onOther }: StandingNoticeProps) {
  const s = useStrings().newCase;
  const { chosen, taker } = taking;
  if (chosen === null) return null;
  if (taker === null) return <Nobody chosen={chosen} onOther={onOther} />;
  const network = networkWords(chosen, services);
  const why = chosen.takes.who === 'network' ? chosen.takes.why : 'off';
  if (network === null) return null;
  return (
    <Notice tone="soon" icon="hand" title={`${s.network[why](chosen.pathway.title)}. ${s.network.body(network)}`} live>
      {s.network.questions}
    </Notice>
  );
}
