/**
 * Any two photographs of a case, A and B: side by side, or one over the other with a divide that is moved. Each pane says
 * whom it shows, when it was taken and where: an old photograph of somebody else must not pass for a change.
 */
import { type AttachmentInCase, shownName, shownNhsNumber, siteKey, timelineOf } from '@corridor/cases';
import { useEffect, useId, useRef, useState } from 'react';
import { useCase } from '../../pages/case/case-context.tsx';
import type { BlobId } from '../../session/ids.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { Button } from '../button/button.tsx';
import { Dialog } from '../dialog/dialog.tsx';
import { SelectField } from '../field/field.tsx';
import { Notice } from '../notice/notice.tsx';
import { Choice } from '../option/option.tsx';
import { captionOf, Picture, useCaption } from '../photograph/photograph.tsx';
import './compare.css';

interface CompareProps {
  readonly pair: readonly [a: BlobId, b: BlobId] | null;
  readonly onClose: () => void;
}

type Pane = 'a' | 'b';
type Way = 'beside' | 'over';

function useWho(): string {
  const s = useStrings().thread;
  const { patient } = useCase().state;
  if (patient === null) return s.noPatient;
  const number = patient.nhsNumber === undefined ? '' : `, ${shownNhsNumber(patient.nhsNumber)}`;
  return `${shownName(patient)}${number}`;
}

interface SideProps {
  readonly item: AttachmentInCase;
  readonly pane: Pane;
}

function Caption({ item, pane }: SideProps) {
  const s = useStrings().thread;
  const who = useWho();
  const { attachment, at, by } = item;
  return (
    <p className={`compare-caption ${pane}`}>
      <b>{s.compare[pane]}</b> {useCaption(attachment, at)}
      <small>
        {who}. {by.name}
      </small>
    </p>
  );
}

function Side({ item, pane }: SideProps) {
  const s = useStrings().thread;
  const view = useCase();
  const { attachment, at } = item;
  const caption = useCaption(attachment, at);
  return (
    <div className={`compare-pane ${pane}`}>
      <Picture key={attachment.id} id={view.case} attachment={attachment} alt={s.photoOf(caption)} />
    </div>
  );
}

/** The divide is a slider: arrow keys move it too. */
function Over({ a, b }: { readonly a: AttachmentInCase; readonly b: AttachmentInCase }) {
  const s = useStrings().thread.compare;
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [divide, setDivide] = useState(50);
  useEffect(() => {
    frame.current?.style.setProperty('--divide', `${divide}%`);
  }, [divide]);
  return (
    <>
      <div className="compare-beside">
        <Caption item={a} pane="a" />
        <Caption item={b} pane="b" />
      </div>
      <div className="compare-over" ref={frame}>
        <Side item={b} pane="b" />
        <Side item={a} pane="a" />
      </div>
      <label htmlFor={id} className="group-label">
        {s.divide}
      </label>
      <input
        id={id}
        type="range"
        className="compare-divide"
        min={0}
        max={100}
        value={divide}
        onChange={(event) => setDivide(Number(event.target.value))}
      />
    </>
  );
}

/** The newest, and the oldest of the same place: what lies furthest apart. */
function furthest(items: readonly AttachmentInCase[]): readonly [AttachmentInCase, AttachmentInCase] | null {
  const newest = items.at(-1);
  if (newest === undefined) return null;
  const oldest =
    items.find((item) => item !== newest && siteKey(item.attachment) === siteKey(newest.attachment)) ?? items[0];
  return oldest === undefined || oldest === newest ? null : [oldest, newest];
}

function Chosen({
  items,
  first,
}: {
  readonly items: readonly AttachmentInCase[];
  readonly first: readonly [AttachmentInCase, AttachmentInCase];
}) {
  const s = useStrings().thread.compare;
  const { proposal } = useCase().state;
  const [[a, b], setPair] = useState(first);
  const [way, setWay] = useState<Way>(() => (matchMedia('(max-width: 720px)').matches ? 'over' : 'beside'));
  const find = (id: string) => items.find(({ attachment }) => attachment.id === id);
  return (
    <>
      {proposal === null ? null : <Notice tone="late" icon="alert" title={s.otherPatient} />}
      {siteKey(a.attachment) === siteKey(b.attachment) ? null : <Notice tone="soon" icon="alert" title={s.otherSite} />}
      <div className="compare-choice">
        <Which pane="a" items={items} value={a} onChoose={(id) => setPair([find(id) ?? a, b])} />
        <Which pane="b" items={items} value={b} onChoose={(id) => setPair([a, find(id) ?? b])} />
        <Button size="small" icon="again" onClick={() => setPair([b, a])}>
          {s.swap}
        </Button>
        <Choice
          legend={s.way}
          options={(['beside', 'over'] as const).map((value) => ({ value, label: s.ways[value] }))}
          value={way}
          onChoose={setWay}
        />
      </div>
      {way === 'over' ? (
        <Over a={a} b={b} />
      ) : (
        <div className="compare-beside">
          <Caption item={a} pane="a" />
          <Caption item={b} pane="b" />
          <Side item={a} pane="a" />
          <Side item={b} pane="b" />
        </div>
      )}
      <p className="quiet">{s.notScaled}</p>
    </>
  );
}

interface WhichProps {
  readonly pane: Pane;
  readonly items: readonly AttachmentInCase[];
  readonly value: AttachmentInCase;
  readonly onChoose: (id: string) => void;
}

function Which({ pane, items, value, onChoose }: WhichProps) {
  const s = useStrings();
  const words = s.thread.compare;
  return (
    <SelectField
      label={words.choose(words[pane])}
      none={s.medication.choose}
      options={items.map(({ attachment, at }) => ({ value: attachment.id, label: captionOf(attachment, at, s) }))}
      value={value.attachment.id}
      onText={onChoose}
    />
  );
}

export function Compare({ pair, onClose }: CompareProps) {
  const s = useStrings().thread.compare;
  const { state } = useCase();
  const items = timelineOf(state);
  const find = (id: BlobId) => items.find(({ attachment }) => attachment.id === id);
  const asked = pair === null ? [] : [find(pair[0]), find(pair[1])];
  const [a, b] = asked;
  const first = a === undefined || b === undefined ? furthest(items) : ([a, b] as const);
  return (
    <Dialog title={s.title} patient={state.patient} onClose={onClose} wide>
      {first === null ? <p>{s.one}</p> : <Chosen items={items} first={first} />}
    </Dialog>
  );
}
