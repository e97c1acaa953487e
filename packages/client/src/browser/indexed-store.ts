/** IndexedDB, for a person's own device. What is put in is sealed before: see port/sealed-store.ts. */
import { deleteDB, type IDBPDatabase, openDB } from 'idb';
import { type Shelf, SHELVES, type Store } from '../port/store.ts';

const NAME = 'corridor';
const VERSION = 1;

export function indexedStore(name = NAME): Store {
  let opening: Promise<IDBPDatabase> | null = null;

  // Opened when something is first kept or sought, so that a shared device has not even an empty database.
  const database = async (): Promise<IDBPDatabase> => {
    opening ??= openDB(name, VERSION, {
      upgrade: (fresh) => {
        for (const shelf of SHELVES) fresh.createObjectStore(shelf);
      },
      // Another tab signs off: let its clearing through.
      blocking: (_current, _blocked, event) => (event.target as IDBDatabase | null)?.close(),
    });
    return await opening;
  };

  return {
    put: async (shelf, key, value) => void (await (await database()).put(shelf, value, key)),
    get: async (shelf, key) => (await valueIn(await database(), shelf, key)) ?? null,
    all: async (shelf) => {
      const open = await database();
      const keys = (await open.getAllKeys(shelf)).map(String);
      const values = await Promise.all(keys.map(async (key) => await valueIn(open, shelf, key)));
      return keys.flatMap((key, i) => {
        const value = values[i];
        return value === undefined ? [] : [{ key, value }];
      });
    },
    remove: async (shelf, key) => await (await database()).delete(shelf, key),
    clear: async () => {
      (await opening)?.close();
      opening = null;
      await deleteDB(name);
    },
  };
}

async function valueIn(database: IDBPDatabase, shelf: Shelf, key: string): Promise<Uint8Array | undefined> {
  return (await database.get(shelf, key)) as Uint8Array | undefined;
}
