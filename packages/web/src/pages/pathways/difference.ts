/** What changed between two texts, line by line: the longest run of lines that stay, and around it what went and came. */
export interface DifferentLine {
  readonly is: 'same' | 'gone' | 'new';
  readonly text: string;
  /** Its number in the text that it stands in: the later one, or the earlier one of a line that is gone. */
  readonly line: number;
}

/** `lengths[i][j]`: how many lines stay of `before` from i and `after` from j. */
function lengthsOf(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const lengths = Array.from({ length: before.length + 1 }, () => Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const [row, below] = [lengths[i] ?? [], lengths[i + 1] ?? []];
      row[j] = before[i] === after[j] ? 1 + (below[j + 1] ?? 0) : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

export function difference(before: string, after: string): readonly DifferentLine[] {
  const [old, fresh] = [linesOf(before), linesOf(after)];
  const lengths = lengthsOf(old, fresh);
  const lines: DifferentLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    const [was, is] = [old[i], fresh[j]];
    if (was !== undefined && was === is) {
      lines.push({ is: 'same', text: was, line: j + 1 });
      i++;
      j++;
    } else if (was !== undefined && (is === undefined || staysMore(lengths, i, j))) {
      lines.push({ is: 'gone', text: was, line: i + 1 });
      i++;
    } else if (is !== undefined) {
      lines.push({ is: 'new', text: is, line: j + 1 });
      j++;
    }
  }
  return lines;
}

/** Whether leaving out a line of the earlier text keeps at least as much as leaving out one of the later. */
function staysMore(lengths: readonly (readonly number[])[], i: number, j: number): boolean {
  return (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0);
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/u, '').split('\n');
}

/** Changed lines, each with up to `around` that stay beside it; null stands for what is left out between. */
export function nearby(lines: readonly DifferentLine[], around: number): readonly (DifferentLine | null)[] {
  const isNear = lines.map((_, at) => lines.slice(Math.max(0, at - around), at + around + 1).some(({ is }) => is !== 'same'));
  return lines.flatMap((line, at) => {
    if (isNear[at] === true) return [line];
    return isNear[at - 1] === true && isNear.slice(at).includes(true) ? [null] : [];
  });
}
