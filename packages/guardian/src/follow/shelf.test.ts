import type { Core } from '@corridor/client/node';
import type { CaseId } from '@corridor/wire';
import { expect, test } from 'vitest';
import { used, withCase } from './shelf.ts';

test('[FI11] the case that was not used for longest is let go of, unless somebody is at work in it', async () => {
  const gone: CaseId[] = [];
  const core = { book: { forget: (caseId: CaseId) => void gone.push(caseId) } } as unknown as Core;
  const [a, b, c, d] = ['a', 'b', 'c', 'd'] as unknown as [CaseId, CaseId, CaseId, CaseId];
  used(core, a, 2);
  used(core, b, 2);
  used(core, a, 2);
  used(core, c, 2);
  expect(gone).toEqual([b]);
  await withCase(core, a, async () => {
    used(core, d, 2);
    expect(gone).toEqual([b, c]);
    await Promise.resolve();
  });
});
