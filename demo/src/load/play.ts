/**
 * Plays the scripts at their moments, one case after another, oldest ending first. Between two steps everything falls due
 * that would have: the clock visits the instants of the case's plan. A case that was begun before a kill is gone on with.
 */
import type { Attachment, Outcome, Pathway } from '@corridor/cases';
import type { CaseView, CorridorClient } from '@corridor/client';
import type { CaseId, EventId } from '@corridor/wire';
import type { Labels } from '../cases/stage.ts';
import { actingTeam, bodyOf, type Cast, momentOf, openedAt, openingOf } from '../cases/stage.ts';
import type { Script, Shot, Step } from '../cases/script.ts';
import type { Photograph } from '../photographs/index.ts';
import type { PathwayId, Region, StaffKey, TeamKey } from '../region.ts';
import type { Darkroom } from './darkroom.ts';
import { acceptedBy, caseWhen, type Desks } from './desk.ts';
import type { Founded } from './found.ts';
import type { Note } from './note.ts';
import type { PastServer } from './past-server.ts';

const SECOND = 1000;
const WEEK = 7 * 24 * 3_600_000;
/** Photographs are taken before they are sent. */
const TAKEN_BEFORE = 5 * 60 * SECOND;
const SIZE = { width: 1280, height: 960 } as const;

export interface Theatre {
  readonly region: Region;
  readonly founded: Founded;
  readonly pathways: ReadonlyMap<PathwayId, Pathway>;
  readonly desks: Desks;
  readonly darkroom: Darkroom;
  readonly past: PastServer;
  readonly note: Note;
}

/** The moment of a script's last step. */
export function endOf(script: Script, loadedAt: number): number {
  const opened = openedAt(script, loadedAt);
  const last = script.steps.at(-1);
  return last === undefined ? opened : momentOf(opened, last.after);
}

function patientOf(region: Region, script: Script): { readonly seed: number; readonly skin: Photograph['skin'] } {
  const index = region.patients.findIndex(({ key }) => key === script.patient);
  return { seed: 3 + index * 17, skin: region.patients[index]?.skin ?? 2 };
}

/** Two places of one patient do not look the same, and one place does from week to week. */
function placeSeed([code, , side]: Shot['site']): number {
  return Array.from(code + side).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
}

export function requestOf(region: Region, script: Script, { subject, week = 0, site }: Shot): Photograph {
  const { seed, skin } = patientOf(region, script);
  return { subject, week, seed: seed + placeSeed(site), skin, ...SIZE };
}

/** All photographs of a script, in the order in which they are sent. */
export function shotsOf(script: Script): readonly Shot[] {
  return [...script.photos, ...script.steps.flatMap(({ photos }) => photos)];
}

function castOf({ region, founded, pathways }: Theatre): Cast {
  return {
    party: founded.party,
    sender: founded.sender,
    patient: (key) => {
      const found = region.patients.find((each) => each.key === key);
      if (found === undefined) throw new TypeError(key);
      return found.patient;
    },
    outcome: (id, code): Outcome => {
      const outcomes = id === undefined ? [] : (pathways.get(id)?.outcomes ?? []);
      const found = outcomes.find((each) => each.code === code);
      if (found === undefined) throw new TypeError(`no outcome ${code}`);
      return found;
    },
  };
}

/** Who writes: a person at the desk of the organisation whose team they act for. */
async function deskOf(theatre: Theatre, staff: StaffKey, team: TeamKey): Promise<CorridorClient> {
  const organisation = theatre.region.teams.find(({ key }) => key === team)?.organisation;
  if (organisation === undefined) throw new TypeError(team);
  return await theatre.desks.at(staff, organisation);
}

/** In a direct conversation each writes as themselves, from their first organisation. */
async function authorOf(theatre: Theatre, script: Script, step: Step): Promise<CorridorClient> {
  if (script.with === undefined) return await deskOf(theatre, step.by, actingTeam(script, step));
  const person = theatre.region.staff.find(({ key }) => key === step.by);
  return await theatre.desks.at(step.by, person?.hats[0]?.organisation ?? 'calderbrook');
}

async function attach(
  theatre: Theatre,
  script: Script,
  shots: readonly Shot[],
  to: { readonly client: CorridorClient; readonly caseId: CaseId; readonly at: number },
): Promise<readonly Attachment[]> {
  const newest = Math.max(0, ...shots.map(({ week = 0 }) => week));
  const attachments: Attachment[] = [];
  for (const shot of shots) {
    const file = new Blob([await theatre.darkroom.print(requestOf(theatre.region, script, shot))], {
      type: 'image/jpeg',
    });
    const [code, label, side] = shot.site;
    const picture = await to.client.addPicture(to.caseId, file, {
      site: { code, label, side },
      shot: shot.shot,
      takenAt: to.at - TAKEN_BEFORE - (newest - (shot.week ?? 0)) * WEEK,
      ...(shot.caption === undefined ? {} : { caption: shot.caption }),
    });
    attachments.push(picture.attachment);
  }
  return attachments;
}

/** Instants at which what is ahead of a case may fire. */
function instantsOf({ ahead, late }: Pick<CaseView, 'ahead' | 'late'>): readonly number[] {
  return [...late, ...ahead].map(({ at }) => at);
}

/** Lets everything fall due up to `until`, each line at its own time. */
async function passTime(past: PastServer, instants: readonly number[], from: number, until: number): Promise<void> {
  for (const instant of instants.toSorted((a, b) => a - b)) {
    if (instant < from || instant + SECOND >= until) continue;
    past.set(instant + SECOND);
    await past.runDue();
  }
}

export async function play(theatre: Theatre, script: Script): Promise<void> {
  const { note, past } = theatre;
  const noted = note.of(script.key);
  if (noted?.complete === true) return;
  const opened = openedAt(script, note.loadedAt);
  const run: Run = {
    theatre,
    script,
    cast: castOf(theatre),
    opened,
    caseId: noted?.id ?? null,
    events: [...(noted?.events ?? [])],
    number: 0,
  };
  await prepare(run);
  let instants: readonly number[] = [];
  let before = opened;
  for (const [index, step] of [null, ...script.steps].entries()) {
    const at = step === null ? opened : momentOf(opened, step.after);
    await passTime(past, instants, before, at);
    past.set(at);
    instants = instantsOf(step === null ? await open(run) : await write(run, step, index));
    before = at;
  }
  await passTime(past, instants, before, Date.now());
  if (run.caseId !== null) note.set(script.key, { id: run.caseId, events: run.events, complete: true });
}

/**
 * Everybody signed in and every photograph developed before the case is opened, so that its steps are written at their
 * moments and a loader that is killed leaves few cases between two of them.
 */
async function prepare({ theatre, script }: Run): Promise<void> {
  await deskOf(theatre, script.by, script.asking);
  for (const step of script.steps) await authorOf(theatre, script, step);
  await Promise.all(
    shotsOf(script).map(async (shot) => await theatre.darkroom.print(requestOf(theatre.region, script, shot))),
  );
}

interface Run {
  readonly theatre: Theatre;
  readonly script: Script;
  readonly cast: Cast;
  readonly opened: number;
  caseId: CaseId | null;
  /** Events of the opening and of each step done. */
  readonly events: EventId[];
  /** The newest number of the case that anybody here has seen. */
  number: number;
}

function keep(run: Run, event: EventId): void {
  const { theatre, script, caseId, events } = run;
  events.push(event);
  if (caseId !== null) theatre.note.set(script.key, { id: caseId, events, complete: false });
}

/** The case as it then is. */
async function open(run: Run): Promise<CaseView> {
  const { theatre, script, cast, opened } = run;
  const client = await opener(run);
  if (run.events.length > 0 && run.caseId !== null) return await shown(client, run.caseId);
  const caseId = run.caseId ?? (await client.newCaseId());
  run.caseId = caseId;
  theatre.note.set(script.key, { id: caseId, events: [], complete: false });
  const there = await openingThere(client, caseId);
  if (there !== null) {
    keep(run, there);
    return await shown(client, caseId);
  }
  const attachments = await attach(theatre, script, script.photos, { client, caseId, at: opened });
  const { kind } = script.purpose;
  const service = theatre.region.services.find(
    ({ pathway, team }) => pathway === script.pathway && script.answering.includes(team),
  );
  const event = await client.open({
    case: caseId,
    kind,
    asking: theatre.founded.party(script.asking).team,
    answering: script.answering.map((team) => theatre.founded.party(team).team),
    ...(script.with === undefined ? {} : { withPerson: userOf(theatre, script.with) }),
    ...(service === undefined
      ? {}
      : { pathway: { team: theatre.founded.party(service.team).team, id: service.pathway } }),
    content: openingOf(script, cast, opened, attachments),
  });
  const view = await acceptedBy(client, caseId, event);
  run.number = view.state.lastNumber;
  keep(run, event);
  return view;
}

async function shown(client: CorridorClient, caseId: CaseId): Promise<CaseView> {
  return await caseWhen(client, caseId, ({ loading }) => !loading);
}

async function opener({ theatre, script }: Run): Promise<CorridorClient> {
  return await deskOf(theatre, script.by, script.asking);
}

function userOf({ region, founded }: Theatre, staff: StaffKey) {
  const organisation = region.staff.find(({ key }) => key === staff)?.hats[0]?.organisation ?? 'calderbrook';
  return founded.user(staff, organisation);
}

/** The opening that was accepted before a kill and not noted, or null. */
async function openingThere(client: CorridorClient, caseId: CaseId): Promise<EventId | null> {
  const view = await shown(client, caseId);
  return view.state.opening?.event ?? null;
}

async function write(run: Run, step: Step, index: number): Promise<CaseView> {
  const { theatre, script, cast, caseId } = run;
  if (caseId === null) throw new TypeError('a case is opened before it is written in');
  const client = await authorOf(theatre, script, step);
  const view = await caseWhen(client, caseId, ({ loading, state }) => !loading && state.lastNumber >= run.number);
  run.number = view.state.lastNumber;
  if (run.events[index] !== undefined) return view;
  const at = theatre.past.now();
  const there = writtenThere(view, run, step);
  if (there !== null) {
    keep(run, there);
    return view;
  }
  if (view.state.lastNumber > view.seenUpTo)
    void client.saw(caseId, view.state.lastNumber, false).catch(() => undefined);
  const attachments = await attach(theatre, script, step.photos, { client, caseId, at });
  const labels = labelsOf(run);
  const body = bodyOf(script, step, cast, { at, labels, attachments });
  const event = await client.write({
    case: caseId,
    body,
    private: step.isPrivate,
    basedOn: step.isPrivate ? view.notes.length : view.state.lastNumber,
    to: step.to.map((staff) => userOf(theatre, staff)),
    ...(step.about === undefined ? {} : aboutOf(labels, step.about)),
    ...(step.shares.length === 0 ? {} : { share: step.shares.map((team) => theatre.founded.party(team).team) }),
  });
  const after = await acceptedBy(client, caseId, event);
  run.number = after.state.lastNumber;
  keep(run, event);
  return after;
}

function aboutOf(labels: Labels, label: string): { readonly about?: EventId } {
  const about = labels.get(label);
  return about === undefined ? {} : { about };
}

/** The newest event of each label, of what has been written. */
function labelsOf({ script, events }: Run): Labels {
  const names = ['opened', ...script.steps.map(({ label }) => label)];
  return new Map(events.map((event, index) => [names[index] ?? '', event] as const));
}

/** The step's event, if it was accepted before a kill and not noted: one of its author and act that no step has. */
function writtenThere(view: CaseView, { theatre, events }: Run, step: Step): EventId | null {
  const author = userOf(theatre, step.by);
  const items = step.isPrivate ? view.notes : view.state.thread;
  const found = items.find((item) => {
    if (!('id' in item) || !('by' in item) || events.includes(item.id) || item.by.user !== author) return false;
    return step.isPrivate || ('body' in item && item.body.act === step.label);
  });
  return found !== undefined && 'id' in found ? found.id : null;
}
