/** The server's half of a guardian-assisted unlock: one entry for each hat of whoever the token is about. Rules SV26, SV27. */
import { sealShare, subjectHash, unlockNonce } from '@corridor/crypto/verify';
import type { OrganisationId, UnlockAnswer, UnlockAsk, UserId } from '@corridor/wire';
import type { Core } from '../core.ts';
import { demand } from '../error.ts';
import { findHats, type Hat } from '../db/hats.ts';
import type { IdentityTokens } from './identity.ts';
import { shareOf } from './share.ts';

const KEM_BYTES = 1216;
const SIGN_BYTES = 32;

/** @throws ServerError `malformed`, `unauthenticated`, `unavailable`. Nobody known: an empty list. */
export async function unlock(core: Core, tokens: IdentityTokens, asked: UnlockAsk): Promise<UnlockAnswer> {
  demand(asked.kem.length === KEM_BYTES && asked.sessionKey.length === SIGN_BYTES, 'malformed');
  const nonce = await unlockNonce(asked.kem, asked.sessionKey);
  const now = core.clock.now();
  const { issuer, sub } = await tokens.verify(asked.idToken, nonce, now);
  const hats = await findHats(core.database.sql, await subjectHash(issuer, sub), now);
  return { people: await Promise.all(hats.map(async (hat) => await entryOf(core, hat, asked))) };
}

async function entryOf(core: Core, hat: Hat, { kem, sessionKey }: UnlockAsk): Promise<UnlockAnswer['people'][number]> {
  const of = { organisation: hat.organisation as OrganisationId, user: hat.user as UserId };
  const share = await shareOf(core, of.user);
  return {
    ...of,
    person: hat.person,
    bundle: hat.bundle,
    slots: hat.slots,
    share: await sealShare(share, { holder: 'server', ...of }, { kem, sessionKey }, core.random),
  };
}
