/** Bars with their numbers on them, that a printer without colour can tell apart; or the same as a table. */
import { useId, useState } from 'react';
import { useOfficeStrings } from '../../strings/use-office-strings.ts';
import { shareOf } from './figures.ts';

export interface Bar {
  readonly label: string;
  readonly count: number;
  readonly look: 'solid' | 'tint' | 'hatch';
  /** Out of the percentages: said beside the bar. */
  readonly aside?: string;
}

interface BarChartProps {
  readonly title: string;
  readonly sub: string;
  readonly bars: readonly Bar[];
  readonly whole: number;
}

const WIDTH = 320;
const STEP = 44;
/** Leaves room beside the longest bar for its number and words. */
const LONGEST = 110;

function Bars({ bars, whole, title }: Omit<BarChartProps, 'sub'>) {
  const hatch = useId();
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <svg className="bars" viewBox={`0 0 ${WIDTH} ${bars.length * STEP}`}>
      <title>{title}</title>
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" className="hatch-line" />
        </pattern>
      </defs>
      {bars.map(({ label, count, look, aside }, index) => {
        const width = Math.max(2, (count / most) * LONGEST);
        const y = index * STEP;
        return (
          <g key={label}>
            <text x="0" y={y + 15} className="bar-label">
              {label}
            </text>
            <rect
              x="0"
              y={y + 21}
              width={width}
              height="13"
              className={`bar-${look}`}
              {...(look === 'hatch' ? { fill: `url(#${hatch})` } : {})}
            />
            <text x={width + 8} y={y + 32} className="bar-number">
              {aside ?? `${shareOf(count, whole) ?? ''} ${count}`}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

function Table({ bars, whole, title }: Omit<BarChartProps, 'sub'>) {
  const s = useOfficeStrings().insights;
  return (
    <table className="figures-table" aria-label={title}>
      <thead>
        <tr>
          <th scope="col">{s.outcome}</th>
          <th scope="col">{s.count}</th>
          <th scope="col">{s.share}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, count, aside }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{count}</td>
            <td>{aside === undefined ? shareOf(count, whole) : s.hidden}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function BarChart({ title, sub, bars, whole }: BarChartProps) {
  const s = useOfficeStrings().insights;
  const [table, setTable] = useState(false);
  return (
    <section className="pane chart">
      <div className="chart-head">
        <h2>{title}</h2>
        <fieldset className="toggle">
          <legend className="spoken">{title}</legend>
          <button type="button" aria-pressed={!table} onClick={() => setTable(false)}>
            {s.chart}
          </button>
          <button type="button" aria-pressed={table} onClick={() => setTable(true)}>
            {s.table}
          </button>
        </fieldset>
      </div>
      <p className="quiet">{sub}</p>
      {table ? <Table title={title} bars={bars} whole={whole} /> : <Bars title={title} bars={bars} whole={whole} />}
    </section>
  );
}
