/**
 * Staff, through the guardian that certifies them; fetched when an administrator first asks. An invitation's code is made here
 * and never leaves but on paper, under the root that this client has believed since its own enrolment: neither guardian nor
 * server can put another in its place. Rules SM5, SM6.
 */
import { invitationSigner, newInvitationCode, sha256, signInvitation } from '@corridor/crypto';
import {
  encodeSigned,
  leavingAnswer,
  newcomerAnswer,
  staffAnswer,
  staffDone,
  toHex,
  type UserId,
} from '@corridor/wire';
import type { InvitationSheet, Staffing } from '../api/staff.ts';
import type { AtWork } from '../deed/at-work.ts';
import type { AskGuardian } from './guardian.ts';

const AT = '/staff';
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** @param guardian Origin of the organisation's guardian, as the newcomer's browser reaches it. */
export function staffing(atWork: AtWork, ask: AskGuardian, guardian: string): Staffing {
  const at = (user: UserId, what = ''): string => `${AT}/${user}${what}`;

  async function invite(user: UserId): Promise<InvitationSheet> {
    const { identity, ports, now } = atWork().core;
    const code = await newInvitationCode(ports.random);
    const root = await sha256(identity.anchors.organisationRoot);
    const made = now();
    const of = { organisation: identity.organisation, user, root, at: made, expiresAt: made + WEEK };
    const invitation = encodeSigned(await signInvitation(of, await invitationSigner(code)));
    const done = await ask('PUT', at(user, '/invitation'), staffDone, { invitation });
    const fingerprint = toHex(root);
    const link = `${new URL('/invitation', guardian).href}#${code}.${fingerprint}`;
    return { ...done, code, link, fingerprint, expiresAt: of.expiresAt };
  }

  return {
    staff: async () => await ask('GET', AT, staffAnswer),
    enterPerson: async (newcomer) => (await ask('POST', AT, newcomerAnswer, newcomer)).user,
    invite,
    withdrawInvitation: async (user) => await ask('DELETE', at(user, '/invitation'), staffDone),
    settleAlarm: async (user) => await ask('DELETE', at(user, '/invitation/alarm'), staffDone),
    changePerson: async (user, words) => await ask('PUT', at(user), staffDone, words),
    renewPerson: async (user) => await ask('POST', at(user, '/renewal'), staffDone),
    allowNewKeys: async (user) => await ask('POST', at(user, '/reset'), staffDone),
    endSessionsOf: async (user) => await ask('DELETE', at(user, '/sessions'), staffDone),
    leaving: async (user) => await ask('GET', at(user, '/leaving'), leavingAnswer),
    removePerson: async (user) => await ask('DELETE', at(user), staffDone),
  };
}
