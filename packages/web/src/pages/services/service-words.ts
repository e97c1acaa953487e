/** How a service stands, in words: open and with whom, covered, closed until when, or off and who answers instead. */
import { afterWorking, clockOf, hoursOf, isWorking, MINUTE } from '@corridor/cases';
import type { Duty, Service } from '@corridor/client';
import type { Strings } from '../../strings/en.ts';
import { momentWords, spanWords } from '../../time.ts';

export interface ServiceState {
  readonly dot: 'open' | 'busy' | 'off';
  readonly is: string;
  readonly more: string;
}

/** What the words depend on beside the service: who else there is, and when it is. */
export interface Surroundings {
  readonly services: readonly Service[];
  readonly now: number;
}

export function isSame(a: Service, b: Pick<Service, 'team' | 'pathway'>): boolean {
  return a.team === b.team && a.pathway.id === b.pathway.id;
}

/** The service that answers a question put to this one: itself, the network in its place, or null for nobody. */
export function takerOf(service: Service, services: readonly Service[]): Service | null {
  const { takes } = service;
  if (takes.who === 'service') return service;
  if (takes.who === 'nobody') return null;
  return services.find(({ team, pathway }) => team === takes.team && pathway.id === takes.pathway) ?? null;
}

/** `National dermatology network, Fellgate`: the network that answers in place of a service. */
export function networkWords({ takes }: Service, services: readonly Service[]): string | null {
  if (takes.who !== 'network') return null;
  const place = services.find(({ team }) => team === takes.team)?.organisationName;
  return place === undefined ? takes.name : `${takes.name}, ${place}`;
}

/** Somebody would see a case at once: whoever is on call, or their deputy. */
export function isCovered(duty: Duty | null): boolean {
  return (duty?.now ?? duty?.deputy ?? null) !== null;
}

/** When a service opens again, if its hours say that it is closed and nobody covers; null: it is open. */
export function opensAt({ pathway, duty }: Service, now: number): number | null {
  if (pathway.hours === undefined || isCovered(duty)) return null;
  const clock = clockOf(pathway.nation, now);
  return isWorking(now, hoursOf(pathway), clock) ? null : afterWorking(now, 0, hoursOf(pathway), clock);
}

/** Who is told when nobody is on call: the lead by name, or everybody. */
export function insteadWords({ instead }: Pick<Duty, 'instead'>, s: Strings): string {
  const tells =
    instead?.as === 'lead'
      ? s.services.tellsLead(instead.people.map(({ name }) => name).join(', '))
      : s.services.tellsTeam;
  return instead?.allAway === true ? s.services.allAway(tells) : tells;
}

function openState(service: Service, { now }: Surroundings, s: Strings): ServiceState {
  const { duty, pathway } = service;
  const words = s.services;
  if (duty?.now != null) return { dot: 'open', is: words.open, more: words.onCall(duty.now.name) };
  if (duty?.deputy != null) return { dot: 'busy', is: words.deputy, more: duty.deputy.name };
  const opens = opensAt(service, now);
  if (opens !== null) {
    const more = pathway.target.clock === 'working' ? words.clockThen : words.sendNow;
    return { dot: 'off', is: words.closedUntil(momentWords(opens, now, s)), more };
  }
  if (duty === null) return { dot: 'open', is: words.open, more: '' };
  return { dot: pathway.urgency === 'urgent' ? 'busy' : 'open', is: words.nobody, more: insteadWords(duty, s) };
}

export function stateOf(service: Service, around: Surroundings, s: Strings): ServiceState {
  const { takes, state } = service;
  const words = s.services;
  if (takes.who === 'service') return openState(service, around, s);
  const is = state === 'closed' ? words.closed : takes.why === 'absent' ? words.absent : words.off;
  const network = networkWords(service, around.services);
  if (network !== null) return { dot: 'off', is, more: words.goesTo(network) };
  return { dot: 'off', is, more: takes.why === 'network-off' ? words.networkOff : words.nobodyTakes };
}

export function spanOf(minutes: number, s: Strings): string {
  return spanWords(minutes * MINUTE, s);
}

/** `Target 16 h in working hours`. */
export function targetWords({ pathway }: Service, s: Strings): string {
  const { minutes, clock } = pathway.target;
  return clock === 'working'
    ? s.services.targetWorking(s.time.hours(minutes / 60))
    : s.services.target(spanOf(minutes, s));
}

const NAMED = 2;

/** Whom a pathway lets ask: any team, or these. */
export function askersWords({ pathway }: Service, s: Strings): string {
  const { asking } = pathway;
  if (asking === undefined) return s.services.anyTeam;
  const names = asking.slice(0, NAMED).map(({ name }) => name);
  const more = asking.length > NAMED ? [s.services.andMore(asking.length - NAMED)] : [];
  return s.services.only([names.join(', '), ...more].join(' '));
}

/** On one line: who is on call and until when, the deputy, or who is told in their place. */
export function dutyWords(duty: Duty, now: number, s: Strings): string {
  if (duty.now !== null) {
    if (duty.until === null) return s.services.onCall(duty.now.name);
    return s.services.onCallUntil(duty.now.name, momentWords(duty.until, now, s));
  }
  if (duty.deputy !== null) return `${s.services.deputy}: ${duty.deputy.name}`;
  return `${s.services.nobody}. ${insteadWords(duty, s)}`;
}
