/** What a failure looks like. */
import { expect } from 'vitest';
import { CryptoError, type CryptoErrorCode } from '../src/index.ts';

/** Expects the one refusal, and nothing in it that tells one cause from another. */
export async function expectRefused(act: Promise<unknown>): Promise<void> {
  await expectCode(act, 'refused');
}

export async function expectCode(act: Promise<unknown>, code: CryptoErrorCode): Promise<void> {
  const error: unknown = await act.then(
    () => 'accepted',
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(CryptoError);
  expect(error).toMatchObject({ code, message: code });
  expect(error).not.toHaveProperty('cause');
}
