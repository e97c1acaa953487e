import type { Audit, AuditEntry } from '@corridor/client';
import { expect, test } from 'vitest';
import { audit as words } from '../../strings/en/audit.ts';
import { tableFile } from './table-file.ts';

const who = {
  user: 'b'.repeat(32) as never,
  name: '=HYPERLINK("x")',
  role: 'GP',
  organisationName: 'Elmbridge "Surgery"',
};
const entry: AuditEntry = {
  kind: 'access',
  at: Date.UTC(2026, 6, 1, 8, 5),
  what: 'viewed',
  who,
  team: 'Elmbridge clinicians',
  case: 'd'.repeat(32) as never,
  session: 'e'.repeat(32) as never,
  signed: true,
};
const audit: Audit = {
  entries: [entry, { kind: 'deed', at: entry.at, act: 'team-joined', by: 'admin-token', subject: 'Dr Lim, "Wei"' }],
  more: false,
  cases: [],
  people: [],
  mayAll: true,
  chain: { state: 'whole', since: null, until: 1, brokenAt: null },
  signals: [],
};

test('[AU18] every cell is quoted, none is a formula, and the time is London’s', () => {
  const lines = tableFile(audit, words).split('\r\n');
  expect(lines[1]).toBe(
    `"2026-07-01 09:05","'=HYPERLINK(""x"")","GP, Elmbridge ""Surgery""","Looked at the case","","${'d'.repeat(32)}","Signed by them"`,
  );
  expect(lines[2]).toBe(
    '"2026-07-01 09:05","The guardian’s machine","","Put somebody into a team","Dr Lim, ""Wei""","","The guardian’s record"',
  );
  expect(lines[0]?.startsWith('\uFEFF"When"')).toBe(true);
});
