import {
  type Actor,
  type Attachment,
  type Body,
  type CaseEvent,
  type CaseState,
  checkAnswers,
  emptyCase,
  encodeBody,
  figuresOf,
  fold,
  isOverdue,
  mayDo,
  type Outcome,
  type Party,
  type Sender,
  underPathway,
} from '@corridor/cases';
import type { BlobId, EventId, OrganisationId, TeamId, UserId } from '@corridor/wire';
import { describe, expect, test } from 'vitest';
import { KNOWN, KNOWN_FIGURES, knownWeek, type Script, SCRIPTS } from './cases.ts';
import type { Shot, Step } from './cases/script.ts';
import { actingTeam, bodyOf, type Cast, momentOf, openedAt, openingOf } from './cases/stage.ts';
import { boundPathways } from './pathways.ts';
import { membersOf, type PathwayId, region, type StaffKey, type TeamKey } from './region.ts';

const NOW = Date.UTC(2026, 10, 23, 9, 0);
const demo = region(NOW);

/** An identifier that says what it is of. */
function made<T extends string>(kind: number, index: number): T {
  return (kind.toString(16) + index.toString(16).padStart(31, '0')) as T;
}

function teamId(key: TeamKey | StaffKey): TeamId {
  const team = demo.teams.findIndex((each) => each.key === key);
  return team < 0
    ? made(
        3,
        demo.staff.findIndex((each) => each.key === key),
      )
    : made(2, team);
}

function party(key: TeamKey): Party {
  const team = demo.teams.find((each) => each.key === key);
  const index = demo.organisations.findIndex((each) => each.key === team?.organisation);
  const organisation = demo.organisations[index];
  if (team === undefined || organisation === undefined) throw new TypeError(key);
  return { organisation: made(1, index), team: teamId(key), name: team.name, organisationName: organisation.name };
}

function sender(key: StaffKey, team: TeamKey): Sender {
  const index = demo.staff.findIndex((each) => each.key === key);
  const person = demo.staff[index];
  const { organisation, team: id } = party(team);
  if (person === undefined || !membersOf(team).includes(key)) throw new TypeError(`${key} is not in ${team}`);
  return { organisation, team: id, user: made(4, index), name: person.name, role: person.hats[0]?.role ?? '' };
}

const pathways = boundPathways(party);

const cast: Cast = {
  party,
  sender,
  patient: (key) => {
    const found = demo.patients.find((each) => each.key === key);
    if (found === undefined) throw new TypeError(key);
    return found.patient;
  },
  outcome: (pathway: PathwayId | undefined, code: string): Outcome => {
    const found =
      pathway === undefined ? undefined : pathways.get(pathway)?.outcomes.find((each) => each.code === code);
    if (found === undefined) throw new TypeError(`${pathway ?? 'no pathway'} has no outcome ${code}`);
    return found;
  },
};

function attachment(shot: Shot, index: number): Attachment {
  const [code, label, side] = shot.site;
  return {
    held: 'blob',
    id: made<BlobId>(6, index),
    key: new Uint8Array(32),
    sealed: new Uint8Array(32),
    name: `${shot.subject}.jpg`,
    mediaType: 'image/jpeg',
    size: 300_000,
    hash: new Uint8Array(32),
    site: { code, label, side },
    shot: shot.shot,
    ...(shot.caption === undefined ? {} : { caption: shot.caption }),
  };
}

function openedBody(script: Script, at: number): Body {
  const pathway = script.pathway === undefined ? undefined : pathways.get(script.pathway);
  return {
    act: 'opened',
    from: party(script.asking),
    to: script.answering.map(party),
    ...openingOf(script, cast, at, script.photos.map(attachment)),
    ...(pathway === undefined ? {} : { pathway: underPathway(pathway, at, { holidays: [] }) }),
  };
}

interface Played {
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
  readonly last: number;
}

/** Plays a script as the product would, refusing what the product would refuse. */
function play(script: Script, now: number): Played {
  const opened = openedAt(script, now);
  const labels = new Map<string, EventId>();
  const events: CaseEvent[] = [];
  let state = emptyCase;
  const write = (body: Body, by: Sender, at: number, label: string, isPrivate: boolean): void => {
    const id = made<EventId>(5, labels.size + events.length + 1);
    labels.set(label, id);
    encodeBody(body);
    if (isPrivate) return;
    const actor: Actor = by;
    expect([script.key, label, mayDo(body, state, actor)]).toEqual([script.key, label, null]);
    const number = events.length + 1;
    const event: CaseEvent = { number, id, act: body.act, sender: by, at, claimedAt: at, basedOn: number - 1, body };
    events.push(event);
    state = fold([event], state);
  };
  write(openedBody(script, opened), sender(script.by, script.asking), opened, 'opened', false);
  let last = opened;
  for (const step of script.steps) {
    const at = momentOf(opened, step.after);
    expect([script.key, step.label, at > last]).toEqual([script.key, step.label, true]);
    const attachments = step.photos.map(attachment);
    write(
      bodyOf(script, step, cast, { at, labels, attachments }),
      sender(step.by, actor(script, step)),
      at,
      step.label,
      step.isPrivate,
    );
    last = at;
  }
  return { state, events, last };
}

/** Two people in a direct conversation have no team in common: each writes from their own. */
function actor(script: Script, step: Step): TeamKey {
  return script.with === undefined ? actingTeam(script, step) : script.asking;
}

const spoken = SCRIPTS.filter((script) => script.with === undefined);

test('sixty-two cases with a key each, in every state', () => {
  expect(SCRIPTS).toHaveLength(62);
  expect(new Set(SCRIPTS.map(({ key }) => key)).size).toBe(62);
  expect(new Set(SCRIPTS.map(({ ends }) => ends)).size).toBe(7);
  expect(new Set(SCRIPTS.map(({ purpose }) => purpose.kind)).size).toBe(6);
});

describe('each script is a case that the product allows', () => {
  test.each(spoken.map((script) => [script.key, script] as const))('%s', (_key, script) => {
    const { state } = play(script, NOW);
    expect(state.status.kind).toBe(script.ends);
    if (script.overdue === true) expect(isOverdue(state, NOW)).toBe(true);
    expect(state.thread.filter((item) => item.kind === 'gap')).toEqual([]);
    const pathway = script.pathway === undefined ? undefined : pathways.get(script.pathway);
    if (pathway !== undefined) expect(checkAnswers(pathway, script.answers)).toEqual([]);
  });
});

test.each(['00:05', '12:00', '23:55'])('nothing is in the future when the demo is loaded at %s', (time) => {
  const now = Date.UTC(2026, 6, 15, Number(time.slice(0, 2)) - 1, Number(time.slice(3)));
  for (const script of spoken) expect([script.key, play(script, now).last <= now]).toEqual([script.key, true]);
});

test('closed cases show every kind of outcome, and photographs have consent', () => {
  const closings = spoken.flatMap((script) => play(script, NOW).state.closing ?? []);
  expect(new Set(closings.map(({ outcome }) => outcome.avoided))).toEqual(new Set(['yes', 'no', 'unknown']));
  expect(closings.some(({ outcome }) => outcome.avoidedWhat === 'admission')).toBe(true);
});

describe('the known week', () => {
  const { from, to } = knownWeek(NOW);

  test('holds nothing but the known set', () => {
    for (const script of spoken) {
      const known = KNOWN.includes(script);
      for (const { at } of play(script, NOW).events)
        expect([script.key, at >= from && at < to]).toEqual([script.key, known]);
    }
  });

  test('its figures are those written down, counted straight from the scripts', () => {
    const steps = KNOWN.flatMap((script) => script.steps.map((step) => ({ script, step })));
    const minutes = ({ after }: Step): number => (typeof after === 'number' ? after : Number.NaN);
    const firstAdvice = KNOWN.map((script) => script.steps.find(({ label }) => label === 'advised'));
    const endings = KNOWN.flatMap((script) =>
      script.steps
        .filter(({ label }) => label === 'closed')
        .map((step) => {
          const body = step.body({ outcome: (code: string) => cast.outcome(script.pathway, code) } as Parameters<
            Step['body']
          >[0]);
          return body.act === 'closed' ? body.outcome : null;
        }),
    );
    const teams = new Set(KNOWN.flatMap(({ asking, answering }) => [asking, ...answering]));
    const words = new Set(['said', 'asked-more', 'advised']);
    expect({
      areas: new Set(
        KNOWN.map(({ asking }) => demo.teams.find(({ key }) => key === asking)?.organisation).map(
          (organisation) => demo.organisations.find(({ key }) => key === organisation)?.area,
        ),
      ).size,
      organisations: new Set(demo.teams.filter(({ key }) => teams.has(key)).map(({ organisation }) => organisation))
        .size,
      teams: teams.size,
      cases: KNOWN.length,
      messages: KNOWN.length + steps.filter(({ step }) => words.has(step.label)).length,
      outcomes: {
        avoided: endings.filter((outcome) => outcome?.avoided === 'yes').length,
        notAvoided: endings.filter((outcome) => outcome?.avoided === 'no').length,
        unknown: endings.filter((outcome) => outcome?.avoided === 'unknown').length,
        recorded: endings.length,
        all: KNOWN.length,
      },
      answered: {
        within24Hours: firstAdvice.filter((step) => step !== undefined && minutes(step) <= 24 * 60).length,
        answered: firstAdvice.filter((step) => step !== undefined).length,
        all: KNOWN.length,
      },
    }).toEqual(KNOWN_FIGURES);
  });

  test('the product’s own figures agree, from all of them', () => {
    const areaOf = (id: OrganisationId): string | undefined =>
      demo.organisations.find((_, index) => made<OrganisationId>(1, index) === id)?.area ?? undefined;
    const states = spoken.map((script) => play(script, NOW).state);
    const figures = figuresOf(states, { from, to, now: NOW }, areaOf);
    expect(figures).toMatchObject(KNOWN_FIGURES);
  });

  test('every known case has a team of the hospital trust, whose guardian therefore counts them all', () => {
    const trust = demo.organisations.findIndex(({ key }) => key === 'calderbrook');
    for (const script of KNOWN) {
      const organisations = [script.asking, ...script.answering].map((team) => party(team).organisation);
      expect(organisations).toContain(made<OrganisationId>(1, trust));
    }
  });
});

test('a person of the region acts only for teams of their own', () => {
  const users = new Set<UserId>();
  for (const script of spoken)
    for (const step of script.steps) users.add(sender(step.by, actingTeam(script, step)).user);
  expect(users.size).toBeGreaterThan(25);
});
