/**
 * Organizations, many beside few: a page of 100,000 shared tables and one found by its name (S4.12); what a change of a table costs that is
 * shared with 1,000 members who are all online, each on a socket of their own; the list of 10,000 members; a campaign to all of them.
 */
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { setTableText } from "../../src/domain/tables/document.ts";
import { pageOfSchemas } from "../../sync-server/engine/organizations/schemaPages.ts";
import { findSchema } from "../../sync-server/engine/organizations/schemas.ts";
import { answersFor } from "../../sync-server/transport/http/schemaCalls.ts";
import { openDatabase } from "../../sync-server/store/sqlite/openDatabase.ts";
import { sqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { quietWork } from "../helpers/testHub.ts";
import type { BenchRow } from "./benchRow.ts";
import type { CampaignFigures } from "./live/campaignTask.ts";
import type { ChangesArrived, MembersReady, MembersTask } from "./live/membersTask.ts";
import { median } from "./median.ts";

const few = 10;
const manyTables = 100_000;
const manyMembers = 1_000;
const manyRecipients = 10_000;
const rounds = 7;
const pageSize = 100;
const changes = 5;
/** A campaign to ten thousand takes minutes where others work on the same machine. */
const withinMs = 600_000;
/** Clock ticks of the system a second, as Linux counts process time. */
const ticksPerSecond = 100;

interface Figures {
  readonly first: number;
  readonly deep: number;
  readonly own: number;
  readonly shared: number;
}

const numbers = `WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)`;

/** Anna has so many tables, all shared with her team, each or as all of hers; Ben is in it and has as many of his own. µs each. */
async function tables(count: number, how: "each" | "all"): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-bench-"));
  const database = openDatabase(join(folder, "potluck.sqlite"));
  const opened = await sqliteStore(database, () => 1_000_000);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = opened.value;
  try {
    const doc = new Y.Doc();
    setTableText(doc, "title", "Table");
    const state = Y.encodeStateAsUpdate(doc);
    database.exec(
      `INSERT INTO persons VALUES ('anna', 'Anna', 'sky', 0, 1, NULL), ('ben', 'Ben', 'sky', 0, 1, NULL);
       INSERT INTO organizations (id, kind, name, color, owner_id, settings, created_at, deleted_at, updated_at, seq)
         VALUES ('team', 'team', 'Team', 'sky', 'anna', '{}', 1, 0, 1, 1);
       INSERT INTO memberships (id, organization_id, person_id, role, is_active, ends_at, created_at, updated_at, seq)
         VALUES ('a', 'team', 'anna', 'OWNER', 1, NULL, 1, 1, 1), ('b', 'team', 'ben', 'EMPLOYEE', 1, NULL, 1, 1, 2)`,
    );
    for (const owner of ["anna", "ben"]) {
      database
        .prepare(
          `INSERT INTO items ${numbers} SELECT '${owner}-' || n, 'table', '', '${owner}-' || n, '${owner}', '',
             '${owner} ' || n, 1, 1, 0, 0, n, n, ? FROM numbers`,
        )
        .run(count, state);
    }
    const [itemId, shareAll] = how === "each" ? ["'anna-' || n", 0] : ["NULL", 1];
    database
      .prepare(
        `INSERT INTO shares ${numbers}
         SELECT 's' || n, 'anna', 'anna', 'organization', 'team', 'organization:team', '', '', 'table', ${itemId}, ${shareAll},
           'by-role', 0, 'accepted', 'none', '', '', n, n, NULL, n, NULL, NULL, NULL, NULL, n FROM numbers`,
      )
      .run(how === "each" ? count : 1);
    const measured = async (ask: () => Promise<number>): Promise<number> => {
      const runs: number[] = [];
      for (let round = 0; round <= rounds; round++) {
        const each = await ask();
        // The first run only warms up.
        if (round > 0) runs.push(each);
      }
      return median(runs);
    };
    const page = (after: () => string | null) =>
      measured(() =>
        store.transaction(async (tx) => {
          const begun = performance.now();
          const found = await pageOfSchemas(tx, "ben", "shared", after(), pageSize);
          if (!found.ok) throw new Error(found.error.message);
          const answers = await answersFor(quietWork(tx), "ben", found.value.items);
          if (answers.length === 0) throw new Error("Nothing was listed.");
          next = found.value.next ?? next;
          return ((performance.now() - begun) * 1_000) / answers.length;
        }),
      );
    const found = (name: string) =>
      measured(() =>
        store.transaction(async (tx) => {
          const begun = performance.now();
          if (!(await findSchema(tx, "ben", name)).ok) throw new Error("It was not found.");
          return (performance.now() - begun) * 1_000;
        }),
      );
    let next: string | null = null;
    const first = await page(() => null);
    const middle = Math.ceil(count / 2);
    const place = how === "each" ? { shared: [middle, "s0"] } : { shared: [1, "s1"], within: [1, `anna-${middle}`] };
    const last = Buffer.from(JSON.stringify({ organization: "team", ...place })).toString("base64url");
    const deep = await page(() => last);
    return { first, deep, own: await found(`ben ${count}`), shared: await found(`anna ${count}`) };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function start(file: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, "live", file), args, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
}

async function answerOf<T>(child: ChildProcess): Promise<T> {
  const signal = AbortSignal.timeout(withinMs);
  const settled = new AbortController();
  try {
    return await Promise.race([
      once(child, "message", { signal }).then(([message]) => message as T),
      once(child, "exit", { signal: settled.signal }).then(([code]) => {
        throw new Error(`A process ended with ${String(code)} before it answered.`);
      }),
    ]);
  } finally {
    settled.abort();
  }
}

async function cpuMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, "utf8")).split(") ")[1]?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) * 1_000) / ticksPerSecond;
}

/** A change of a table whose members are all online: ms until the last has it, and the server's CPU, ms a change. */
async function change(members: number): Promise<{ readonly lastMs: number; readonly cpuMs: number }> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-bench-"));
  // The writer, and so many others.
  const server = start("membersServer.ts", [folder, String(members + 1), "table"]);
  let driver: ChildProcess | undefined;
  try {
    const ready = await answerOf<MembersReady>(server);
    const task: MembersTask = { ...ready, tableId: "table", changes };
    driver = start("membersDriver.ts", [JSON.stringify(task)]);
    await answerOf(driver);
    const before = await cpuMs(server.pid ?? 0);
    driver.send("begin");
    const { lastMs } = await answerOf<ChangesArrived>(driver);
    return { lastMs: median(lastMs), cpuMs: ((await cpuMs(server.pid ?? 0)) - before) / changes };
  } finally {
    driver?.kill("SIGKILL");
    server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}

/** A team of so many members and a campaign to all of them, in a process of its own. */
async function campaign(members: number): Promise<CampaignFigures> {
  const folder = await mkdtemp(join(tmpdir(), "potluck-bench-"));
  const server = start("campaignServer.ts", [folder, String(members)]);
  try {
    return await answerOf<CampaignFigures>(server);
  } finally {
    server.kill("SIGKILL");
    await rm(folder, { recursive: true, force: true });
  }
}

export async function run(): Promise<BenchRow[]> {
  const row = (name: string, unit: string, own: number, peer: number, note: string): BenchRow => ({
    name: `organizations: ${name}`,
    ours: own,
    peer,
    ratio: own / peer,
    unit,
    note,
  });
  const least = await tables(few, "each");
  const most = await tables(manyTables, "each");
  const leastAsAll = await tables(few, "all");
  const mostAsAll = await tables(manyTables, "all");
  const small = await campaign(few);
  const large = await campaign(manyRecipients);
  const each = (of: (figures: CampaignFigures) => number): readonly [number, number] => [
    of(large) / manyRecipients,
    of(small) / few,
  ];
  const alone = await change(few);
  const together = await change(manyMembers);
  return [
    row(`first page of ${manyTables} shared tables, each`, "µs", most.first, least.first, `of ${few}`),
    row(`page in the middle of ${manyTables}, each`, "µs", most.deep, least.deep, `of ${few}`),
    row(`one’s own table by name among ${manyTables}`, "µs", most.own, least.own, `among ${few}`),
    row(`a shared table by name among ${manyTables}`, "µs", most.shared, least.shared, `among ${few}`),
    row(`first page of ${manyTables} shared as all, each`, "µs", mostAsAll.first, leastAsAll.first, `of ${few}`),
    row(`page in their middle, each`, "µs", mostAsAll.deep, leastAsAll.deep, `of ${few}`),
    row(`one of them by name`, "µs", mostAsAll.shared, leastAsAll.shared, `among ${few}`),
    row(`a change reaches the last of ${manyMembers} members`, "ms", together.lastMs, alone.lastMs, `of ${few}`),
    row(`server’s CPU for it, ${manyMembers} members`, "ms", together.cpuMs, alone.cpuMs, `${few} members`),
    row(`first page of ${manyRecipients} members, counted`, "ms", large.pageMs, small.pageMs, `of ${few}`),
    row(`one of ${manyRecipients} members found`, "ms", large.searchMs, small.searchMs, `of ${few}`),
    row(
      `starting a campaign to ${manyRecipients}, CPU each`,
      "µs",
      ...each(({ startCpuMs }) => startCpuMs * 1_000),
      `to ${few}`,
    ),
    row(`sending it, CPU each`, "ms", ...each(({ sendCpuMs }) => sendCpuMs), `to ${few}`),
    row(`shares its sender’s device is fed, all`, "rows", large.fedRows, small.fedRows, `to ${few}`),
    row(`the same in bytes`, "kB", large.fedBytes / 1_000, small.fedBytes / 1_000, `to ${few}`),
  ];
}
