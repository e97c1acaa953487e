import { region } from '../../../demo/src/index.ts';
import type { Account } from './page.ts';

/** The demo's staff, as the provider lists them: everybody under their first organisation. */
export function demoAccounts(): Account[] {
  const { staff, organisations } = region(Date.now());
  const names = new Map<string, string>(organisations.map(({ key, name }) => [key, name]));
  return staff.map(({ login, name, email, hats }) => {
    const [first] = hats;
    const organisation = names.get(first?.organisation ?? '') ?? '';
    return { login, name, email, role: first?.role ?? '', organisation };
  });
}
