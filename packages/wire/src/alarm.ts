/**
 * What a program says to those who run it, as JSON to an address of theirs: a code of a closed list, in words, and how often.
 * Never an identifier, nor anything that somebody sent. Rules AL1 to AL6.
 */

/** Each with what it means to whoever is on call; what to do is in docs/operations.md. */
const WORDS = {
  'accesses-broken': 'a record of who was given what is missing, changed, or not signed by the server',
  'database-lost': 'the database cannot be reached',
  'event-refused': 'an event of a case does not verify or cannot be opened',
  'fallback-failed': 'a question that nobody answered could not be shared with the network it is due to',
  fault: 'something failed that should not; the log says where',
  'filing-failed': 'a closed case could not be filed into the record',
  'firing-late': 'lines of plans were not carried out in time: telephone the teams, nobody may have been told',
  'invitation-tried-again': 'somebody came with an invitation that was used: two people have its code',
  'keys-refused': "the keys on disk are not those that the organisation's root certified",
  'log-alarm': 'the transparency log does not fit: it lost, added or changed something, or shows two histories',
  'notify-failed': 'people could not be told by push or e-mail that something waits',
  'refused-by-server': 'the server refused what this guardian published',
  refusals: 'many were refused within a minute: somebody tries doors, or a program is wrong',
  test: 'this is a test; nothing is wrong',
  'witness-failed': "a witness did not cosign the log's checkpoint",
} as const;

export type AlarmCode = keyof typeof WORDS;

export interface AlarmNote {
  /** Version of this shape. */
  readonly corridor: 1;
  readonly program: 'guardian' | 'server';
  readonly code: AlarmCode;
  readonly times: number;
  /** Of the first of them, in milliseconds since 1970 UTC. */
  readonly since: number;
  /** The same for people, as chat programs show it. */
  readonly text: string;
}

/** Whether it was taken; never throws. */
export type PostAlarm = (note: AlarmNote) => Promise<boolean>;

/** One code is said at once, and then at most this often, with how often it was meanwhile: milliseconds. */
const SILENCE = 60 * 60_000;
const FIRST_RETRY = 5_000;
const LAST_RETRY = 10 * 60_000;

interface Waiting {
  readonly times: number;
  readonly since: number;
}

/** As `fetch` takes it. Another place that the answer names is not gone to. */
export function alarmRequest(note: AlarmNote) {
  const headers = { 'content-type': 'application/json' };
  return { method: 'POST', headers, body: JSON.stringify(note), redirect: 'error' } as const;
}

/** Alarms that have yet to be taken. As many at most as there are codes, however long nobody takes them. */
export class AlarmBook {
  readonly #program: AlarmNote['program'];
  readonly #post: PostAlarm;
  readonly #waiting = new Map<AlarmCode, Waiting>();
  readonly #saidAt = new Map<AlarmCode, number>();
  #failures = 0;
  #retryAt = 0;
  #busy = false;

  constructor(program: AlarmNote['program'], post: PostAlarm) {
    this.#program = program;
    this.#post = post;
  }

  raise(code: AlarmCode, now: number): void {
    this.#add(code, { times: 1, since: now });
  }

  /** Says what may be said now; to be called every few seconds. */
  async deliver(now: number): Promise<void> {
    if (this.#busy || now < this.#retryAt) return;
    this.#busy = true;
    try {
      for (const [code, waiting] of this.#waiting) {
        if (now - (this.#saidAt.get(code) ?? Number.NEGATIVE_INFINITY) < SILENCE) continue;
        if (!(await this.#say(code, waiting, now))) return;
      }
    } finally {
      this.#busy = false;
    }
  }

  async #say(code: AlarmCode, waiting: Waiting, now: number): Promise<boolean> {
    // What is raised while this is under way is counted for the next.
    this.#waiting.delete(code);
    if (await this.#post(alarmNote(this.#program, code, waiting))) {
      this.#saidAt.set(code, now);
      this.#failures = 0;
      return true;
    }
    this.#add(code, waiting);
    this.#retryAt = now + Math.min(LAST_RETRY, FIRST_RETRY * 2 ** this.#failures);
    this.#failures++;
    return false;
  }

  #add(code: AlarmCode, { times, since }: Waiting): void {
    const before = this.#waiting.get(code);
    this.#waiting.set(code, {
      times: times + (before?.times ?? 0),
      since: Math.min(since, before?.since ?? since),
    });
  }
}

export function alarmNote(program: AlarmNote['program'], code: AlarmCode, { times, since }: Waiting): AlarmNote {
  const often = times === 1 ? '' : ` (${times} times)`;
  return { corridor: 1, program, code, times, since, text: `Corridor ${program}: ${WORDS[code]}${often} [${code}]` };
}
