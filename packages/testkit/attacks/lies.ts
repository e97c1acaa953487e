/** Lies about a case and the directory, as a server tells them: changes of the frames that a client is given. */
import { decodeSealedEvent, type Down, encodeSealedEvent, type Header, header, type Numbered } from '@corridor/wire';
import type { Lie } from '../src/index.ts';

/** Changes the events of a log as it is read from its beginning. */
export function inCase(change: (events: readonly Numbered[]) => readonly Numbered[]): Lie {
  return (frame: Down): readonly Down[] => {
    if (frame.t !== 'case' || frame.events[0]?.number !== 1) return [frame];
    const events = [...change(frame.events)];
    return [{ ...frame, events, last: Math.max(frame.last, ...events.map(({ number }) => number)) }];
  };
}

/** Changes one event. */
export function atNumber(number: number, change: (event: Uint8Array) => Uint8Array): Lie {
  return inCase((events) =>
    events.map((each) => (each.number === number ? { ...each, event: change(each.event) } : each)),
  );
}

/** Tells an event as the next of the log. */
export function adding(...forged: readonly Uint8Array[]): Lie {
  return inCase((events) => {
    const last = events.at(-1);
    const next = (last?.number ?? 0) + 1;
    return [...events, ...forged.map((event, i) => ({ number: next + i, at: last?.at ?? 0, event }))];
  });
}

export function withHeader(change: (header: Header) => Header) {
  return (raw: Uint8Array): Uint8Array => {
    const event = decodeSealedEvent(raw);
    return encodeSealedEvent({ ...event, header: header.encode(change(header.decode(event.header))) });
  };
}

export function flipped(bytes: Uint8Array, at = bytes.length - 1): Uint8Array {
  const changed = new Uint8Array(bytes);
  changed[at] = (changed[at] ?? 0) ^ 1;
  return changed;
}

/** One lie after the other. */
export function both(first: Lie, second: Lie): Lie {
  return (frame) => first(frame).flatMap((each) => (each instanceof Uint8Array ? [each] : second(each)));
}

/** Replaces what is said in answers of one kind. */
export function inAnswers<T extends Down['t']>(
  t: T,
  change: (frame: Extract<Down, { t: T }>) => Extract<Down, { t: T }>,
): Lie {
  return (frame) => [frame.t === t ? change(frame as Extract<Down, { t: T }>) : frame];
}
