/** The photographs of a case on dark: two large, all of them below, each by its digit. */
import { timelineOf } from '@corridor/cases';
import { useState } from 'react';
import { Picture, useCaption } from '../../components/photograph/photograph.tsx';
import type { BlobId } from '../../session/ids.ts';
import { useKeys } from '../../session/keys.ts';
import { useStrings } from '../../strings/use-strings.ts';
import { useCase } from '../case/case-context.tsx';
import { useDeeds } from '../case/deeds.ts';

type Item = ReturnType<typeof timelineOf>[number];
const LARGE = 2;
const DIGITS = 9;

function Large({ item, number }: { readonly item: Item; readonly number: number }) {
  const s = useStrings().thread;
  const view = useCase();
  const { look } = useDeeds();
  const { attachment, at } = item;
  const caption = useCaption(attachment, at);
  const shot = attachment.shot === undefined ? '' : `, ${s.shot[attachment.shot]}`;
  return (
    <figure className="review-large">
      <button type="button" onClick={() => look(attachment.id)} title={s.lightbox.zoom}>
        <Picture id={view.case} attachment={attachment} alt={s.photoOf(caption)} />
      </button>
      <figcaption>
        <b>{number}</b> {caption}
        {shot}
      </figcaption>
    </figure>
  );
}

function Thumb({
  item,
  number,
  on,
  onChoose,
}: {
  readonly item: Item;
  readonly number: number;
  readonly on: boolean;
  readonly onChoose: () => void;
}) {
  const s = useStrings();
  const view = useCase();
  const { attachment, at } = item;
  const caption = useCaption(attachment, at);
  return (
    <button type="button" className="review-thumb" aria-pressed={on} onClick={onChoose}>
      <span className="spoken">{s.triage.show(number, caption)}</span>
      <Picture id={view.case} attachment={attachment} alt="" />
      <span>
        {attachment.shot === undefined ? caption : s.thread.shot[attachment.shot]}
        {number <= DIGITS ? <kbd>{number}</kbd> : null}
      </span>
    </button>
  );
}

export function ReviewPhotos() {
  const s = useStrings().triage;
  const { state } = useCase();
  const items = timelineOf(state);
  const [chosen, setChosen] = useState<readonly BlobId[]>(() =>
    items.slice(0, LARGE).map(({ attachment }) => attachment.id),
  );
  // The one that was chosen first makes room.
  const choose = (id: BlobId) =>
    setChosen((before) => (before.includes(id) ? before : [...before.slice(1 - LARGE), id]));
  useKeys(
    Object.fromEntries(
      items
        .slice(0, DIGITS)
        .map(({ attachment }, index) => [
          String(index + 1),
          { says: s.keyList.photograph(index + 1), run: () => choose(attachment.id) },
        ]),
    ),
  );
  const shown = items.filter(({ attachment }) => chosen.includes(attachment.id));
  return (
    <section className="review-photos" aria-label={s.photographs}>
      {items.length === 0 ? <p className="review-none">{s.noPhotographs}</p> : null}
      <div className="review-larges">
        {shown.map((item) => (
          <Large key={item.attachment.id} item={item} number={items.indexOf(item) + 1} />
        ))}
      </div>
      {items.length > 1 ? (
        <div className="review-strip">
          {items.map((item, index) => (
            <Thumb
              key={item.attachment.id}
              item={item}
              number={index + 1}
              on={chosen.includes(item.attachment.id)}
              onChoose={() => choose(item.attachment.id)}
            />
          ))}
        </div>
      ) : null}
    </section>
  );
}
