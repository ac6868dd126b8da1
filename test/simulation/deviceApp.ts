/** The app of a simulated device: the real local store, commands, replication and rescues. Lives in a thread of its own. */
import "fake-indexeddb/auto";
import { randomBytes } from "node:crypto";
import { addRxPlugin } from "rxdb";
import { disableWarnings, RxDBDevModePlugin } from "rxdb/plugins/dev-mode";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { getRxStorageMemory } from "rxdb/plugins/storage-memory";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { openKitchen, type Kitchen } from "../../src/renderer/data/kitchen.ts";
import { RecordsConnection, type ConnectionPorts } from "../../src/renderer/sync/connection.ts";
import { startSync, type Sync } from "../../src/renderer/sync/sync.ts";
import { copyDatabases, putBackDatabases, type DatabaseCopy } from "./databaseCopy.ts";
import type { StorageKind } from "./deviceMessages.ts";

disableWarnings();
addRxPlugin(RxDBDevModePlugin);

export class DeviceApp {
  /** Edits that are being made: awaited before the store is put away. */
  readonly edits = new Set<Promise<unknown>>();
  readonly personId: string;
  readonly #name: string;
  readonly #storage: StorageKind;
  readonly #ports: ConnectionPorts;
  #generation = 0;
  #copy: DatabaseCopy[] | undefined;
  sync: Sync | undefined;
  archive: Uint8Array | undefined;
  kitchen!: Kitchen;

  constructor(name: string, storage: StorageKind, personId: string, ports: ConnectionPorts) {
    this.#name = name;
    this.#storage = storage;
    this.personId = personId;
    this.#ports = ports;
  }

  get #databaseName(): string {
    return `${this.#name}-${this.#generation}`;
  }

  async open(): Promise<void> {
    this.kitchen = await openKitchen({
      name: this.#databaseName,
      storage:
        this.#storage === "disk"
          ? wrappedValidateAjvStorage({ storage: getRxStorageDexie() })
          : wrappedValidateAjvStorage({ storage: getRxStorageMemory() }),
      multiInstance: false,
      now: () => Date.now(),
      randomBytes: (count) => new Uint8Array(randomBytes(count)),
    });
  }

  signIn(): void {
    if (this.sync) return;
    this.sync = startSync({
      collections: this.kitchen.collections,
      connection: new RecordsConnection(this.#ports),
      feedId: this.personId,
      now: () => Date.now(),
      newId: () => randomBytes(10).toString("hex"),
      waitForLeadership: false,
    });
  }

  /** Ends the replication; what is here stays here. */
  async signOut(): Promise<void> {
    await Promise.all(this.edits);
    const { sync } = this;
    this.sync = undefined;
    await sync?.stop();
  }

  /** The app is closed and started again on what is on the disk, or on what `betweenDo` makes of it. */
  async restart(betweenDo: (databaseName: string) => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.signOut();
    await this.kitchen.close();
    await betweenDo(this.#databaseName);
    await this.open();
    this.signIn();
  }

  /** Copies the disk, replication's own memory and all, as a backup of the whole machine does. */
  copyDisk(): Promise<void> {
    return this.restart(async (name) => {
      this.#copy = await copyDatabases(name);
    });
  }

  /** Puts the disk back as it was copied; false where it was not. */
  async putBackDisk(): Promise<boolean> {
    const copy = this.#copy;
    if (!copy) return false;
    await this.restart((name) => putBackDatabases(name, copy));
    return true;
  }

  /** The store is gone: a new device, or the app's data was cleared. */
  async wipe(): Promise<void> {
    await this.close();
    this.#generation++;
    this.#copy = undefined;
    await this.open();
  }

  async close(): Promise<void> {
    await this.signOut();
    await this.kitchen.destroy();
  }
}
