import type { Service } from '@corridor/client';
import { useLocation } from 'wouter';
import { IconButton, LinkButton } from '../../components/button/button.tsx';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { spanOf, stateOf } from '../services/service-words.ts';

interface ServiceLineProps {
  readonly service: Service;
  readonly services: readonly Service[];
  readonly saved: boolean;
  readonly onChange: () => void;
}

/** On a phone, where the list is out of sight: whom one is asking. */
export function ServiceLine({ service, services, saved, onChange }: ServiceLineProps) {
  const s = useStrings();
  const [, navigate] = useLocation();
  const state = stateOf(service, { services, now: useNow() }, s);
  const { usualMinutes } = service;
  const usual = usualMinutes === null ? '' : `, ${s.newCase.usually(spanOf(usualMinutes, s))}`;
  return (
    <>
      <div className="phone-head">
        <IconButton icon="left" label={s.shell.back} onClick={() => navigate('/')} />
        <h1>{s.newCase.title}</h1>
        <output>{saved ? s.newCase.saved : ''}</output>
      </div>
      <div className="service-line">
        <i className={`status-dot ${state.dot}`} />
        <p>
          <b>{service.pathway.title}</b>
          <span>
            {service.organisationName}. {state.is}
            {usual}
          </span>
        </p>
        <LinkButton onClick={onChange}>{s.shell.change}</LinkButton>
      </div>
    </>
  );
}
