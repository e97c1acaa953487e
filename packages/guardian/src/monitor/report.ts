/** The monitor's findings as text, faults last and loud. */
import type { Replayed, Row } from './replay.ts';
import type { ReadLog } from './tiles.ts';

function moment(at: number | null): string {
  return at === null ? '—'.padEnd(20) : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

function lineOf({ number, index, kind, at, says }: Row): string {
  return `${String(number).padStart(6)}  ${String(index).padStart(9)}  ${moment(at)}  ${kind.padEnd(13)}  ${says}`;
}

export function textOf({ rows, faults }: Replayed, { signed, witnessedAt }: ReadLog): string {
  const { origin, size } = signed.checkpoint;
  const head = `${origin}: ${size} entries, ${rows.length} of this organisation; witnessed ${moment(witnessedAt)}`;
  const columns = `${'number'.padStart(6)}  ${'index'.padStart(9)}  ${'time'.padEnd(20)}  ${'kind'.padEnd(13)}  what`;
  const found =
    faults.length === 0
      ? ['Everything verifies.']
      : [
          `DOES NOT VERIFY: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`,
          ...faults.map(({ number, what }) => `  ${number === null ? 'the log' : `entry ${number}`}: ${what}`),
        ];
  return [head, '', columns, ...rows.map(lineOf), '', ...found, ''].join('\n');
}

export function jsonOf({ rows, faults }: Replayed, { signed, witnessedAt }: ReadLog): string {
  const { origin, size } = signed.checkpoint;
  return `${JSON.stringify({ origin, size, witnessedAt, rows, faults }, null, 2)}\n`;
}
