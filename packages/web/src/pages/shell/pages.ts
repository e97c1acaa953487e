/** The pages that the rail and the tabs lead to. */
import type { Me } from '@corridor/client';
import type { IconName } from '../../components/icon/icon.tsx';
import type { Strings } from '../../strings/en.ts';
import { NO_OFFICES, type Offices } from './offices.ts';

export interface PageLink {
  readonly href: string;
  readonly icon: IconName;
  readonly label: (strings: Strings) => string;
}

const FIRST: readonly PageLink[] = [
  { href: '/chats', icon: 'chat', label: (s) => s.shell.chats },
  { href: '/services', icon: 'book', label: (s) => s.shell.services },
];
const LAST: readonly PageLink[] = [
  { href: '/insights', icon: 'bars', label: (s) => s.shell.insights },
  { href: '/audit', icon: 'eye', label: (s) => s.shell.audit },
  { href: '/security', icon: 'shield', label: (s) => s.shell.security },
  { href: '/settings', icon: 'settings', label: (s) => s.shell.settings },
];
const SHIFT_END: PageLink = { href: '/shift-end', icon: 'hand', label: (s) => s.shiftEnd.title };
const AREA: PageLink = { href: '/area', icon: 'globe', label: (s) => s.shell.area };
const STAFF: PageLink = { href: '/staff', icon: 'person', label: (s) => s.shell.staff };
const PATHWAYS: PageLink = { href: '/pathways', icon: 'refer', label: (s) => s.shell.pathways };

/** The rota that one opens first: of the team that one is on call for, else of the first that keeps one. */
function rotaOf({ teams }: Pick<Me, 'teams'>): readonly PageLink[] {
  const kept = teams.filter(({ kind, onDuty }) => kind !== 'personal' && onDuty !== null);
  const team = kept.find(({ mine }) => mine !== 'off') ?? kept[0];
  return team === undefined ? [] : [{ href: `/rota/${team.team}`, icon: 'people', label: (s) => s.shell.rota }];
}

/** What somebody is led to: everybody's pages, and those of an administrator or a commissioner for them alone. */
export function pagesFor(me: Pick<Me, 'teams'>, offices: Offices = NO_OFFICES): readonly PageLink[] {
  const rota = rotaOf(me);
  return [
    ...FIRST,
    ...rota,
    ...(rota.length === 0 ? [] : [SHIFT_END]),
    ...(offices.pathways ? [PATHWAYS] : []),
    ...(offices.staff ? [STAFF] : []),
    ...(offices.area ? [AREA] : []),
    ...LAST,
  ];
}
