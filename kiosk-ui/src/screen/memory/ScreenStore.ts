/**
 * What a screen keeps over a restart, by name: who it is, its playlist, keys, inserts and the time. No personal data is ever
 * among it. A browser that forbids storing still gets a screen that works until it is closed.
 */
export interface ScreenStore {
  get<T>(name: string): Promise<T | undefined>
  put(name: string, value: unknown): Promise<void>
  remove(name: string): Promise<void>
  names(): Promise<string[]>
}

const STORE = 'kept'

/** Opens the browser's own store, or else a memory that ends with the page. */
export async function openScreenStore(database = 'bianmin-screen'): Promise<ScreenStore> {
  try {
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
    return inDatabase(await answered(opening))
  } catch {
    return inMemory()
  }
}

function inDatabase(database: IDBDatabase): ScreenStore {
  const store = (mode: IDBTransactionMode) => database.transaction(STORE, mode).objectStore(STORE)
  return {
    get: async <T>(name: string) => (await answered(store('readonly').get(name))) as T | undefined,
    put: async (name, value) => {
      await answered(store('readwrite').put(value, name))
    },
    remove: async (name) => {
      await answered(store('readwrite').delete(name))
    },
    names: async () => (await answered(store('readonly').getAllKeys())).map(String),
  }
}

function inMemory(): ScreenStore {
  const values = new Map<string, unknown>()
  return {
    get: <T>(name: string) => Promise.resolve(values.get(name) as T | undefined),
    put: (name, value) => {
      values.set(name, value)
      return Promise.resolve()
    },
    remove: (name) => {
      values.delete(name)
      return Promise.resolve()
    },
    names: () => Promise.resolve([...values.keys()]),
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result)
    }
    request.onerror = () => {
      reject(request.error ?? new Error('the browser could not store'))
    }
  })
}
