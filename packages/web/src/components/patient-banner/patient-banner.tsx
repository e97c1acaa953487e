/** The patient, on top of everything about them. Order and forms are those of the NHS common user interface; nothing is shortened. */
import { bannerOf, londonDate, type Patient } from '@corridor/cases';
import type { ReactNode } from 'react';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Icon } from '../icon/icon.tsx';
import './patient-banner.css';

interface PatientBannerProps {
  readonly patient: Patient;
  /** At the right edge: details, or a change of patient. */
  readonly action?: ReactNode;
}

export function PatientBanner({ patient, action }: PatientBannerProps) {
  const s = useStrings().thread;
  const banner = bannerOf(patient, londonDate(useNow()));
  return (
    <section className="patient-banner" aria-label={banner.name}>
      <p className="banner-name">
        {banner.name}
        {banner.preferredName === null ? null : (
          <span className="banner-preferred">
            {s.preferredName} <b>{banner.preferredName}</b>
          </span>
        )}
      </p>
      <dl className="banner-facts">
        <div>
          <dt>{s.born}</dt>
          <dd>{banner.born}</dd>
        </div>
        <div>
          <dt>{s.gender}</dt>
          <dd>{banner.gender}</dd>
        </div>
        <div>
          <dt>{s.nhsNumber}</dt>
          <dd className="figures">{banner.nhsNumber}</dd>
        </div>
      </dl>
      <p className={`banner-allergies ${banner.allergies.known ? 'known' : ''}`}>
        {banner.allergies.known ? <Icon name="alert" size={17} /> : null}
        <span>
          <i>{banner.allergies.label}</i> {banner.allergies.text}
        </span>
      </p>
      {action === undefined ? null : <div className="banner-action">{action}</div>}
    </section>
  );
}
