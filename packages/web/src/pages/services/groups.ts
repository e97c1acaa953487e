/** Services in an order: one's usual first, then as the reader groups them; and those that fit what was typed. */
import type { Service, Shelf } from '@corridor/client';
import type { TeamId } from '../../session/ids.ts';
import type { Strings } from '../../strings/en.ts';
import { opensAt } from './service-words.ts';

export type Order = 'specialty' | 'place' | 'pathway';
export const ORDERS: readonly Order[] = ['specialty', 'place', 'pathway'];

export interface ServiceGroup {
  readonly id: string;
  readonly title: string;
  readonly services: readonly Service[];
}

type Favourites = Shelf['favourites'];

export function isFavourite({ team, pathway }: Service, favourites: Favourites): boolean {
  return favourites.some((each) => each.team === team && each.pathway === pathway.id);
}

function fits({ name, organisationName, area, pathway }: Service, wanted: readonly string[]): boolean {
  const { title, specialty = '', summary = '' } = pathway;
  const all = [name, organisationName, area ?? '', title, specialty, summary].join(' ').toLowerCase();
  return wanted.every((word) => all.includes(word));
}

/** Services that hold every word that was typed. */
export function findServices(services: readonly Service[], typed: string): readonly Service[] {
  const wanted = typed.trim().toLowerCase().split(/\s+/u);
  return services.filter((service) => fits(service, wanted));
}

const byTitle = (a: Service, b: Service) => a.pathway.title.localeCompare(b.pathway.title);

function kindOf({ pathway }: Service): 'urgent' | Service['pathway']['kind'] {
  return pathway.urgency === 'urgent' ? 'urgent' : pathway.kind;
}

function titleIn(service: Service, order: Order, s: Strings): string {
  switch (order) {
    case 'specialty':
      return service.pathway.specialty ?? service.name;
    case 'place':
      return service.area === null ? service.organisationName : `${service.area}: ${service.organisationName}`;
    case 'pathway':
      return s.services.kinds[kindOf(service)];
    default:
      return order satisfies never;
  }
}

const FAVOURITES = 'favourites';

function split(
  services: readonly Service[],
  favourites: Favourites,
): readonly [readonly Service[], readonly Service[]] {
  const usual = services.filter((service) => isFavourite(service, favourites));
  return [usual, services.filter((service) => !usual.includes(service))];
}

function filled(groups: readonly ServiceGroup[]): readonly ServiceGroup[] {
  return groups.filter((group) => group.services.length > 0);
}

/** The directory: one's usual services, then all others under headings in the order of the alphabet. */
export function directoryGroups(
  services: readonly Service[],
  order: Order,
  favourites: Favourites,
  s: Strings,
): readonly ServiceGroup[] {
  const [usual, others] = split(services.toSorted(byTitle), favourites);
  const titles = [...new Set(others.map((service) => titleIn(service, order, s)))].toSorted((a, b) =>
    a.localeCompare(b),
  );
  return filled([
    { id: FAVOURITES, title: s.services.favourites, services: usual },
    ...titles.map((title) => ({
      id: `${order} ${title}`,
      title,
      services: others.filter((service) => titleIn(service, order, s) === title),
    })),
  ]);
}

/** Whether a team may ask a service and somebody else would answer. */
export function mayAsk({ askedBy, pathway }: Service, asking: TeamId | null): boolean {
  return asking !== null && askedBy.includes(asking) && pathway.answering.some(({ team }) => team !== asking);
}

/** To choose from for a new case: one's usual, those open, the urgent, and those that are closed or covered by others. */
export function choiceGroups(
  services: readonly Service[],
  {
    asking,
    favourites,
    now,
  }: { readonly asking: TeamId | null; readonly favourites: Favourites; readonly now: number },
  s: Strings,
): readonly ServiceGroup[] {
  const offered = services.filter((service) => mayAsk(service, asking));
  const [usual, others] = split(offered.toSorted(byTitle), favourites);
  const isClosed = (service: Service) => service.takes.who !== 'service' || opensAt(service, now) !== null;
  const open = others.filter((service) => !isClosed(service));
  return filled([
    { id: FAVOURITES, title: s.services.favourites, services: usual },
    { id: 'open', title: s.newCase.openNow, services: open.filter(({ pathway }) => pathway.urgency !== 'urgent') },
    { id: 'urgent', title: s.newCase.urgent, services: open.filter(({ pathway }) => pathway.urgency === 'urgent') },
    { id: 'closed', title: s.newCase.closed, services: others.filter(isClosed) },
  ]);
}
