/** What has to survive the visit to the identity provider: kept for that time only, and removed on return. */
const KEY = 'corridor-sign-in';

export interface Pending {
  readonly pending: string;
  readonly mode: 'shared' | 'own';
  readonly language: string;
}

export function keepPending(pending: Pending): void {
  sessionStorage.setItem(KEY, JSON.stringify(pending));
}

/** Takes what was kept, once. Null: nothing was, or it is not ours. */
export function takePending(): Pending | null {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (kept === null) return null;
  const read: unknown = JSON.parse(kept);
  return typeof read === 'object' && read !== null && 'pending' in read ? (read as Pending) : null;
}

/** Whether the address says that the identity provider has just sent the browser back. */
export function isReturn(address: URL): boolean {
  return address.searchParams.has('state') && (address.searchParams.has('code') || address.searchParams.has('error'));
}
