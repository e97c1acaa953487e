import type { Http } from '../port/http.ts';
import { fromUtf8 } from '@corridor/wire';
import { reach } from './cbor.ts';

/** The key that a browser subscribes with (VAPID, RFC 8292 §2), base64url; null if this server sends no push. @throws ClientError `offline`. */
export async function askPushKey(http: Http, server: string): Promise<string | null> {
  const { response, body } = await reach(http, new URL('/v1/push-key', server).href, { method: 'GET' });
  return response.ok ? fromUtf8(body) : null;
}
