/** The camera: always dark, the patient and the site in view, left and right said in words, nothing in the camera roll. */
import { type BodySite, type Patient, shownName, shownNhsNumber } from '@corridor/cases';
import type { PictureFacts } from '@corridor/client';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useNow } from '../../session/clock.tsx';
import { useStrings } from '../../strings/use-strings.ts';
import { Button, IconButton } from '../button/button.tsx';
import { siteWords } from '../message/opening.tsx';
import { PatientBanner } from '../patient-banner/patient-banner.tsx';
import { SitePicker } from '../site-picker/site-picker.tsx';
import { CheckShot } from './check-shot.tsx';
import { Finder } from './finder.tsx';
import { dropShot, type Shot, takeShot } from './shot.ts';
import './camera.css';

interface CameraProps {
  readonly patient: Patient | null;
  readonly site?: BodySite | null;
  readonly shot?: NonNullable<PictureFacts['shot']>;
  readonly taken: number;
  readonly onTake: (picture: Blob, facts: PictureFacts) => void;
  readonly onClose: () => void;
}

interface HeadProps {
  readonly patient: Patient | null;
  readonly site: BodySite | null;
  readonly onClose: () => void;
}

function CameraHead({ patient, site, onClose }: HeadProps) {
  const s = useStrings();
  return (
    <header className="camera-head">
      <IconButton icon="close" label={s.camera.close} onClick={onClose} />
      <p>
        <b>{patient === null ? s.thread.noPatient : shownName(patient)}</b>
        <span>
          {patient?.nhsNumber === undefined ? '' : `${shownNhsNumber(patient.nhsNumber)}  `}
          {site === null ? '' : siteWords(site, s)}
        </span>
      </p>
    </header>
  );
}

interface ChooseSiteProps {
  readonly patient: Patient | null;
  readonly site: BodySite | null;
  readonly onSite: (site: BodySite) => void;
}

/** First the place and the side, in words; then the picture. */
function ChooseSite({ patient, site: before, onSite }: ChooseSiteProps) {
  const s = useStrings();
  const [site, setSite] = useState(before);
  return (
    <div className="camera-site">
      {patient === null ? null : <PatientBanner patient={patient} />}
      <div className="camera-site-body">
        <h2>{s.camera.site}</h2>
        <SitePicker site={before} onSite={setSite} />
      </div>
      <div className="camera-site-foot">
        <Button
          rank="primary"
          size="big"
          wide
          icon="camera"
          disabled={site === null}
          onClick={() => site !== null && onSite(site)}
        >
          {site === null ? s.camera.siteHint : s.camera.photograph(siteWords(site, s))}
        </Button>
      </div>
    </div>
  );
}

export function Camera({ patient, site: given = null, shot: view = 'overview', taken, onTake, onClose }: CameraProps) {
  const s = useStrings().camera;
  const now = useNow();
  const element = useRef<HTMLDialogElement>(null);
  const [site, setSite] = useState<BodySite | null>(given);
  const [choosing, setChoosing] = useState(given === null);
  const [shown, setShown] = useState(view);
  const [shot, setShot] = useState<Shot | null>(null);
  useLayoutEffect(() => {
    element.current?.showModal();
  }, []);
  useEffect(
    () => () => {
      if (shot !== null) dropShot(shot);
    },
    [shot],
  );
  const use = () => {
    if (shot === null || site === null) return;
    onTake(shot.picture, { site, shot: shown, takenAt: shot.takenAt });
    setShot(null);
  };
  return (
    <dialog ref={element} className="camera" aria-label={s.title} onCancel={onClose}>
      <CameraHead patient={patient} site={choosing ? null : site} onClose={onClose} />
      {choosing ? (
        <ChooseSite
          patient={patient}
          site={site}
          onSite={(next) => {
            setSite(next);
            setChoosing(false);
          }}
        />
      ) : null}
      {choosing || shot !== null ? null : (
        <Finder
          taken={taken}
          view={shown}
          onView={setShown}
          onChangeSite={() => setChoosing(true)}
          onShoot={(video) => void takeShot(video, now).then(setShot)}
        />
      )}
      {shot === null ? null : <CheckShot shot={shot} onRetake={() => setShot(null)} onUse={use} onDelete={onClose} />}
    </dialog>
  );
}
