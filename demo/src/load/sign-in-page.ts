/** What a person does at the identity provider, for a program: choose themselves, and be sent back. */
import { LoadError } from './error.ts';

/** @param start where the client sends the browser. @returns the address to which the provider sends it back. */
export async function choose(start: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  const page = await follow(new URL(start), cookies);
  const resume = await follow(page, cookies, new URLSearchParams({ login }));
  return (await follow(resume, cookies)).href;
}

async function follow(url: URL, cookies: Map<string, string>, form?: URLSearchParams): Promise<URL> {
  const answer = await fetch(url, {
    method: form === undefined ? 'GET' : 'POST',
    ...(form === undefined ? {} : { body: form }),
    redirect: 'manual',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
    cookies.set(name, value);
  }
  await answer.body?.cancel();
  const location = answer.headers.get('location');
  if (location === null) throw new LoadError('sign-in', `the identity provider answered ${answer.status}`);
  return new URL(location, url);
}
