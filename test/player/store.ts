import { IDBFactory } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { openDatabase, type Database } from "../../src/player/store/database.ts";

/** A new, empty store, as on a new device. */
export function newStore(): Promise<Database> {
  globalThis.indexedDB = new IDBFactory();
  return openDatabase(() => undefined);
}

/** The same store after the page has gone and come back. */
export async function reopened(db: Database): Promise<Database> {
  db.close();
  return openDatabase(() => undefined);
}
