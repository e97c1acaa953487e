/** One service to choose from: its usual time, its place, how it stands. */
import type { Service } from '@corridor/client';
import { useId } from 'react';
import { Icon } from '../../components/icon/icon.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import type { Favourites } from './favourites.ts';
import { spanOf, stateOf, type Surroundings } from './service-words.ts';
import { Star } from './star.tsx';

interface ServiceRowProps {
  readonly service: Service;
  readonly around: Surroundings;
  readonly favourites: Favourites;
  readonly current: boolean;
  readonly onChoose: () => void;
}

export function ServiceRow({ service, around, favourites, current, onChoose }: ServiceRowProps) {
  const s = useStrings();
  const id = useId();
  const { pathway, name, organisationName, usualMinutes } = service;
  const state = stateOf(service, around, s);
  const place = name === pathway.title ? organisationName : `${name}, ${organisationName}`;
  return (
    <li className="service-item">
      <button type="button" className="service" aria-pressed={current} onClick={onChoose}>
        <span className="service-first">
          <b id={id}>{pathway.title}</b>
          <span>{usualMinutes === null ? '' : s.services.about(spanOf(usualMinutes, s))}</span>
        </span>
        <span className="service-place">
          {place}
          {pathway.restricted ? (
            <span className="service-lock" title={s.services.restrictedHint}>
              <Icon name="lock" size={14} /> {s.services.restricted}
            </span>
          ) : null}
        </span>
        <span className="service-state">
          <i className={`status-dot ${state.dot}`} />
          <span>
            <b>{state.is}</b> {state.more}
          </span>
        </span>
      </button>
      <Star service={service} favourites={favourites} names={id} />
    </li>
  );
}
