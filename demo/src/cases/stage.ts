/** Turns a script into the product's own terms: moments, actors, bodies. Pure, so that a test can play every script. */
import type { Attachment, Body, NewCase, Outcome, Party, Patient, Person, Sender } from '@corridor/cases';
import { londonInstant, londonTime } from '@corridor/cases';
import type { EventId } from '@corridor/wire';
import { membersOf, type PathwayId, type PatientKey, type StaffKey, type TeamKey } from '../region.ts';
import type { After, Scene, Script, Step } from './script.ts';

const MINUTE = 60_000;

/** The region as the product knows it once it is loaded. */
export interface Cast {
  readonly party: (team: TeamKey) => Party;
  readonly sender: (staff: StaffKey, team: TeamKey) => Sender;
  readonly patient: (key: PatientKey) => Patient;
  readonly outcome: (pathway: PathwayId | undefined, code: string) => Outcome;
}

function clock(text: string): number {
  return (Number(text.slice(0, 2)) * 60 + Number(text.slice(3))) * MINUTE;
}

/** @param now the moment of loading. */
export function openedAt(script: Script, now: number): number {
  const { opened } = script;
  if (typeof opened === 'number') return now - opened * MINUTE;
  return londonInstant(londonTime(now).day - opened.days, clock(opened.at));
}

export function momentOf(opened: number, after: After): number {
  if (typeof after === 'number') return opened + after * MINUTE;
  return londonInstant(londonTime(opened).day + after.days, clock(after.at));
}

/** Teams of the case when a step is written: those asked, and those shared with before. */
function teamsBefore(script: Script, step: Step): readonly TeamKey[] {
  const earlier = script.steps.slice(0, script.steps.indexOf(step));
  return [script.asking, ...script.answering, ...earlier.flatMap(({ shares }) => shares)];
}

/** The team that the author of a step acts for. */
export function actingTeam(script: Script, step: Step): TeamKey {
  const teams = teamsBefore(script, step).filter((team) => membersOf(team).includes(step.by));
  const team = step.as ?? teams[0];
  if (team === undefined || (step.as === undefined && teams.length > 1)) {
    throw new TypeError(`${script.key}: ${step.label} by ${step.by} is in ${teams.length} of the case's teams`);
  }
  return team;
}

export function openingOf(script: Script, cast: Cast, at: number, attachments: readonly Attachment[]): NewCase {
  const { purpose, subject, text, answers, consent } = script;
  return {
    purpose,
    subject,
    text,
    confirmedIdentity: script.patient !== undefined,
    answers,
    attachments,
    ...(script.patient === undefined ? {} : { patient: cast.patient(script.patient) }),
    ...(consent === undefined ? {} : { consent: { ...consent, at: at - 2 * MINUTE } }),
  };
}

/** What has been written so far: the newest event of each label. */
export type Labels = ReadonlyMap<string, EventId>;

export function bodyOf(
  script: Script,
  step: Step,
  cast: Cast,
  written: { readonly at: number; readonly labels: Labels; readonly attachments: readonly Attachment[] },
): Body {
  const event = (label: string): EventId => {
    const id = written.labels.get(label);
    if (id === undefined) throw new TypeError(`${script.key}: nothing is labelled ${label}`);
    return id;
  };
  const person = (staff: StaffKey, team: TeamKey): Person => {
    const { organisation, team: id, user, name } = cast.sender(staff, team);
    return { organisation, team: id, user, name };
  };
  const scene: Scene = {
    at: written.at,
    attachments: written.attachments,
    party: cast.party,
    person,
    patient: cast.patient,
    event,
    outcome: (code) => cast.outcome(script.pathway, code),
  };
  return step.body(scene);
}
