/** Web Push (RFC 8030), sealed to the browser (RFC 8291) and signed by us (RFC 8292). It says nothing but that something waits. */
import webPush from 'web-push';
import { ServerError } from '../error.ts';
import type { PushAddress } from '../db/tables.ts';

/** The same for everybody and everything: the push service, which cannot read it, learns nothing from its length either. */
export const PUSH_CONTENT = '{"waiting":true}';

export interface Pusher {
  /** What browsers subscribe with. */
  readonly publicKey: string;
  /** Whether we would send to this address: a subscription must not make us call any machine it names. */
  accepts(endpoint: string): boolean;
  /** `gone`: the subscription is no more. @throws for what may go better later. */
  send(address: PushAddress): Promise<'sent' | 'gone'>;
}

export interface PushSettings {
  readonly publicKey: string;
  readonly privateKey: string;
  /** A way to reach the operator: `mailto:` or `https:`. */
  readonly subject: string;
  /** Host names, or `.domain` for any below it; the browsers' own services unless a test brings another. */
  readonly hosts?: readonly string[];
}

const BROWSERS_SERVICES = [
  'fcm.googleapis.com',
  'updates.push.services.mozilla.com',
  '.push.apple.com',
  '.notify.windows.com',
];
/** Seconds for which the push service keeps trying. */
const KEPT_FOR = 4 * 60 * 60;
const PATIENCE = 10_000;

export function webPusher(settings: PushSettings): Pusher {
  const { publicKey, privateKey, subject, hosts } = settings;
  const vapidDetails = { publicKey, privateKey, subject };
  return {
    publicKey,
    accepts: (endpoint) => isAmong(endpoint, hosts),
    send: async ({ endpoint, ...keys }) => {
      const subscription = { endpoint, keys };
      const details = webPush.generateRequestDetails(subscription, PUSH_CONTENT, { vapidDetails, TTL: KEPT_FOR });
      return await post(endpoint, details.headers, details.body);
    },
  };
}

function isAmong(endpoint: string, hosts: readonly string[] | undefined): boolean {
  const { protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:' && hosts === undefined) return false;
  return (hosts ?? BROWSERS_SERVICES).some((host) =>
    host.startsWith('.') ? hostname.endsWith(host) : hostname === host,
  );
}

async function post(
  endpoint: string,
  headers: Record<string, string | number>,
  body: Buffer,
): Promise<'sent' | 'gone'> {
  const texts = Object.entries(headers).filter(([name]) => name !== 'Content-Length');
  const answer = await fetch(endpoint, {
    method: 'POST',
    headers: texts.map(([name, value]): [string, string] => [name, String(value)]),
    body: new Uint8Array(body),
    redirect: 'error',
    signal: AbortSignal.timeout(PATIENCE),
  });
  await answer.body?.cancel();
  if (answer.status === 404 || answer.status === 410) return 'gone';
  if (!answer.ok) throw new ServerError('unavailable');
  return 'sent';
}
