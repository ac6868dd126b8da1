/**
 * Sharing on the server's real store, many beside few: what a permission costs, a page of everybody's shares, and what is written
 * when one share with an organization changes.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { permissionOf } from "../../sync-server/engine/decide.ts";
import { searchShares } from "../../sync-server/engine/sharing/administration.ts";
import { changeShare } from "../../sync-server/engine/sharing/moveShare.ts";
import type { Store, StoreTransaction } from "../../sync-server/store/ports.ts";
import { openDatabase } from "../../sync-server/store/sqlite/openDatabase.ts";
import { sqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { quietWork } from "../helpers/testHub.ts";
import type { BenchRow } from "./benchRow.ts";
import { median } from "./median.ts";

const few = 10;
const many = 10_000;
const fewListed = 100;
const manyListed = 100_000;
const rounds = 5;

interface World {
  readonly database: DatabaseSync;
  readonly store: Store;
}

/** Runs on a database of its own that goes away afterwards. */
async function inWorld<Value>(run: (world: World) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-bench-"));
  const database = openDatabase(join(folder, "potluck.sqlite"));
  const opened = await sqliteStore(database, () => 1_000);
  if (!opened.ok) throw new Error(opened.error.message);
  try {
    database.exec(
      `INSERT INTO persons VALUES ('anna', 'Anna', 'sky', 1, 1, NULL), ('ben', 'Ben', 'sky', 0, 1, NULL);
       INSERT INTO items VALUES ('list-1', 'list', '', 'list-1', 'anna', '', 'List', 1, 1, 0, 0, 1, 1, x'0000')`,
    );
    return await run({ database, store: opened.value });
  } finally {
    await opened.value.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const numbers = `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)`;

function addPeople({ database }: World, count: number): void {
  database
    .prepare(`INSERT INTO persons ${numbers} SELECT 'p' || n, 'P' || n, 'sky', 0, 1, NULL FROM numbers`)
    .run(count);
}

/** Shares of Anna's lists: `recipient` and `item` are SQL in which `n` counts. */
function addShares({ database }: World, count: number, recipient: string, item: string): void {
  database
    .prepare(
      `INSERT INTO shares ${numbers}
       SELECT 's' || n, 'anna', 'anna', 'person', ${recipient}, 'person:' || ${recipient}, ${recipient} || '@example.org',
         ${recipient} || '@example.org', 'list', ${item}, 0, CASE n % 2 WHEN 0 THEN 'view' ELSE 'edit' END, 0,
         CASE n % 10 WHEN 0 THEN 'revoked' ELSE 'accepted' END, 'none', '', '', n, n, NULL, n, NULL, NULL, NULL, NULL, n
       FROM numbers`,
    )
    .run(count);
}

/** µs a call inside one transaction, the median of several runs; the first run only warms up. */
async function microseconds(
  store: Store,
  calls: number,
  ask: (tx: StoreTransaction) => Promise<boolean>,
): Promise<number> {
  const runs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const each = await store.transaction(async (tx) => {
      const begun = performance.now();
      for (let call = 0; call < calls; call++) if (!(await ask(tx))) throw new Error("Nothing was found.");
      return ((performance.now() - begun) * 1_000) / calls;
    });
    if (round > 0) runs.push(each);
  }
  return median(runs);
}

const permissionAsked = async (tx: StoreTransaction, personId: string): Promise<boolean> => {
  const head = await tx.items.head("list-1");
  return head !== null && (await permissionOf(tx, personId, head)) !== null;
};

/** Ben has been given so many lists, among them the one asked about. */
const permissionOfPerson = (count: number): Promise<number> =>
  inWorld(async (world) => {
    addShares(world, count, "'ben'", "'list-' || n");
    return microseconds(world.store, 100, (tx) => permissionAsked(tx, "ben"));
  });

/** One list is shared with so many people; the first of them is asked about. */
const permissionOnItem = (count: number): Promise<number> =>
  inWorld(async (world) => {
    addPeople(world, count);
    addShares(world, count, "'p' || n", "'list-1'");
    return microseconds(world.store, 100, (tx) => permissionAsked(tx, "p1"));
  });

async function listed(count: number): Promise<Readonly<Record<"first" | "filtered" | "rare", number>>> {
  return inWorld(async (world) => {
    addPeople(world, count);
    addShares(world, count, "'p' || n", "'list-' || n");
    const ask = (filter: Parameters<typeof searchShares>[2], isFound = true) =>
      microseconds(world.store, 20, async (tx) => {
        const page = await searchShares(tx, "anna", filter, Number.MAX_SAFE_INTEGER, 50);
        return page.ok && page.value.shares.length > 0 === isFound;
      });
    return {
      first: await ask({}),
      filtered: await ask({ status: "accepted", level: "edit", itemType: "list", address: "p1" }),
      // Each of these matches half of them or more, and all together none.
      rare: await ask({ status: "accepted", itemType: "list", level: "view", recipientKind: "link" }, false),
    };
  });
}

/** Rows SQLite wrote, indexes and feeds included, when a list's share with an organization of so many becomes another level. */
const rowsWritten = (members: number): Promise<number> =>
  inWorld(async (world) => {
    const { database, store } = world;
    addPeople(world, members);
    database.exec(
      `INSERT INTO organizations (id, kind, name, color, owner_id, settings, created_at, deleted_at, updated_at, seq)
       VALUES ('club', 'team', 'Club', 'sky', 'anna', '{}', 1, 0, 1, 1)`,
    );
    database
      .prepare(
        `INSERT INTO memberships (id, organization_id, person_id, role, is_active, ends_at, created_at, updated_at, seq)
         ${numbers} SELECT 'm' || n, 'club', 'p' || n, 'MEMBER', 1, NULL, 1, 1, n FROM numbers`,
      )
      .run(members);
    addShares(world, 1, "'club'", "'list-1'");
    database.exec(
      `UPDATE shares SET recipient_kind = 'organization', recipient_address = '', recipient_address_folded = '',
         principal = 'organization:club'`,
    );
    const written = (): number => Number(database.prepare("SELECT total_changes() AS rows").get()?.rows);
    const before = written();
    await store.transaction(async (tx) => {
      const changed = await changeShare(quietWork(tx), "anna", "s1", { level: "view" });
      if (!changed.ok) throw new Error(changed.error.message);
    });
    // A member sees what became of it: otherwise nothing was measured.
    const seen = await store.transaction(async (tx) => {
      const head = await tx.items.head("list-1");
      return head && (await permissionOf(tx, `p${members}`, head))?.level;
    });
    if (seen !== "view") throw new Error(`A member has ${String(seen)} instead of view.`);
    return written() - before;
  });

export async function run(): Promise<BenchRow[]> {
  const row = (name: string, unit: string, own: number, peer: number, note: string): BenchRow => ({
    name: `sharing: ${name}`,
    ours: own,
    peer,
    ratio: own / peer,
    unit,
    note,
  });
  const least = await listed(fewListed);
  const most = await listed(manyListed);
  return [
    row(
      `a permission of a person with ${many} shares`,
      "µs",
      await permissionOfPerson(many),
      await permissionOfPerson(few),
      `with ${few}`,
    ),
    row(
      `a permission on an item with ${many} grants`,
      "µs",
      await permissionOnItem(many),
      await permissionOnItem(few),
      `with ${few}`,
    ),
    row(`first page of ${manyListed} shares, counted`, "µs", most.first, least.first, `of ${fewListed}`),
    row(`filtered page of ${manyListed} shares, counted`, "µs", most.filtered, least.filtered, `of ${fewListed}`),
    row(`filters that no share of ${manyListed} matches`, "µs", most.rare, least.rare, `of ${fewListed}`),
    row(
      `changing a share with an organization of ${many}`,
      "rows",
      await rowsWritten(many),
      await rowsWritten(few),
      `of ${few}`,
    ),
  ];
}
