/**
 * A real OpenID provider for the demo and for tests: authorisation code with PKCE for one confidential client, which is
 * the guardian. Whoever opens its page picks who to be; nothing else about it is different from a hospital's.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Configuration, interactionPolicy, type KoaContextWithOIDC, Provider } from 'oidc-provider';
import type { ProviderSecrets } from './keys.ts';
import { type Account, faultPage, signInPage, STYLE } from './page.ts';

const INTERACTION = /^\/interaction\/([\w-]+)$/;
const MINUTES = 60;

export type ProviderOptions = {
  /** 0 lets the operating system choose. */
  readonly port: number;
  readonly accounts: readonly Account[];
  readonly secrets: ProviderSecrets;
  readonly client: { readonly id: string; readonly secret: string };
  /** Origins to whose pages a sign-in may return. */
  readonly webOrigins: readonly string[];
};

export type IdentityProvider = { readonly issuer: string; readonly port: number; close(): Promise<void> };

export async function startIdentityProvider(options: ProviderOptions): Promise<IdentityProvider> {
  // The issuer is the address, so it is known only once there is a port; nobody calls before that.
  let answer: (request: IncomingMessage, response: ServerResponse) => Promise<void> = async () => {};
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (response.headersSent) return;
      const known = error instanceof Error && error.name === 'SessionNotFound';
      const words = known ? 'This sign-in took too long, or was begun in another window.' : 'The sign-in failed.';
      sendPage(response, known ? 400 : 500, faultPage('Not signed in', words), options.webOrigins);
    });
  });
  const port = await listen(server, options.port);
  const issuer = `http://localhost:${port}`;
  answer = answerer(new Provider(issuer, configuration(options)), options);
  return {
    issuer,
    port,
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((closed) => {
        server.close(() => closed());
      });
    },
  };
}

function answerer(provider: Provider, options: ProviderOptions) {
  // A page of the guardian's origin may be anywhere under it; the guardian itself checks that the page is its own.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => options.webOrigins.includes(originOf(uri));
  const callback = provider.callback();
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/healthz') {
      response.setHeader('content-type', 'text/plain').end('ok\n');
    } else if (path === '/style.css') {
      response.setHeader('content-type', 'text/css').end(STYLE);
    } else if (INTERACTION.test(path)) {
      await interact(provider, options, request, response);
    } else {
      await callback(request, response);
    }
  };
}

async function interact(
  provider: Provider,
  { accounts, webOrigins }: ProviderOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { uid, params } = await provider.interactionDetails(request, response);
  const login = request.method === 'POST' ? new URLSearchParams(await text(request)).get('login') : null;
  const account = accounts.find((known) => known.login === login);
  if (account === undefined) {
    const hint = typeof params['login_hint'] === 'string' ? params['login_hint'] : null;
    sendPage(response, 200, signInPage(accounts, uid, hint), webOrigins);
    return;
  }
  const result = { login: { accountId: account.login, remember: false } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

function configuration({ accounts, secrets, client, webOrigins }: ProviderOptions): Configuration {
  return {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: webOrigins.map((origin) => `${origin}/`),
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
      },
    ],
    jwks: { keys: [secrets.signingKey] },
    cookies: { keys: [secrets.cookieKey] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    // The guardian reads the ID token alone, so scopes' claims go into it and not only to the user-info endpoint.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}`, policy: askEveryTime() },
    ttl: {
      AccessToken: 10 * MINUTES,
      AuthorizationCode: MINUTES,
      Grant: 60 * MINUTES,
      IdToken: 10 * MINUTES,
      Interaction: 60 * MINUTES,
      Session: 60 * MINUTES,
    },
    findAccount: (_context, id) => {
      const account = accounts.find(({ login }) => login === id);
      if (account === undefined) return undefined;
      const { email, name } = account;
      return { accountId: id, claims: () => ({ sub: id, email, email_verified: true, name }) };
    },
    loadExistingGrant: grantEverything,
    renderError: (context, { error_description: description }) => {
      context.type = 'html';
      context.body = faultPage('Not signed in', description ?? 'The sign-in failed.');
    },
  };
}

/** A ward PC is everybody's: nobody is signed in because somebody was before. */
function askEveryTime(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  const always = new interactionPolicy.Check('everybody_is_asked', 'sign in every time', ({ oidc }) =>
    oidc.result?.login === undefined
      ? interactionPolicy.Check.REQUEST_PROMPT
      : interactionPolicy.Check.NO_NEED_TO_PROMPT,
  );
  policy.get('login')?.checks.add(always);
  return policy;
}

/** Staff are not asked whether their own organisation's guardian may know them. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  const accountId = session?.accountId;
  if (client === undefined || accountId === undefined) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId });
  grant.addOIDCScope('openid email profile');
  await grant.save();
  return grant;
}

function sendPage(response: ServerResponse, status: number, html: string, webOrigins: readonly string[]): void {
  // The form's answer redirects to the web app, and browsers hold form-action against redirects too.
  const policy = `default-src 'none'; style-src 'self'; form-action 'self' ${webOrigins.join(' ')}; frame-ancestors 'none'`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy,
    'cache-control': 'no-store',
  });
  response.end(html);
}

function originOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).origin : '';
}

async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', listening);
  });
  return (server.address() as AddressInfo).port;
}
