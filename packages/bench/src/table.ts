import { type Figure, isMet, median } from './figure.ts';

const HEADINGS = ['', 'figure', 'median', 'runs', 'aim', '', 'bounded by'];
/** Columns of numbers. */
const RIGHT = new Set([2, 3, 4]);

/** The figures as lines of text for a terminal. */
export function table(figures: readonly Figure[]): string {
  const rows = [HEADINGS, ...figures.map((figure, i) => cells(figure, figures[i - 1]?.part))];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => padded(cell, column, widths))
      .join('  ')
      .trimEnd(),
  );
  return lines.toSpliced(1, 0, widths.map((width) => '─'.repeat(width)).join('  ')).join('\n');
}

function cells(figure: Figure, partBefore: string | undefined): string[] {
  const { part, name, unit, runs, aim, bound } = figure;
  const met = isMet(figure);
  return [
    part === partBefore ? '' : part,
    name,
    `${plain(median(runs))} ${unit}`,
    runs.length > 1 ? runs.map(plain).join(' · ') : '',
    aim === null ? '' : `${aim.is === 'at-least' ? '≥' : '≤'} ${plain(aim.value)}`,
    met === null ? '' : met ? 'met' : 'missed',
    bound,
  ];
}

function padded(cell: string, column: number, widths: readonly number[]): string {
  const width = widths[column] ?? 0;
  return RIGHT.has(column) ? cell.padStart(width) : cell.padEnd(width);
}

/** Three figures that count, and no more: the noise of the machine is larger. */
function plain(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toLocaleString('en-GB', { maximumSignificantDigits: 3 });
}
