/**
 * Everything that is written to a socket in one turn goes out in one call to the system. A batch of the append queue gives
 * each reader several events and its author several answers at once, and the calls cost more than all else there is to it.
 */
interface Outgoing {
  /** Bytes not yet passed on. */
  readonly held: number;
  write(frame: Buffer): void;
  flush(): void;
}

/** Bytes a frame, on average. */
const LARGE = 16 * 1024;

const waiting = new Set<() => void>();

/** After all promises of this turn have settled. */
function flushAll(): void {
  const flushes = [...waiting];
  waiting.clear();
  for (const flush of flushes) flush();
}

/** Joining copies, which pays for what is smaller than a call to the system is dear. */
function joined(frames: readonly Buffer[], length: number): readonly Buffer[] {
  return length > frames.length * LARGE ? frames : [Buffer.concat(frames, length)];
}

export function joinedWrites(pass: (bytes: Buffer) => void): Outgoing {
  let frames: Buffer[] = [];
  let held = 0;
  const flush = (): void => {
    const [first, ...more] = frames;
    if (first === undefined) return;
    const bytes = more.length === 0 ? [first] : joined(frames, held);
    frames = [];
    held = 0;
    for (const each of bytes) pass(each);
  };
  return {
    get held() {
      return held;
    },
    write: (frame) => {
      frames.push(frame);
      held += frame.length;
      if (frames.length > 1) return;
      if (waiting.size === 0) process.nextTick(flushAll);
      waiting.add(flush);
    },
    flush,
  };
}
