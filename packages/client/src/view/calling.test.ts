import type { Body } from '@corridor/cases';
import type { UserId } from '@corridor/wire';
import { describe, expect, test } from 'vitest';
import { isCalling, isMentioned } from './calling.ts';

const ME = 'a'.repeat(32) as UserId;
const OTHER = 'b'.repeat(32) as UserId;
const owner = { user: ME, name: 'Dr Owen Pryce', role: '', organisation: '' };

function said(number: number, ...named: readonly UserId[]) {
  const mentions = named.map((user) => ({ user, name: '', team: '', organisation: '' }));
  const body = { act: 'said', text: 'Please look.', attachments: [], mentions, answers: [], withdraws: [] };
  return { number, body: body as unknown as Body, fault: null };
}

describe('[SI25] a case calls', () => {
  test('whom an unread message names, and nobody else', () => {
    expect(isMentioned([said(1), said(2, OTHER, ME)], 1, ME)).toBe(true);
    expect(isMentioned([said(1), said(2, ME)], 2, ME)).toBe(false);
    expect(isMentioned([said(1, OTHER)], 0, ME)).toBe(false);
    expect(isMentioned([{ ...said(1, ME), fault: 'bad-signature' }], 0, ME)).toBe(false);
    expect(isMentioned([{ number: 1, body: null, fault: null }], 0, ME)).toBe(false);
  });

  test('whoever has it when it is urgent, if there is something to read', () => {
    const row = { unread: 1, mentioned: false, urgency: 'urgent' as const, owner };
    expect(isCalling(row, ME)).toBe(true);
    expect(isCalling({ ...row, unread: 0 }, ME)).toBe(false);
    expect(isCalling({ ...row, urgency: 'routine' }, ME)).toBe(false);
    expect(isCalling({ ...row, owner: null }, ME)).toBe(false);
    expect(isCalling({ ...row, urgency: 'routine', mentioned: true }, OTHER)).toBe(true);
  });
});
