import type { IncomingMessage } from 'node:http';
import { addressOf } from '../address.ts';
import type { Core } from '../core.ts';

const SOCKET_PATH = '/v1/socket';

/** Browsers say where their page is from; programs say nothing. */
export function isAllowedOrigin(webOrigins: readonly string[], origin: string | undefined): boolean {
  return origin === undefined || webOrigins.includes(origin);
}

/** Whether a request may become a socket. Rule SV20. */
export function admitSocket(core: Core, webOrigins: readonly string[], request: IncomingMessage) {
  if (request.url !== SOCKET_PATH) return 404;
  if (!isAllowedOrigin(webOrigins, request.headers.origin)) return 403;
  return core.limits.address(addressOf(request, core.isTrustedProxy)) ? 200 : 429;
}
