/** The server of a simulation: the real records plane on a real SQLite file, which can be closed and opened again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { resolvePending } from "../../sync-server/engine/shareEngine.ts";
import type { Store } from "../../sync-server/store/ports.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { RecordsHub } from "../../sync-server/transport/ws/recordsHub.ts";

export class SimulatedServer {
  readonly folder: string;
  readonly bugs: unknown[] = [];
  store: Store;
  /** Told of every update that was stored, also where nobody hears that it was. */
  onUpdate: (update: Uint8Array) => void = () => undefined;
  /** Undefined while the server is down. */
  hub: RecordsHub | undefined;
  #now = 1_800_000_000_000;

  private constructor(folder: string, store: Store) {
    this.folder = folder;
    this.store = store;
    this.hub = this.#newHub();
  }

  static async start(): Promise<SimulatedServer> {
    const folder = await mkdtemp(join(tmpdir(), "potluck-simulation-"));
    return new SimulatedServer(folder, await openStore(folder));
  }

  #newHub(): RecordsHub {
    return new RecordsHub({
      store: this.store,
      now: () => this.#now++,
      reportBug: (error) => this.bugs.push(error),
      onShared: () => Promise.resolve(),
      onStored: (changes) => {
        for (const { update } of changes) if (update) this.onUpdate(update);
      },
      onRequested: () => Promise.resolve(),
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
    this.hub = this.#newHub();
  }

  async addPerson(personId: string): Promise<void> {
    await this.store.transaction((tx) =>
      tx.people.add({ id: personId, name: personId, color: "sky", isAdmin: false, createdAt: this.#now }),
    );
  }

  /** The person's address is verified: what was shared with it arrives. */
  async verify(personId: string, address: string): Promise<void> {
    const outcomes = await this.store.transaction(async (tx) => {
      const folded = foldAddress(address);
      await tx.people.addAddress({ address, folded, personId, verifiedAt: this.#now });
      return resolvePending(tx, personId, address, this.#now++);
    });
    this.hub?.announce(outcomes);
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
