/** A range of bytes asked for (RFC 9110 §14.2): from, up to and not including to. */
export interface ByteRange {
  readonly from: number;
  readonly to: number;
}

/** Everything if none is asked for; null for one that is not there. Of several ranges none is given: one will do. */
export function rangeOf(header: string | undefined, length: number): ByteRange | null {
  if (header === undefined) return { from: 0, to: length };
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? [];
  if (first === '')
    return last === '' || last === '0' ? null : { from: Math.max(0, length - Number(last)), to: length };
  const from = Number(first);
  const to = last === '' ? length : Math.min(length, Number(last) + 1);
  return from < length && from < to ? { from, to } : null;
}
