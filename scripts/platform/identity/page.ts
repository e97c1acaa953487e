/** The demo provider's pages: plain HTML that works without scripts, on a phone and with a screen reader. */

export type Account = {
  /** Sign-in name, and the `sub` of tokens. */
  readonly login: string;
  readonly name: string;
  readonly role: string;
  /** Under which the page lists it. */
  readonly organisation: string;
  readonly email: string;
};

export const STYLE = `
:root { color-scheme: light dark; --page: #f0f4f5; --card: #fff; --ink: #212b32; --quiet: #4c6272; --line: #d8dde0;
  --edge: #aeb7bd; --link: #005eb8; --bar: #003d78; --selected: #e3eefa; }
@media (prefers-color-scheme: dark) { :root { --page: #12181c; --card: #1b2329; --ink: #e8edee; --quiet: #aeb7bd;
  --line: #35424a; --edge: #4c6272; --link: #7db8f0; --bar: #0b2a4a; --selected: #173450; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.4 Arial, sans-serif; }
header { background: var(--bar); color: #fff; padding: 16px; font-size: 17px; font-weight: bold; }
header span { font-weight: normal; margin-left: 8px; }
main { max-width: 960px; margin: 0 auto; padding: 16px; }
h1 { font-size: 20px; margin: 8px 0; }
h2 { font-size: 17px; margin: 0 0 8px; }
p { max-width: 70ch; margin: 8px 0 16px; }
nav ul, section ul { list-style: none; margin: 0; padding: 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 8px; margin-bottom: 16px; }
nav a { display: block; min-height: 44px; padding: 11px 12px; border: 1px solid var(--edge); border-radius: 16px;
  background: var(--card); color: var(--link); font-size: 15px; text-decoration: none; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 16px; margin-bottom: 16px; }
section ul { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 8px; }
button { width: 100%; min-height: 56px; padding: 8px 12px; text-align: left; font: inherit; color: inherit; cursor: pointer;
  background: var(--card); border: 1px solid var(--edge); border-radius: 6px; }
button:hover { background: var(--selected); }
button b { display: block; color: var(--link); }
button small { display: block; font-size: 14px; color: var(--quiet); }
:focus-visible { outline: 3px solid #212b32; box-shadow: 0 0 0 6px #ffeb3b; }
`;

export function signInPage(accounts: readonly Account[], uid: string, hint: string | null): string {
  const organisations = [...new Set(accounts.map(({ organisation }) => organisation))];
  const hinted = accounts.filter(({ login, email }) => hint !== null && (login === hint || email === hint));
  const group = (title: string, id: string, members: readonly Account[]): string =>
    `<section aria-labelledby="${id}"><h2 id="${id}">${escape(title)}</h2><ul>` +
    `${members.map((account) => `<li>${choice(account, uid)}</li>`).join('')}</ul></section>`;
  const links = organisations.map((title, index) => `<li><a href="#o${index}">${escape(title)}</a></li>`);
  const groups = organisations.map((title, index) =>
    group(
      title,
      `o${index}`,
      accounts.filter(({ organisation }) => organisation === title),
    ),
  );
  return page(
    'Sign in',
    '<h1>Who are you?</h1>' +
      '<p>These people are invented, and no password is asked. In a real organisation this is its own sign-in, such as ' +
      'NHS CIS2 or its directory.</p>' +
      (hinted.length === 0 ? '' : group('Continue as', 'hinted', hinted)) +
      `<nav aria-label="Organisations"><ul>${links.join('')}</ul></nav>${groups.join('')}`,
  );
}

export function faultPage(title: string, text: string): string {
  return page(title, `<h1>${escape(title)}</h1><p>${escape(text)}</p><p>Go back to Corridor and sign in again.</p>`);
}

function choice({ login, name, role }: Account, uid: string): string {
  return (
    `<form method="post" action="/interaction/${escape(uid)}"><button name="login" value="${escape(login)}">` +
    `<b>${escape(name)}</b><small>${escape(role)}</small></button></form>`
  );
}

function page(title: string, body: string): string {
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escape(title)} – demo identity provider</title><link rel="stylesheet" href="/style.css"></head>` +
    `<body><header>Demo identity provider<span>for trying Corridor</span></header><main>${body}</main></body></html>`
  );
}

function escape(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}
