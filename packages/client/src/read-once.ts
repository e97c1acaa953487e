/**
 * Takes the same bytes apart once. What the server says of a case is looked at twice, first for whom it names and then to
 * verify it; an inbox of a thousand cases is thousands of such bytes. Bytes that came off the wire are never written to.
 */
export function readOnce<T>(read: (raw: Uint8Array) => T): (raw: Uint8Array) => T | null {
  const known = new WeakMap<Uint8Array, { readonly value: T | null }>();
  return (raw) => {
    const found = known.get(raw) ?? { value: valueOrNull(read, raw) };
    known.set(raw, found);
    return found.value;
  };
}

function valueOrNull<T>(read: (raw: Uint8Array) => T, raw: Uint8Array): T | null {
  try {
    return read(raw);
  } catch {
    return null;
  }
}
