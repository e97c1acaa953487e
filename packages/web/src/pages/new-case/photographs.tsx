/** Consent first, then the photographs that the service asks for: taken here, chosen, pasted or dropped. */
import { type Attachment, shownTime, SHOTS, siteKey } from '@corridor/cases';
import type { PictureFacts, Service } from '@corridor/client';
import { lazy, Suspense, useRef, useState } from 'react';
import { Button, LinkButton } from '../../components/button/button.tsx';
import { filesOf, onFiles } from '../../components/composer/dropped.ts';
import { ConsentForm } from '../../components/consent-form/consent-form.tsx';
import { FileTray } from '../../components/file-tray/file-tray.tsx';
import type { WaitingFiles } from '../../components/file-tray/waiting.ts';
import { Icon } from '../../components/icon/icon.tsx';
import { SiteDialog } from '../../components/site-picker/site-dialog.tsx';
import type { CaseId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { sitesIn } from './exclusion.ts';
import type { Missing } from './missing.ts';
import type { Writing } from './writing.ts';

const Camera = lazy(async () => ({ default: (await import('../../components/camera/camera.tsx')).Camera }));
type View = NonNullable<PictureFacts['shot']>;

interface PhotographsProps {
  readonly id: CaseId | null;
  readonly writing: Writing;
  readonly service: Service;
  readonly files: WaitingFiles;
  readonly missing: readonly Missing[];
  readonly onChange: (part: Partial<Writing>) => void;
}

function ConsentLine({ writing, onChange }: Pick<PhotographsProps, 'writing' | 'onChange'>) {
  const s = useStrings();
  const words = s.newCase.consent;
  const [open, setOpen] = useState(false);
  const { consent, patient } = writing;
  const name = patient === null || patient === 'without' ? '' : `${patient.given} ${patient.family}`;
  if (consent !== null && !open) {
    return (
      <p className="consent-line">
        <Icon name="tick" size={18} />
        <span>
          <b>{words.recorded}</b>{' '}
          {words.line(words.bases[consent.basis], words.grounds[consent.ground].toLowerCase(), shownTime(consent.at))}{' '}
          {s.thread.teaching[consent.teaching]}
        </span>
        <LinkButton onClick={() => setOpen(true)}>{s.shell.change}</LinkButton>
      </p>
    );
  }
  if (!open) {
    return (
      <div className="consent-line">
        <span className="quiet">{words.why}</span>
        <Button size="small" icon="tick" onClick={() => setOpen(true)}>
          {words.record}
        </Button>
      </div>
    );
  }
  return (
    <div className="pane">
      <ConsentForm
        patientName={name}
        before={consent}
        onRecord={(recorded) => {
          onChange({ consent: recorded });
          setOpen(false);
        }}
        other={<LinkButton onClick={() => setOpen(false)}>{s.shell.cancel}</LinkButton>}
      />
    </div>
  );
}

/** Until there is consent nothing is taken, but what the service asks for is known. */
function Wanted({ shots }: { readonly shots: Service['pathway']['photographs'] }) {
  const words = useStrings().newCase.photos;
  if (shots.length === 0) return null;
  return (
    <ul className="shots-wanted">
      {shots.map(({ label, required }) => (
        <li key={label}>
          <Icon name="camera" size={16} /> {label} <i>{required ? words.needed : words.ifYouHave}</i>
        </li>
      ))}
    </ul>
  );
}

export function Photographs({ id, writing, service, files, missing, onChange }: PhotographsProps) {
  const s = useStrings();
  const words = s.newCase.photos;
  const input = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState<View | null>(null);
  const [over, setOver] = useState(false);
  const [placing, setPlacing] = useState<Attachment | null>(null);
  const site = sitesIn(writing)[0] ?? null;
  const wanted = service.pathway.photographs;
  const has = (shot: View) => files.waiting.some(({ attachment }) => attachment.shot === shot);
  const facts = (shot: View): PictureFacts => ({ shot, ...(site === null ? {} : { site }) });
  const take = (list: readonly File[], shot: View = 'other') => void files.addFiles(list, facts(shot));
  const [choosing, setChoosing] = useState<View>('other');
  const patient = writing.patient === 'without' ? null : writing.patient;
  const wanting = wanted.filter(({ shot }) => !has(shot));
  return (
    <section
      className={over ? 'photos over' : 'photos'}
      {...onFiles(setOver, (dropped) => writing.consent !== null && take(dropped))}
      onPaste={(event) => {
        const pasted = filesOf(event.clipboardData);
        if (pasted.length > 0 && writing.consent !== null) take(pasted);
      }}
    >
      <h3 className="group-label">
        {words.title}{' '}
        <i>{wanted.length === 0 ? words.optional : words.asked(wanted.length - wanting.length, wanted.length)}</i>
      </h3>
      {writing.consent === null ? <Wanted shots={wanting} /> : null}
      <ConsentLine writing={writing} onChange={onChange} />
      {missing
        .filter((each) => each.what === 'photograph')
        .map(({ shot }) => (
          <p className="field-fault" key={shot}>
            {words.missing(shot)}
          </p>
        ))}
      {id === null ? null : (
        <FileTray
          id={id}
          waiting={files.waiting}
          failure={files.deed.failure}
          onRemove={files.remove}
          onSite={setPlacing}
        />
      )}
      {files.deed.busy ? <output className="quiet">{words.checking}</output> : null}
      {writing.consent === null ? null : (
        <div className="slots">
          {wanting.map(({ shot, label, required }) => (
            <button type="button" className="slot" key={label} onClick={() => setCamera(shot)}>
              <Icon name="camera" size={24} />
              <span>
                {label}
                <small>{required ? words.needed : words.ifYouHave}</small>
              </span>
            </button>
          ))}
          <button type="button" className="slot plain" onClick={() => setCamera('other')}>
            <Icon name="camera" size={24} />
            <span>{words.take}</span>
          </button>
          <button
            type="button"
            className="slot plain"
            onClick={() => {
              setChoosing(wanting[0]?.shot ?? 'other');
              input.current?.click();
            }}
          >
            <Icon name="plus" size={24} />
            <span>
              {words.file}
              <small>{words.drop}</small>
            </span>
          </button>
        </div>
      )}
      <input
        ref={input}
        type="file"
        className="spoken"
        tabIndex={-1}
        aria-label={words.file}
        accept="image/*,application/pdf"
        multiple
        onChange={(event) => {
          take([...(event.target.files ?? [])], choosing);
          event.target.value = '';
        }}
      />
      <Suspense fallback={null}>
        {camera === null ? null : (
          <Camera
            patient={patient}
            site={site}
            shot={SHOTS.find((each) => each === camera) ?? 'other'}
            taken={files.waiting.length}
            onClose={() => setCamera(null)}
            onTake={(picture, taken) => void files.addPicture(picture, taken).then((added) => added && setCamera(null))}
          />
        )}
      </Suspense>
      {placing === null ? null : (
        <SiteDialog
          patient={patient}
          site={siteKey(placing) === '' ? null : (placing.site ?? null)}
          onClose={() => setPlacing(null)}
          onChoose={(chosen) => {
            files.placeAt(placing, chosen);
            setPlacing(null);
          }}
        />
      )}
    </section>
  );
}
