import { describe, expect, test } from "vitest";
import type { Notification } from "../../../src/domain/notifications/kinds.ts";
import { setTableText } from "../../../src/domain/tables/document.ts";
import { tableNewsAfterMs } from "../../../sync-server/engine/notices/tableNews.ts";
import { act, peerOf, recordsSeen } from "../../helpers/actions.ts";
import { joined, party, type Party } from "../../helpers/organizationParty.ts";
import { liveClient } from "../../helpers/realDevice.ts";
import type { TestClient } from "../../helpers/testClient.ts";

const root = "/api/datagrid/schemas/";

/** What somebody was told about tables that changed. */
async function told({ server }: Party, client: TestClient): Promise<(Notification & { id: string })[]> {
  const rows = await recordsSeen(await peerOf(server, client));
  return rows.flatMap((row) =>
    row.kind === "notification" && row.data && (row.data as Notification).kind === "table-changed"
      ? [row.data as Notification]
      : [],
  );
}

async function sharedTable() {
  const parts = await party();
  const { manager, server } = parts;
  const employee = await joined(parts, "EMPLOYEE");
  const reader = await joined(parts, "READ_ONLY");
  await manager.post(root, { table_name: "stock", sharing_level: "organization" });
  const change = async (client: TestClient, ...names: string[]): Promise<void> => {
    const columns = names.map((name) => ({ name, type: "text" }));
    expect((await client.send("PATCH", `${root}stock/`, { columns })).status).toBe(200);
  };
  /** Time passes, and the server does what time does. */
  const pass = async (ms: number): Promise<void> => {
    server.clock.advance(ms);
    await server.composed.sync.sweep();
  };
  return { parts, manager, employee, reader, change, pass };
}

describe("news of a shared table", () => {
  test("[S4.13] many changes are one line, after a while, for who sees it and did not make them", async () => {
    const { parts, manager, employee, reader, change, pass } = await sharedTable();
    await change(manager, "Name");
    await change(manager, "Name", "Price");
    await pass(tableNewsAfterMs - 1);
    expect(await told(parts, employee)).toEqual([]);
    await pass(1);
    expect((await told(parts, employee)).map(({ title }) => title)).toEqual(["manager changed the table “stock”"]);
    expect(await told(parts, manager)).toEqual([]);
    expect(await told(parts, reader)).toEqual([]);
    const mails = parts.server.smtp.received.filter(({ raw }) => raw.includes("changed the table"));
    expect(mails).toEqual([]);
  });

  test("[S4.13] no second line while the first is not read; another one after that", async () => {
    const { parts, manager, employee, change, pass } = await sharedTable();
    await change(manager, "Name");
    await pass(tableNewsAfterMs);
    await change(manager, "Name", "Price");
    await pass(tableNewsAfterMs);
    const [only, ...more] = await told(parts, employee);
    expect(more).toEqual([]);
    await act(employee, "notification.read", { ids: [only?.id] });
    await change(manager, "Name");
    await pass(tableNewsAfterMs);
    expect(await told(parts, employee)).toHaveLength(2);
  });

  test("[S4.13] who wants none is told nothing; nobody hears of a table that became personal meanwhile", async () => {
    const { parts, manager, employee, change, pass } = await sharedTable();
    const local = await joined(parts, "LOCAL_MANAGER");
    await act(employee, "preferences.save", { ways: { "table-changed": { inApp: false, mail: "off" } } });
    await change(manager, "Name");
    await pass(tableNewsAfterMs);
    expect(await told(parts, employee)).toEqual([]);
    expect(await told(parts, local)).toHaveLength(1);
    await change(local, "Name", "Price");
    await manager.send("DELETE", `${root}stock/share/`);
    await pass(tableNewsAfterMs);
    expect(await told(parts, manager)).toEqual([]);
  });

  test.each(["title", "description"] as const)(
    "[S4.13] a %s typed into the open table, letter after letter, is a change members hear of",
    async (field) => {
      const { parts, manager, employee, pass } = await sharedTable();
      const id = String((await manager.get(`${root}stock/`)).body.id);
      const live = liveClient(parts.server.address, manager.accessToken, id);
      const watching = liveClient(parts.server.address, employee.accessToken, id);
      const text = (doc: typeof live.doc): string => doc.getText(field).toString();
      await expect.poll(() => live.doc.getText("title").toString()).toBe("stock");
      setTableText(live.doc, field, "");
      // The first change of a client id claims it, which is more than typing; what follows is typing.
      for (const typed of ["s", "st", "sto", "stoc", "stock"]) {
        setTableText(live.doc, field, typed);
        await expect.poll(() => text(watching.doc)).toBe(typed);
        if (typed === "s") {
          await pass(tableNewsAfterMs);
          const [first] = await told(parts, employee);
          await act(employee, "notification.read", { ids: [first?.id] });
        }
      }
      await pass(tableNewsAfterMs);
      expect((await told(parts, employee)).map(({ title }) => title)).toEqual([
        expect.stringMatching(/^manager changed the table/),
        "manager changed the table “stock”",
      ]);
    },
  );
});
