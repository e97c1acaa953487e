/** What every store keeps to, whatever it keeps bytes in. Plain functions, so that a page can run them too. */
import type { Store } from '../src/port/store.ts';

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);

function same(what: string, a: unknown, b: unknown): void {
  const text = (value: unknown): string =>
    JSON.stringify(value, (_, inner: unknown) => (inner instanceof Uint8Array ? [...inner] : inner)) ?? 'undefined';
  if (text(a) !== text(b)) throw new Error(`${what}: ${text(a)} is not ${text(b)}`);
}

export const storeContract: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  'what was put is got, and what was not is null': async (store) => {
    await store.put('drafts', 'a', bytes(1, 2));
    same('put', await store.get('drafts', 'a'), bytes(1, 2));
    same('none', await store.get('drafts', 'b'), null);
    same('another shelf', await store.get('outbox', 'a'), null);
  },
  'the later value stands': async (store) => {
    await store.put('drafts', 'a', bytes(1));
    await store.put('drafts', 'a', bytes(2));
    same('later', await store.get('drafts', 'a'), bytes(2));
  },
  'bytes are kept, not the array they came in': async (store) => {
    const given = bytes(1);
    await store.put('drafts', 'a', given);
    given[0] = 9;
    same('kept', await store.get('drafts', 'a'), bytes(1));
  },
  'a shelf is read in the order of its keys': async (store) => {
    for (const key of ['c', 'a', 'b']) await store.put('outbox', key, bytes(key.charCodeAt(0)));
    same(
      'order',
      (await store.all('outbox')).map(({ key }) => key),
      ['a', 'b', 'c'],
    );
    same(
      'values',
      (await store.all('outbox')).map(({ value }) => value[0]),
      [97, 98, 99],
    );
    same('empty', await store.all('blobs'), []);
  },
  'what was removed is gone; removing nothing is no fault': async (store) => {
    await store.put('outbox', 'a', bytes(1));
    await store.remove('outbox', 'a');
    await store.remove('outbox', 'a');
    same('gone', await store.get('outbox', 'a'), null);
  },
  'an empty value is a value': async (store) => {
    await store.put('drafts', 'a', bytes());
    same('empty', await store.get('drafts', 'a'), bytes());
  },
  'after clearing nothing is left, and it can be used again': async (store) => {
    await store.put('outbox', 'a', bytes(1));
    await store.clear();
    same('cleared', await store.all('outbox'), []);
    await store.put('outbox', 'b', bytes(2));
    same('again', (await store.all('outbox')).length, 1);
  },
};
