/** Forms that were sent while there was no network, kept on the phone with their files until the server has them. */

export interface Letter {
  /** The key of the act: the same letter sent twice is carried out once. */
  key: string;
  url: string;
  page: string;
  at: number;
  fields: [name: string, value: string | File][];
}

const STORE = "letters";

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open("outbox", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore(STORE, { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

async function within<T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await opened();
  return new Promise((resolve, reject) => {
    const asked = run(database.transaction(STORE, mode).objectStore(STORE));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

export const keepLetter = (letter: Letter): Promise<IDBValidKey> => within("readwrite", (store) => store.put(letter));
export const dropLetter = (key: string): Promise<undefined> => within("readwrite", (store) => store.delete(key));
export const letters = (): Promise<Letter[]> => within<Letter[]>("readonly", (store) => store.getAll());
