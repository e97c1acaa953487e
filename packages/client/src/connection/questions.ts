/** What was asked on a connection and is not answered yet: each by its number, each answered once or not at all. */
import type { Down, Said } from '@corridor/wire';
import { ClientError } from '../error.ts';
import type { Clock } from '../port/clock.ts';
import { ANSWERS, type Request } from './request.ts';

/** An answer that takes longer means that the connection is dead, whatever the socket says. */
const ANSWER_WITHIN = 20_000;

interface Waiting {
  readonly wants: Down['t'];
  readonly resolve: (answer: Down) => void;
  readonly reject: (error: ClientError) => void;
  readonly forget: () => void;
}

export class Questions {
  readonly #waiting = new Map<number, Waiting>();
  readonly #clock: Clock;
  readonly #tooLate: () => void;
  #next = 1;

  /** @param tooLate Told when an answer takes too long. */
  constructor(clock: Clock, tooLate: () => void) {
    this.#clock = clock;
    this.#tooLate = tooLate;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /**
   * @param take Takes the answer as it is heard, before any frame that came with it.
   * @throws ClientError the refusal's code, or `offline` if it is failed before it is answered.
   */
  async ask(
    request: Request,
    send: (frame: Request & { readonly r: number }) => void,
    take: (answer: Down) => void = () => undefined,
  ): Promise<Down> {
    const r = this.#next++;
    const forget = this.#clock.after(ANSWER_WITHIN, this.#tooLate);
    return await new Promise<Down>((resolve, reject) => {
      const taken = (answer: Down): void => {
        take(answer);
        resolve(answer);
      };
      this.#waiting.set(r, { wants: ANSWERS[request.t], resolve: taken, reject, forget });
      send({ ...request, r });
    });
  }

  /** False if the answer is of another kind than its question: neither side can know what else is wrong. */
  answer(frame: Extract<Down, { r: number }>): boolean {
    const waiting = this.#waiting.get(frame.r);
    // A second answer to one question says nothing new.
    if (waiting === undefined) return true;
    this.#waiting.delete(frame.r);
    waiting.forget();
    if (frame.t === 'refused') waiting.reject(refusal(frame));
    else if (frame.t === waiting.wants) waiting.resolve(frame);
    else waiting.reject(new ClientError('offline'));
    return frame.t === 'refused' || frame.t === waiting.wants;
  }

  /** The connection is gone: nothing of it will be answered. */
  fail(): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const each of waiting) {
      each.forget();
      each.reject(new ClientError('offline'));
    }
  }
}

function refusal(frame: Said<'refused'>): ClientError {
  return new ClientError(frame.code, frame.number === undefined ? {} : { number: frame.number });
}
