/** The environment, read once. Every fault is told at once, by the name of the variable and never by its value. */
import { isIP } from 'node:net';
import { decodeNoteKey } from '@corridor/crypto';
import { fromHex, MANY_REFUSALS } from '@corridor/wire';
import * as z from 'zod';
import { GuardianError } from './error.ts';

/** An Ed25519 key, in hexadecimal or as notes' programs are told it (`name+id+base64`, c2sp.org/signed-note). */
const publicKey = z.string().transform((text, context): Uint8Array => {
  try {
    if (/^[0-9a-f]{64}$/u.test(text)) return fromHex(text);
    return decodeNoteKey(text).publicKey;
  } catch {
    context.addIssue('is no Ed25519 key');
    return z.NEVER;
  }
});
const publicKeys = z
  .string()
  .transform((text) => text.split(/[\s,]+/u).filter((part) => part !== ''))
  .pipe(z.array(publicKey).max(8));

/** `loopback`, an address, or a range as CIDR (RFC 4632). */
function isProxyRange(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (text === 'loopback') return true;
  if (family === 0 || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/u.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const environment = z.object({
  DATABASE_URL: z.url(),
  /** The address to listen on; a reverse proxy stands before it in a deployment. */
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535),
  /** Addresses and CIDR ranges of reverse proxies before this guardian, separated by commas; `loopback` is this machine. */
  TRUSTED_PROXY: z
    .string()
    .default('loopback')
    .transform((list) => list.split(/[\s,]+/u).filter((part) => part !== ''))
    .pipe(z.array(z.string().refine(isProxyRange, 'is no address or range'))),
  /** The address at which browsers reach this guardian. */
  PUBLIC_URL: z.url(),
  SERVER_URL: z.url(),
  /** Lets this guardian bring organisations to the server that nobody vouches for there; empty: it brings none of those. */
  ADMISSION_TOKEN: z.string().default(''),
  KEYS_DIR: z.string().min(1),
  RECORDS_DIR: z.string().min(1),
  /** The built web app; without it no pages are served. */
  WEB_DIR: z.string().min(1).optional(),
  /** The Ed25519 key of whoever builds Corridor, in hexadecimal: no other release is served. */
  RELEASE_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/u)
    .optional(),
  /** The transparency log's key; without it the one that the server shows first is kept. */
  LOG_KEY: publicKey.optional(),
  /** Of the log's independent witnesses, separated by commas; none: the installation has none. */
  WITNESS_KEYS: publicKeys.default([]),
  /** Where alarms are posted; without it they reach nobody by themselves. */
  ALARM_URL: z.url({ protocol: /^https?$/u }).optional(),
  /** So many refusals of access within a minute are an alarm. */
  ALARM_REFUSALS: z.coerce.number().int().min(1).default(MANY_REFUSALS),
  /** Who runs this machine, as screens name them. */
  HOST_NAME: z.string().min(1).max(200),
  OIDC_ISSUER: z.url(),
  OIDC_CLIENT_ID: z.string().min(1),
  OIDC_CLIENT_SECRET: z.string().min(1),
});

export interface Identity {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Config {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** As Fastify's `trustProxy`; this machine alone unless said. */
  readonly trustedProxy?: readonly string[];
  readonly publicUrl: string;
  readonly serverUrl: string;
  readonly admissionToken: string;
  readonly keysDir: string;
  readonly recordsDir: string;
  readonly webDir: string | null;
  readonly releaseKey?: Uint8Array | null;
  readonly logKey?: Uint8Array | null;
  readonly witnessKeys?: readonly Uint8Array[];
  readonly alarmUrl?: string | null;
  readonly alarmRefusals?: number;
  readonly hostName: string;
  readonly identity: Identity;
}

/** @throws GuardianError `malformed` with one fault for each variable that is missing or wrong. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw new GuardianError('malformed', 'environment', faults);
  }
  const { data } = read;
  return {
    databaseUrl: data.DATABASE_URL,
    host: data.HOST,
    port: data.PORT,
    trustedProxy: data.TRUSTED_PROXY,
    publicUrl: data.PUBLIC_URL,
    serverUrl: data.SERVER_URL,
    admissionToken: data.ADMISSION_TOKEN,
    keysDir: data.KEYS_DIR,
    recordsDir: data.RECORDS_DIR,
    webDir: data.WEB_DIR ?? null,
    releaseKey: data.RELEASE_KEY === undefined ? null : fromHex(data.RELEASE_KEY),
    logKey: data.LOG_KEY ?? null,
    witnessKeys: data.WITNESS_KEYS,
    alarmUrl: data.ALARM_URL ?? null,
    alarmRefusals: data.ALARM_REFUSALS,
    hostName: data.HOST_NAME,
    identity: { issuer: data.OIDC_ISSUER, clientId: data.OIDC_CLIENT_ID, clientSecret: data.OIDC_CLIENT_SECRET },
  };
}
