/** The server's parts as the environment asks for them. */
import { decodeNoteKey, systemRandom } from '@corridor/crypto/verify';
import { pino } from 'pino';
import { diskBlobs } from './blobs/disk.ts';
import { inProcessBus } from './bus/in-process.ts';
import { natsBus } from './bus/nats.ts';
import { systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { refuseEmbedded } from './db/embedded.ts';
import { keyFromFile } from './key-file.ts';
import { logTo } from './log.ts';
import { smtpMailer } from './notify/mailer.ts';
import { DEFAULT_DELAYS } from './notify/notify.ts';
import { webPusher } from './notify/pusher.ts';
import type { Parts } from './server.ts';
import { identityTokens } from './unlock/identity.ts';

const MINUTE = 60_000;

/** @throws ServerError `bad-config` for a database that is not for production; whatever keeps the key file from being read. */
export async function partsFrom(config: Config): Promise<Parts> {
  if (config.ALLOW_EMBEDDED_DATABASE === undefined) await refuseEmbedded(config.DATABASE_URL);
  const { SMTP_URL, VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = config;
  const link = config.WEB_ORIGINS[0] ?? config.PUBLIC_URL;
  return {
    databaseUrl: config.DATABASE_URL,
    clock: systemClock,
    random: systemRandom,
    blobs: diskBlobs(config.BLOBS),
    bus: config.NATS_URL === undefined ? inProcessBus() : natsBus(config.NATS_URL),
    signer: await keyFromFile(config.KEY_FILE, systemRandom),
    transparency: {
      origin: config.LOG_ORIGIN,
      signer: await keyFromFile(config.LOG_KEY_FILE, systemRandom),
      witnesses: config.WITNESSES.map(({ url, key }) => ({ url, key: decodeNoteKey(key) })),
    },
    mailer: SMTP_URL === undefined ? null : smtpMailer({ url: SMTP_URL, from: config.MAIL_FROM, link }),
    pusher: publicKey === undefined || privateKey === undefined ? null : webPusher({ publicKey, privateKey, subject }),
    delays: { ...DEFAULT_DELAYS, email: config.EMAIL_AFTER_MINUTES * MINUTE },
    log: logTo(pino({ base: null })),
    admissionToken: config.ADMISSION_TOKEN,
    webOrigins: config.WEB_ORIGINS,
    trustedProxy: config.TRUSTED_PROXY,
    identityTokens: identityTokens(config.OIDC_ISSUERS),
    accessYears: config.ACCESS_YEARS,
    alarmUrl: config.ALARM_URL ?? null,
    alarmRefusals: config.ALARM_REFUSALS,
  };
}
