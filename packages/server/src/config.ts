/** The environment, read once; docs/operations.md is its contract. Everything that is wrong is said at once. */
import { dirname, join } from 'node:path';
import { MANY_REFUSALS } from '@corridor/wire';
import * as z from 'zod/mini';
import { isProxyRange } from './address.ts';
import { ServerError } from './error.ts';

const issuers = z.array(z.strictObject({ issuer: z.url(), clientId: z.string(), jwks: z.optional(z.url()) }));
const json = z.pipe(
  z.string(),
  z.transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.issues.push({ code: 'custom', message: 'is not JSON', input: text });
      return z.NEVER;
    }
  }),
);
const listOf = z.pipe(
  z.string(),
  z.transform((text) => text.split(/[\s,]+/).filter((part) => part !== '')),
);

const environment = z.object({
  DATABASE_URL: z.url(),
  /** Set by `npm start`, which brings a database of its own. */
  ALLOW_EMBEDDED_DATABASE: z.optional(z.string()),
  PORT: z.pipe(z.coerce.number(), z.int().check(z.minimum(0), z.maximum(65_535))),
  HOST: z._default(z.string(), '127.0.0.1'),
  PUBLIC_URL: z.url(),
  /** Folder of sealed blobs. */
  BLOBS: z.string(),
  /** The server's own Ed25519 key; made if it is not there. */
  KEY_FILE: z.optional(z.string()),
  /** The transparency log's Ed25519 key; made if it is not there. */
  LOG_KEY_FILE: z.optional(z.string()),
  /** The log's name for ever: its address without the scheme. */
  LOG_ORIGIN: z.optional(z.string()),
  /** Who cosigns checkpoints beside the guardians: where each takes them, and its key as it tells it. */
  WITNESSES: z._default(z.pipe(json, z.array(z.strictObject({ url: z.url(), key: z.string() }))), []),
  ADMISSION_TOKEN: z._default(z.string(), ''),
  OIDC_ISSUERS: z.pipe(json, issuers),
  WEB_ORIGINS: z.pipe(listOf, z.array(z.url())),
  /** Addresses and CIDR ranges of reverse proxies before this server: limits are then counted by whom they speak for. */
  TRUSTED_PROXY: z._default(
    z.pipe(listOf, z.array(z.string().check(z.refine(isProxyRange, 'is no address or range')))),
    [],
  ),
  NATS_URL: z.optional(z.url()),
  SMTP_URL: z.optional(z.url()),
  MAIL_FROM: z._default(z.string(), 'Corridor <no-reply@corridor.example>'),
  /** Minutes that something waits undelivered before an e-mail says so. */
  EMAIL_AFTER_MINUTES: z._default(z.coerce.number(), 10),
  /** Years that records of who was given what are kept. */
  ACCESS_YEARS: z._default(z.pipe(z.coerce.number(), z.int().check(z.minimum(1), z.maximum(50))), 8),
  /** Where alarms are posted; without it they reach nobody by themselves. */
  ALARM_URL: z.optional(z.url({ protocol: /^https?$/ })),
  /** So many refusals of access within a minute are an alarm. */
  ALARM_REFUSALS: z._default(z.pipe(z.coerce.number(), z.int().check(z.minimum(1))), MANY_REFUSALS),
  VAPID_PUBLIC_KEY: z.optional(z.string()),
  VAPID_PRIVATE_KEY: z.optional(z.string()),
  VAPID_SUBJECT: z._default(z.string(), 'mailto:operator@corridor.example'),
});

export type Config = z.infer<typeof environment> & {
  readonly KEY_FILE: string;
  readonly LOG_KEY_FILE: string;
  readonly LOG_ORIGIN: string;
};

/** @throws ServerError `bad-config`; the cause lists every variable that is wrong, and no value. */
export function readConfig(from: Readonly<Record<string, string | undefined>> = process.env): Config {
  const read = environment.safeParse(from);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new ServerError('bad-config', {}, { cause: faults.join('\n') });
  }
  const beside = dirname(read.data.BLOBS);
  return {
    ...read.data,
    KEY_FILE: read.data.KEY_FILE ?? join(beside, 'server.key'),
    LOG_KEY_FILE: read.data.LOG_KEY_FILE ?? join(beside, 'log.key'),
    LOG_ORIGIN: read.data.LOG_ORIGIN ?? `${new URL(read.data.PUBLIC_URL).host}/log`,
  };
}
