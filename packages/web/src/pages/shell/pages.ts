/** The pages that the rail and the tabs lead to. */
import type { IconName } from '../../components/icon/icon.tsx';
import type { Strings } from '../../strings/en.ts';

export interface PageLink {
  readonly href: string;
  readonly icon: IconName;
  readonly label: (strings: Strings) => string;
}

export const PAGES: readonly PageLink[] = [
  { href: '/chats', icon: 'chat', label: (s) => s.shell.chats },
  { href: '/insights', icon: 'bars', label: (s) => s.shell.insights },
  { href: '/security', icon: 'shield', label: (s) => s.shell.security },
  { href: '/settings', icon: 'settings', label: (s) => s.shell.settings },
];
