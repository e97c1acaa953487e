/** Where on the body: two figures with left and right written on both, or typed; the side is always said. */
import type { BodySite } from '@corridor/cases';
import { useId, useState } from 'react';
import { useStrings } from '../../strings/use-strings.ts';
import { Choice } from '../option/option.tsx';
import { BodyFigure } from './body-figure.tsx';
import { PLACES, type Side, SITE_CODES, type SiteCode, sidesOf } from './sites.ts';
import './site-picker.css';

interface SitePickerProps {
  readonly site: BodySite | null;
  readonly onSite: (site: BodySite | null) => void;
}

function codeOf(site: BodySite | null): SiteCode | null {
  return SITE_CODES.find((code) => code === site?.code) ?? null;
}

export function SitePicker({ site, onSite }: SitePickerProps) {
  const s = useStrings().camera;
  const list = useId();
  const [code, setCode] = useState<SiteCode | null>(codeOf(site));
  const [side, setSide] = useState<Side | null>(site?.side ?? null);
  const [typed, setTyped] = useState(code === null ? '' : s.sites[code]);
  const choose = (nextCode: SiteCode | null, nextSide: Side | null) => {
    setCode(nextCode);
    setSide(nextSide);
    const complete = nextCode !== null && nextSide !== null;
    onSite(complete ? { code: nextCode, label: s.sites[nextCode], side: nextSide } : null);
  };
  const pick = (nextCode: SiteCode, figureSide: 'left' | 'right' | null) => {
    setTyped(s.sites[nextCode]);
    choose(nextCode, figureSide ?? (PLACES[nextCode].x === 0 ? 'middle' : null));
  };
  return (
    <div className="site-picker">
      <div className="body-figures" aria-hidden="true">
        <BodyFigure view="front" code={code} side={side} onPick={pick} />
        <BodyFigure view="back" code={code} side={side} onPick={pick} />
      </div>
      <div className="field">
        <label htmlFor={`${list}-input`}>{s.siteFind}</label>
        <input
          id={`${list}-input`}
          list={list}
          value={typed}
          autoComplete="off"
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            const found = SITE_CODES.find((each) => s.sites[each].toLowerCase() === text.trim().toLowerCase());
            choose(found ?? null, null);
          }}
        />
        <datalist id={list}>
          {SITE_CODES.map((each) => (
            <option key={each} value={s.sites[each]}>
              {s.sites[each]}
            </option>
          ))}
        </datalist>
      </div>
      {code === null ? null : (
        <Choice
          legend={
            <>
              {s.side} <i>{s.patientSide}</i>
            </>
          }
          options={sidesOf(code).map((value) => ({ value, label: s.sides[value] }))}
          value={side}
          onChoose={(next) => choose(code, next)}
        />
      )}
    </div>
  );
}
