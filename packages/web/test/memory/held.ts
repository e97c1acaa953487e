/** What is held while the page is open: the cases with their events, drafts, and what has not gone yet. */
import { type CaseEvent, type CaseState, fold } from '@corridor/cases';
import type { InboxRow, Unsent } from '@corridor/client';
import { conversationStories } from './conversation-stories.ts';
import { dermatologyStories } from './dermatology-stories.ts';
import { NOW } from './now.ts';
import type { LogMood, MemoryOptions } from './options.ts';
import { pathwayStories } from './pathway-stories.ts';
import { peopleStories } from './people-stories.ts';
import { idOf } from './people.ts';
import type { Story } from './story.ts';
import { triageStories } from './triage-stories.ts';
import { type Viewer, viewerOf } from './viewer.ts';

type CaseId = InboxRow['case'];

const STORIES = [...dermatologyStories, ...triageStories, ...pathwayStories, ...peopleStories, ...conversationStories];

export interface HeldCase {
  readonly id: CaseId;
  events: CaseEvent[];
  notes: CaseEvent[];
  seenUpTo: number;
  draft: boolean;
  readonly story: Story | null;
}

export interface Held {
  readonly options: MemoryOptions;
  readonly viewer: Viewer;
  readonly cases: Map<string, HeldCase>;
  readonly drafts: Map<string, string>;
  readonly unsent: Unsent[];
  /** Messages that were sent to the members last confirmed. */
  readonly unvouched: CaseEvent['id'][];
  log: LogMood;
  /** Number of the identifier that was given last. */
  made: number;
}

const fresh = (id: CaseId): HeldCase => ({ id, events: [], notes: [], seenUpTo: 0, draft: false, story: null });

export function heldBy(options: MemoryOptions): Held {
  const viewer = viewerOf(options);
  const { log = 'fresh' } = options;
  const nothing = { cases: new Map(), drafts: new Map(), unsent: [], unvouched: [] };
  const held: Held = { options, viewer, ...nothing, log, made: 100 };
  if (options.empty !== true) fill(held);
  return held;
}

function fill({ options, cases, drafts }: Held): void {
  for (const story of STORIES) {
    const id = idOf<CaseId>('d', story.number);
    const { seenUpTo, draft } = story;
    cases.set(id, { id, events: [...story.events], notes: [...story.notes], seenUpTo, draft, story });
  }
  drafts.set(
    `${idOf('d', 1)}/reply`,
    'Thank you. Please refer on the suspected cancer pathway today: change in size and a new colour.',
  );
  for (let i = 0; i < (options.many ?? 0); i++) {
    const story = dermatologyStories[i % 4];
    if (story === undefined) continue;
    const id = idOf<CaseId>('d', 1000 + i);
    cases.set(id, { ...fresh(id), events: [...story.events] });
  }
}

export const stateOf = ({ events }: HeldCase): CaseState => fold(events);

export function nextId<T extends string>(held: Held, kind: 'c' | 'd' | 'e'): T {
  held.made += 1;
  return idOf<T>(kind, held.made);
}

/** The viewer's own event, at the end of a case or of its team's notes; a case that is not there begins with it. */
export function append(
  held: Held,
  id: string,
  body: Exclude<CaseEvent['body'], string>,
  isPrivate: boolean,
): CaseEvent['id'] {
  const { sender, home } = held.viewer;
  const one = held.cases.get(id) ?? fresh(id as CaseId);
  held.cases.set(id, one);
  const log = isPrivate ? one.notes : one.events;
  const event = eventAfter(held, log, { ...sender, team: (one.story?.as ?? home).team }, body);
  log.push(event);
  one.draft = false;
  return event.id;
}

export function eventAfter(
  held: Held,
  log: readonly CaseEvent[],
  sender: CaseEvent['sender'],
  body: Exclude<CaseEvent['body'], string>,
): CaseEvent {
  const number = (log.at(-1)?.number ?? 0) + 1;
  const id = nextId<CaseEvent['id']>(held, 'e');
  return { number, id, act: body.act, sender, at: NOW, claimedAt: NOW, basedOn: number - 1, body };
}
