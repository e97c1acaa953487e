/** What the box finds besides cases and colleagues: deeds of the page, teams, services, pages. Each is a name and what it does. */
import type { Me, Service } from '@corridor/client';
import type { PageLink } from '../../pages/shell/pages.ts';
import type { Strings } from '../../strings/en.ts';
import type { Offer } from '../../session/offers.ts';
import type { IconName } from '../icon/icon.tsx';

/** Something that can be taken: `href` is gone to, `run` is done. */
export interface Thing {
  readonly key: string;
  readonly name: string;
  readonly more: string;
  readonly icon: IconName;
  readonly does: { readonly href: string } | { readonly run: () => void };
}

export function thingsOfPages(linked: readonly PageLink[], s: Strings): readonly Thing[] {
  const pages = [
    { href: '/', icon: 'inbox' as const, name: s.palette.inbox },
    { href: '/new', icon: 'plus' as const, name: s.shell.newCase },
    ...linked.map(({ href, icon, label }) => ({ href, icon, name: label(s) })),
    { href: '/outbox', icon: 'clock' as const, name: s.palette.outbox },
  ];
  return pages.map(({ href, icon, name }) => ({ key: `page ${href}`, name, more: '', icon, does: { href } }));
}

export function thingsOfTeams({ teams }: Me, s: Strings): readonly Thing[] {
  return teams
    .filter(({ kind }) => kind !== 'personal')
    .map(({ team, name, waiting }) => ({
      key: `team ${team}`,
      name,
      more: waiting === 0 ? '' : s.shell.waiting(waiting),
      icon: 'people',
      does: { href: `/team/${team}` },
    }));
}

/** Only what a team of one's own may ask. */
export function thingsOfServices(services: readonly Service[]): readonly Thing[] {
  return services.flatMap(({ team, pathway, organisationName, askedBy }) => {
    const [asking] = askedBy;
    if (asking === undefined) return [];
    const href = `/new?${new URLSearchParams({ team, pathway: pathway.id, as: asking }).toString()}`;
    const key = `service ${team} ${pathway.id}`;
    return [{ key, name: pathway.title, more: organisationName, icon: 'flag' as const, does: { href } }];
  });
}

export function thingsOffered(offers: readonly Offer[]): readonly Thing[] {
  return offers.map(({ key, words, icon, run }) => ({
    key: `deed ${key}`,
    name: words,
    more: '',
    icon,
    does: { run },
  }));
}
