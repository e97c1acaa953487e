/** How a service stands, in words: open and with whom, covered by a deputy, closed until when, or off and where it goes. */
import type { Service } from '@corridor/client';
import type { Strings } from '../../strings/en.ts';
import { spanWords } from '../../time.ts';

export interface ServiceState {
  readonly dot: 'open' | 'busy' | 'off';
  readonly is: string;
  readonly more: string;
}

const MINUTE = 60_000;

export function usualWords({ usualMinutes }: Service, s: Strings): string {
  return usualMinutes === null ? '' : s.newCase.about(spanWords(usualMinutes * MINUTE, s));
}

export function fallbackOf({ pathway }: Service, when: 'off' | 'late'): string | null {
  return pathway.fallback?.when.includes(when) === true ? pathway.fallback.to.name : null;
}

function openState({ duty, pathway }: Service, s: Strings): ServiceState {
  if (duty === null) return { dot: 'open', is: s.newCase.open, more: '' };
  if (duty.now !== null) return { dot: 'open', is: s.newCase.open, more: s.newCase.onDuty(duty.now.name) };
  if (duty.deputy !== null) return { dot: 'busy', is: s.newCase.deputy, more: duty.deputy.name };
  return { dot: pathway.urgency === 'urgent' ? 'busy' : 'open', is: s.newCase.open, more: s.newCase.nobodyOnDuty };
}

export function stateOf(service: Service, s: Strings): ServiceState {
  switch (service.state) {
    case 'open':
      return openState(service, s);
    case 'closed':
      return { dot: 'off', is: s.newCase.closedNow, more: s.newCase.closedBody };
    case 'off':
      return { dot: 'off', is: s.newCase.off, more: s.newCase.offBody(fallbackOf(service, 'off')) };
    default:
      return service.state satisfies never;
  }
}

export interface ServiceGroup {
  readonly group: 'usual' | 'urgent' | 'closed';
  readonly services: readonly Service[];
}

function groupOf({ state, pathway }: Service): ServiceGroup['group'] {
  if (state !== 'open') return 'closed';
  return pathway.urgency === 'urgent' ? 'urgent' : 'usual';
}

function fits({ name, organisationName, pathway }: Service, wanted: string): boolean {
  return `${name} ${organisationName} ${pathway.title} ${pathway.summary ?? ''}`.toLowerCase().includes(wanted);
}

/** Services that this team may ask and that fit what was typed. */
export function groupsOf(services: readonly Service[], typed: string, asking: string | null): readonly ServiceGroup[] {
  const wanted = typed.trim().toLowerCase();
  const offered = services.filter(
    (service) =>
      fits(service, wanted) &&
      (service.pathway.asking === undefined || service.pathway.asking.some(({ team }) => team === asking)),
  );
  return (['usual', 'urgent', 'closed'] as const)
    .map((group) => ({ group, services: offered.filter((service) => groupOf(service) === group) }))
    .filter((group) => group.services.length > 0);
}
