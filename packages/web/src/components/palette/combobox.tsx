/**
 * A field with its results beneath (WAI-ARIA combobox with a list box): the focus stays in the field, the arrow keys choose,
 * Enter takes. What is chosen is spoken by its option.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './combobox.css';

export interface Choosable {
  readonly key: string;
  readonly view: ReactNode;
  readonly take: () => void;
}
export interface Section {
  readonly title: string;
  readonly options: readonly Choosable[];
}

interface ComboboxProps {
  readonly label: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly sections: readonly Section[];
  /** Said when the results change. */
  readonly status: string;
  /** Between the field and the results. */
  readonly children?: ReactNode;
}

/** Rows that a page key goes over. */
const PAGE = 8;

function moved(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowDown':
      return (at + 1) % count;
    case 'ArrowUp':
      return (at - 1 + count) % count;
    case 'PageDown':
      return Math.min(count - 1, at + PAGE);
    case 'PageUp':
      return Math.max(0, at - PAGE);
    default:
      return null;
  }
}

/** An identifier that a style sheet's selector takes as it is. */
function optionId(list: string, key: string): string {
  return `${list}-${key}`.replaceAll(/[^\w-]/gu, '-');
}

export function Combobox({ label, query, onQuery, sections, status, children }: ComboboxProps) {
  const id = useId();
  const options = sections.flatMap((section) => section.options);
  const [chosen, setChosen] = useState<string | null>(null);
  const at = Math.max(
    0,
    options.findIndex(({ key }) => key === chosen),
  );
  const current = options[at];
  const active = current === undefined ? undefined : optionId(id, current.key);

  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (active !== undefined) document.querySelector(`#${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || options.length === 0) return;
    const next = moved(event.key, at, options.length);
    if (next !== null) {
      event.preventDefault();
      setChosen(options[next]?.key ?? null);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      current?.take();
    }
  };
  return (
    <div className="combobox">
      <div className="combobox-field">
        <input
          ref={field}
          type="text"
          role="combobox"
          inputMode="search"
          enterKeyHint="go"
          aria-label={label}
          placeholder={label}
          aria-autocomplete="list"
          aria-expanded={options.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={active}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setChosen(null);
            onQuery(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {children}
      <div id={`${id}-list`} role="listbox" aria-label={label} className="combobox-list">
        {sections.map((section) => (
          <div key={section.title} role="group" aria-label={section.title}>
            <div className="combobox-title" aria-hidden="true">
              {section.title}
            </div>
            {section.options.map(({ key, view, take }) => (
              <div
                key={key}
                id={optionId(id, key)}
                tabIndex={-1}
                role="option"
                aria-selected={key === current?.key}
                className="combobox-option"
                onClick={take}
                onKeyDown={(event) => event.key === 'Enter' && take()}
                onPointerMove={() => setChosen(key)}
              >
                {view}
              </div>
            ))}
          </div>
        ))}
      </div>
      <output className="spoken">{status}</output>
    </div>
  );
}
