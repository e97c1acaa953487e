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
import type { InvitationSheet, Staff, StaffDone, Staffing, StaffPerson } from '../api/staff.ts';
import type { AtWork } from '../deed/at-work.ts';
import type { AskGuardian } from './guardian.ts';

const AT = '/staff';
const WEEK = 7 * 24 * 60 * 60 * 1000;

/** @param guardian Origin of the organisation's guardian, as the newcomer's browser reaches it. */
export function staffing(atWork: AtWork, ask: AskGuardian, guardian: string): Staffing {
  const at = (user: UserId, what = ''): string => `${AT}/${user}${what}`;

  async function staff(): Promise<Staff> {
    const people: StaffPerson[] = [];
    for (;;) {
      const { people: page, more, ...rest } = await ask('GET', `${AT}?after=${people.length}`, staffAnswer);
      people.push(...page);
      if (!more || page.length === 0) return { ...rest, people };
    }
  }

  async function does(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: object): Promise<StaffDone> {
    const { published } = await ask(method, path, staffDone, body);
    return { published, staff: await staff() };
  }

  async function invite(user: UserId): Promise<InvitationSheet> {
    const { identity, ports, now } = atWork().core;
    const code = await newInvitationCode(ports.random);
    const root = await sha256(identity.anchors.organisationRoot);
    const made = now();
    const of = { organisation: identity.organisation, user, root, at: made, expiresAt: made + WEEK };
    const invitation = encodeSigned(await signInvitation(of, await invitationSigner(code)));
    const done = await does('PUT', at(user, '/invitation'), { invitation });
    const fingerprint = toHex(root);
    const link = `${new URL('/invitation', guardian).href}#${code}.${fingerprint}`;
    return { ...done, code, link, fingerprint, expiresAt: of.expiresAt };
  }

  return {
    staff,
    enterPerson: async (newcomer) => (await ask('POST', AT, newcomerAnswer, newcomer)).user,
    invite,
    withdrawInvitation: async (user) => await does('DELETE', at(user, '/invitation')),
    settleAlarm: async (user) => await does('DELETE', at(user, '/invitation/alarm')),
    changePerson: async (user, words) => await does('PUT', at(user), words),
    renewPerson: async (user) => await does('POST', at(user, '/renewal')),
    allowNewKeys: async (user) => await does('POST', at(user, '/reset')),
    endSessionsOf: async (user) => await does('DELETE', at(user, '/sessions')),
    leaving: async (user) => await ask('GET', at(user, '/leaving'), leavingAnswer),
    removePerson: async (user) => await does('DELETE', at(user)),
  };
}
