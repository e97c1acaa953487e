/**
 * Every HTTP route as a program registers it, for tests that must forget none. Fastify tells of each instance on a
 * diagnostics channel; to be called before the program is made.
 */
import { channel } from 'node:diagnostics_channel';

export interface HttpRoute {
  readonly method: string;
  /** As registered: `/v1/blobs/:blob`. */
  readonly url: string;
  readonly bodyLimit: number;
}

interface Registered {
  readonly method: string | readonly string[];
  readonly url: string;
  readonly bodyLimit?: number;
}

interface Instance {
  readonly initialConfig: { readonly bodyLimit?: number };
  addHook(name: 'onRoute', hook: (route: Registered) => void): void;
}

/** One list for each instance, in the order in which they are made. HEAD beside GET is the same route. */
export function watchRoutes(): { readonly instances: readonly HttpRoute[][]; stop(): void } {
  const instances: HttpRoute[][] = [];
  const heard = channel('fastify.initialization');
  const listen = (message: unknown): void => {
    const { fastify } = message as { readonly fastify: Instance };
    const routes: HttpRoute[] = [];
    instances.push(routes);
    fastify.addHook('onRoute', ({ method, url, bodyLimit = fastify.initialConfig.bodyLimit ?? 0 }) => {
      for (const each of [method].flat()) {
        const isBesideGet = each === 'HEAD' && routes.some((known) => known.method === 'GET' && known.url === url);
        if (!isBesideGet) routes.push({ method: each, url, bodyLimit });
      }
    });
  };
  heard.subscribe(listen);
  return {
    instances,
    stop: () => {
      heard.unsubscribe(listen);
    },
  };
}

/** The address of a route with every parameter put in. */
export function filledIn({ url }: Pick<HttpRoute, 'url'>, value: (name: string) => string): string {
  return url.replaceAll(/:(\w+)/g, (_whole, name: string) => value(name)).replace('*', value('*'));
}
