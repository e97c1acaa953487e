/** What a browser does at the demo's provider, for programs: the loader signs in every member of staff. */

export type SignIn = {
  readonly issuer: string;
  readonly clientId: string;
  /** An address under the guardian's origin. Nobody need listen there. */
  readonly redirectUri: string;
  readonly login: string;
  readonly nonce: string;
  /** PKCE: base64url of the SHA-256 of the verifier. */
  readonly challenge: string;
};

/** The authorisation code, to be exchanged by the guardian. Throws if the provider refuses. */
export async function authorise(ask: SignIn): Promise<string> {
  const cookies = new Map<string, string>();
  const start = new URL('/auth', ask.issuer);
  start.search = new URLSearchParams({
    client_id: ask.clientId,
    response_type: 'code',
    scope: 'openid email profile',
    redirect_uri: ask.redirectUri,
    nonce: ask.nonce,
    code_challenge: ask.challenge,
    code_challenge_method: 'S256',
  }).toString();
  const interaction = await redirected(start, cookies);
  const resume = await redirected(interaction, cookies, new URLSearchParams({ login: ask.login }));
  const back = await redirected(resume, cookies);
  const code = back.searchParams.get('code');
  if (code === null) throw new Error(`the provider refused: ${back.searchParams.get('error') ?? 'no code'}`);
  return code;
}

async function redirected(url: URL, cookies: Map<string, string>, body?: URLSearchParams): Promise<URL> {
  const answer = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body }),
    redirect: 'manual',
    headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
  });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  const location = answer.headers.get('location');
  await answer.body?.cancel();
  if (location === null) throw new Error(`the provider answered ${answer.status} and did not go on`);
  return new URL(location, url);
}
