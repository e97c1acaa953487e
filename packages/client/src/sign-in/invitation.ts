/**
 * An invitation, from the newcomer's side: the code says under which root the organisation is to be, before anything is typed
 * elsewhere, and signs the keys that are made later. Rules IV1 to IV4.
 */
import { invitationSigner, sha256, type Signer, signInvited, verifyInvitation } from '@corridor/crypto';
import {
  decodeSigned,
  type EnrolAsk,
  equalBytes,
  type Invitation,
  invitationAnswer,
  type Invited,
  toHex,
} from '@corridor/wire';
import type { InvitationShown } from '../api/access.ts';
import { ClientError, codeOf } from '../error.ts';
import { postCbor } from '../http/cbor.ts';
import type { Http } from '../port/http.ts';
import type { Known } from './identify.ts';

interface Read {
  readonly signer: Signer;
  readonly says: Invitation;
  readonly shown: InvitationShown;
}

/** A link's fragment is the code, a full stop, and the root's fingerprint; what is typed from paper is the code alone. */
function partsOf(typed: string): { readonly code: string; readonly fingerprint: string | null } {
  const fragment = typed.slice(typed.lastIndexOf('#') + 1);
  const [code = '', fingerprint = null] = fragment.split('.');
  return { code, fingerprint };
}

/**
 * @param typed A code as it was written down, or the link that carries it.
 * @throws ClientError `bad-invitation-code`, `invitation-over`, `invitation-used`, `root-swapped`, `offline`.
 */
export async function readInvitation(http: Http, guardian: string, known: Known, typed: string): Promise<Read> {
  const { code, fingerprint } = partsOf(typed);
  const signer = await invitationSigner(code).catch(() => {
    throw new ClientError('bad-invitation-code');
  });
  const { invitation, state, name } = await ask(http, guardian, signer.publicKey);
  const says = await verifyInvitation(decodeSigned(invitation), signer.publicKey).catch(() => {
    throw new ClientError('root-swapped');
  });
  if (state === 'used') throw new ClientError('invitation-used');
  if (state !== 'open') throw new ClientError('invitation-over');
  const stated = known.organisations.find(({ organisation }) => organisation === says.organisation);
  const isMeant =
    stated !== undefined &&
    equalBytes(says.root, await sha256(stated.root)) &&
    (fingerprint === null || fingerprint === toHex(says.root));
  if (!isMeant) throw new ClientError('root-swapped');
  const { organisation, name: organisationName, ods } = stated;
  const { expiresAt } = says;
  return {
    signer,
    says,
    shown: { organisation, organisationName, ods, name, expiresAt, fingerprint: toHex(says.root) },
  };
}

async function ask(http: Http, guardian: string, key: Uint8Array) {
  try {
    return await postCbor(http, new URL('/v1/invitation', guardian).href, { key }, invitationAnswer);
  } catch (error) {
    throw codeOf(error) === 'unknown-person' ? new ClientError('invitation-over') : error;
  }
}

/** @throws ClientError `invitation-other` if the invitation is for somebody else than has signed in. */
export async function signWithInvitation(
  { says, signer }: Pick<Read, 'says' | 'signer'>,
  keys: Omit<Invited, 'suite'>,
): Promise<NonNullable<EnrolAsk['invitation']>> {
  if (says.user !== keys.user) throw new ClientError('invitation-other');
  return { key: signer.publicKey, signature: await signInvited(keys, signer) };
}
