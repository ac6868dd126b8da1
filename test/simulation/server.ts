/** The server of a simulation: the real records plane on a real SQLite file, which can be closed and opened again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { resolvePending } from "../../sync-server/engine/sharing/sweepShares.ts";
import type { Perform } from "../../sync-server/engine/work.ts";
import type { Store } from "../../sync-server/store/ports.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import type { RecordsHub } from "../../sync-server/transport/ws/recordsHub.ts";
import { testHub, type TestHub } from "../helpers/testHub.ts";

export class SimulatedServer {
  readonly folder: string;
  readonly bugs: unknown[] = [];
  store: Store;
  /** Told of every update that was stored, also where nobody hears that it was. */
  onUpdate: (update: Uint8Array) => void = () => undefined;
  /** Undefined while the server is down. */
  hub: RecordsHub | undefined;
  #perform: Perform;
  #now = 1_800_000_000_000;

  private constructor(folder: string, store: Store) {
    this.folder = folder;
    this.store = store;
    ({ hub: this.hub, perform: this.#perform } = this.#newHub());
  }

  static async start(): Promise<SimulatedServer> {
    const folder = await mkdtemp(join(tmpdir(), "potluck-simulation-"));
    return new SimulatedServer(folder, await openStore(folder));
  }

  #newHub(): TestHub {
    return testHub({
      store: this.store,
      now: () => this.#now++,
      reportBug: (error) => this.bugs.push(error),
      onStored: (changes) => {
        for (const { update } of changes) if (update) this.onUpdate(update);
      },
    });
  }

  /** Stops as the process does: what is being stored is finished, nothing more is heard. */
  async down(): Promise<void> {
    this.hub?.closeAll({ code: "not_connected", message: "The server is restarting." });
    this.hub = undefined;
    await this.store.transaction(() => Promise.resolve());
    await this.store.close();
  }

  async up(): Promise<void> {
    this.store = await openStore(this.folder);
    ({ hub: this.hub, perform: this.#perform } = this.#newHub());
  }

  async addPerson(personId: string): Promise<void> {
    await this.store.transaction((tx) =>
      tx.people.add({ id: personId, name: personId, color: "sky", isAdmin: false, createdAt: this.#now }),
    );
  }

  /** The person's address is verified: what was shared with it arrives. */
  async verify(personId: string, address: string): Promise<void> {
    await this.#perform(async (work) => {
      const folded = foldAddress(address);
      await work.tx.people.addAddress({ address, folded, personId, verifiedAt: this.#now });
      await resolvePending(work, personId, address);
    });
  }

  async remove(): Promise<void> {
    await this.store.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function openStore(folder: string): Promise<Store> {
  const opened = await openSqliteStore(folder);
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
