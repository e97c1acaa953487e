/** One service of the directory: how it stands, who is on call, how long it takes, whom to phone, and asking it. */
import type { Service } from '@corridor/client';
import { useId } from 'react';
import { useLocation } from 'wouter';
import { Button } from '../../components/button/button.tsx';
import { Icon } from '../../components/icon/icon.tsx';
import type { TeamId } from '../../session/ids.ts';
import { useMe } from '../../session/me.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { newCaseHref } from './address.ts';
import { DutyLines } from './duty-lines.tsx';
import { PhoneLink } from './phone-link.tsx';
import type { Favourites } from './favourites.ts';
import { mayAsk } from './groups.ts';
import { askersWords, spanOf, stateOf, type Surroundings, targetWords } from './service-words.ts';
import { Star } from './star.tsx';

interface DirectoryRowProps {
  readonly service: Service;
  readonly around: Surroundings;
  readonly favourites: Favourites;
  readonly asking: TeamId | null;
  readonly onHat: () => void;
}

function Name({ service, id }: { readonly service: Service; readonly id: string }) {
  const s = useStrings().services;
  const { pathway, name, organisationName } = service;
  const place = name === pathway.title ? organisationName : `${name}, ${organisationName}`;
  return (
    <div className="directory-name">
      <h3 id={id}>
        {pathway.title}
        {pathway.urgency === 'urgent' ? <span className="tag soon">{s.urgent}</span> : null}
        {pathway.restricted ? (
          <span className="tag" title={s.restrictedHint}>
            <Icon name="lock" size={13} /> {s.restricted}
          </span>
        ) : null}
      </h3>
      <p>{pathway.answering.length > 1 ? `${s.teams(pathway.answering.length)}. ${organisationName}` : place}</p>
      {pathway.summary === undefined ? null : <p className="directory-summary">{pathway.summary}</p>}
    </div>
  );
}

function Standing({ service, around }: Pick<DirectoryRowProps, 'service' | 'around'>) {
  const s = useStrings();
  const { dot, is, more } = stateOf(service, around, s);
  const isOpen = service.takes.who === 'service' && service.duty !== null;
  return (
    <div className="directory-now">
      <p className="service-state">
        <i className={`status-dot ${dot}`} />
        <span>
          <b>{is}</b> {isOpen ? '' : more}
        </span>
      </p>
      {isOpen && service.duty !== null ? <DutyLines duty={service.duty} /> : null}
    </div>
  );
}

/** Asks it, or says who may: by another of one's own hats, if that is one. */
function Asking({ service, asking, onHat }: Pick<DirectoryRowProps, 'service' | 'asking' | 'onHat'>) {
  const s = useStrings().services;
  const [, navigate] = useLocation();
  const { hat, hats } = useMe();
  const { pathway } = service;
  if (service.takes.who === 'nobody') return <PhoneLink telephone={service.telephone} />;
  if (asking !== null && mayAsk(service, asking)) {
    return (
      <Button onClick={() => navigate(newCaseHref(service, asking))} aria-label={s.askNamed(pathway.title)} icon="send">
        {s.ask}
      </Button>
    );
  }
  if (pathway.answering.every(({ team }) => team === asking)) return <p className="quiet">{s.own}</p>;
  const other = hats.find(
    ({ organisation }) =>
      organisation !== hat.organisation && pathway.asking?.some((each) => each.organisation === organisation) === true,
  );
  if (other === undefined) return <p className="quiet">{s.notYours}</p>;
  return (
    <>
      <p className="quiet">{s.asHat(other.organisationName)}</p>
      <Button size="small" icon="person" onClick={onHat}>
        {s.goHat(other.organisationName)}
      </Button>
    </>
  );
}

export function DirectoryRow({ service, around, favourites, asking, onHat }: DirectoryRowProps) {
  const s = useStrings();
  const { telephone, usualMinutes } = service;
  const id = useId();
  return (
    <li className="directory-row">
      <Star service={service} favourites={favourites} names={id} />
      <Name service={service} id={id} />
      <Standing service={service} around={around} />
      <div className="directory-time">
        <p>{usualMinutes === null ? s.services.tooFew : s.services.usual(spanOf(usualMinutes, s))}</p>
        <p className="quiet">{targetWords(service, s)}</p>
      </div>
      <div className="directory-who">
        {telephone === '' ? null : (
          <a href={`tel:${telephone.replaceAll(' ', '')}`} className="directory-phone">
            <Icon name="phone" size={15} /> {telephone}
          </a>
        )}
        <p className="quiet">{askersWords(service, s)}</p>
      </div>
      <div className="directory-ask">
        <Asking service={service} asking={asking} onHat={onHat} />
      </div>
    </li>
  );
}
