/** One result as it is shown: a case with what was found in it, or a thing with a name. */
import type { SearchHit } from '@corridor/client';
import type { ReactNode } from 'react';
import { useStrings } from '../../strings/use-strings.ts';
import { dateWords } from '../../time.ts';
import { Icon, type IconName } from '../icon/icon.tsx';
import { rowName } from '../row/row.tsx';

/** Text and marks by their places: nothing of a message is ever markup. */
function Marked({ text, marks }: { readonly text: string; readonly marks: SearchHit['marks'] }) {
  const parts = marks.map(([from, to], i) => (
    <span key={from}>
      {text.slice(marks[i - 1]?.[1] ?? 0, from)}
      <mark>{text.slice(from, to)}</mark>
    </span>
  ));
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.[1] ?? 0)}
    </>
  );
}

export function FoundCase({ hit }: { readonly hit: SearchHit }) {
  const s = useStrings().inbox;
  return (
    <>
      <Icon name="inbox" />
      <span className="found-words">
        <b>{rowName(hit) ?? s.noPatient}</b> {hit.subject}
        <small>
          <Marked text={hit.snippet} marks={hit.marks} />
        </small>
      </span>
      <span className="found-aside">
        {hit.outcome === null ? null : `${hit.outcome}, `}
        <time>{dateWords(hit.changedAt)}</time>
      </span>
    </>
  );
}

interface FoundThingProps {
  readonly icon: IconName;
  readonly name: string;
  readonly more?: string;
  readonly aside?: ReactNode;
}

export function FoundThing({ icon, name, more, aside }: FoundThingProps) {
  return (
    <>
      <Icon name={icon} />
      <span className="found-words">
        {name}
        {more === undefined || more === '' ? null : <small>{more}</small>}
      </span>
      {aside === undefined ? null : <span className="found-aside">{aside}</span>}
    </>
  );
}
