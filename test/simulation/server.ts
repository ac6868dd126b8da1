/** The server of a simulation: the real records plane on a real SQLite file, which can be closed and opened again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { actionRegistry } from "../../sync-server/actions/action.ts";
import { actionsOfOrganizations } from "../../sync-server/actions/organizations/index.ts";
import { runCommands } from "../../sync-server/actions/runCommands.ts";
import { endOverdueSubscriptions, setSubscription } from "../../sync-server/engine/organizations/billing.ts";
import { endOverdueGroupMembers } from "../../sync-server/engine/organizations/groups.ts";
import { expireInvitations, findInvitations } from "../../sync-server/engine/organizations/invitations.ts";
import { endOverdueMemberships } from "../../sync-server/engine/organizations/memberships.ts";
import { organizationRecordReaders } from "../../sync-server/engine/organizations/readers.ts";
import { expireShares, resolvePending } from "../../sync-server/engine/sharing/sweepShares.ts";
import type { Perform, Work } from "../../sync-server/engine/work.ts";
import type { Store } from "../../sync-server/store/ports.ts";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import type { RecordsHub } from "../../sync-server/transport/ws/recordsHub.ts";
import { testActions, testHub, type TestHub } from "../helpers/testHub.ts";

export class SimulatedServer {
  readonly folder: string;
  readonly bugs: unknown[] = [];
  store: Store;
  /** Told of every update that was stored, also where nobody hears that it was. */
  onUpdate: (update: Uint8Array) => void = () => undefined;
  /** Undefined while the server is down. */
  hub: RecordsHub | undefined;
  #perform: Perform;
  readonly #clock: Clock;
  #made = 0;
  readonly #actions = [
    ...testActions,
    ...actionsOfOrganizations({
      newId: () => `made-${++this.#made}`,
      newToken: () => `token-of-this-run-${++this.#made}`,
      joinAddress: (token) => token,
    }),
  ];

  private constructor(folder: string, store: Store, clock: Clock) {
    this.folder = folder;
    this.store = store;
    this.#clock = clock;
    ({ hub: this.hub, perform: this.#perform } = this.#newHub());
  }

  static async start(): Promise<SimulatedServer> {
    const folder = await mkdtemp(join(tmpdir(), "potluck-simulation-"));
    const clock = new Clock();
    return new SimulatedServer(folder, await openStore(folder, clock), clock);
  }

  #newHub(): TestHub {
    return testHub({
      store: this.store,
      now: () => this.#clock.read(),
      actions: this.#actions,
      readers: organizationRecordReaders,
      reportBug: (error) => this.bugs.push(error),
      onStored: (changes) => {
        for (const { update } of changes) if (update) this.onUpdate(update);
      },
    });
  }

  /** Stops as the process does: what is being stored is finished, nothing more is heard. */
  async down(): Promise<void> {
    await this.hub?.stop({ code: "not_connected", message: "The server is restarting." });
    this.hub = undefined;
    await this.store.close();
  }

  async up(): Promise<void> {
    this.store = await openStore(this.folder, this.#clock);
    ({ hub: this.hub, perform: this.#perform } = this.#newHub());
  }

  async addPerson(personId: string): Promise<void> {
    await this.store.transaction((tx) =>
      tx.people.add({ id: personId, name: personId, color: "sky", isAdmin: false, createdAt: this.#clock.read() }),
    );
  }

  /** The person's address is verified: what was shared with it arrives. */
  async verify(personId: string, address: string): Promise<void> {
    await this.#perform(async (work) => {
      const folded = foldAddress(address);
      await work.tx.people.addAddress({ address, folded, personId, verifiedAt: this.#clock.read() });
      await resolvePending(work, personId, address);
      await findInvitations(work, personId, address);
    });
  }

  /** A person does an action by HTTP: it has to work. */
  async act<Answer>(personId: string, action: string, input: object): Promise<Answer> {
    const command = { id: `http-${++this.#made}`, action, input: { ...input } };
    const [done] = await runCommands(this.#perform, actionRegistry(this.#actions), personId, [command]);
    if (!done || done.failure) throw new Error(`${action}: ${done?.failure?.message ?? "no answer"}`);
    return done.answer as Answer;
  }

  now(): number {
    return this.#clock.read();
  }

  elapse(ms: number): void {
    this.#clock.now += ms;
  }

  /** Ends what time has ended, as the server does every few seconds. */
  async sweep(): Promise<void> {
    const sweeps: ((work: Work, limit: number) => Promise<number>)[] = [
      endOverdueMemberships,
      endOverdueGroupMembers,
      endOverdueSubscriptions,
      expireInvitations,
      expireShares,
    ];
    for (const sweep of sweeps) while ((await this.#perform((work) => sweep(work, sweptAtOnce))) === sweptAtOnce);
  }

  /** An organization subscribes, until a time if wanted, or does so no longer. */
  async subscribe(organizationId: string, isPaid: boolean, endsAt: number | null): Promise<void> {
    const plan = isPaid ? "TEAM" : "FREE";
    const change = { subjectKind: "organization", subjectId: organizationId, plan, isPaid, endsAt } as const;
    const set = await this.#perform((work) => setSubscription(work, { ...change, seats: null, saidAt: 0 }, "command"));
    if (!set.ok) throw new Error(set.error.message);
  }

  async remove(): Promise<void> {
    await this.store.close();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** The server's: later with every look, and moved by the run. */
class Clock {
  now = 1_800_000_000_000;

  read(): number {
    return this.now++;
  }
}

const sweptAtOnce = 20;

async function openStore(folder: string, clock: Clock): Promise<Store> {
  const opened = await openSqliteStore(folder, () => clock.read());
  if (!opened.ok) throw new Error(opened.error.message);
  return opened.value;
}
