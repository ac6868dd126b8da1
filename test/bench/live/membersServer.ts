/** The real server with a team of so many members and one table that is shared with all of them. */
import * as Y from "yjs";
import { byRoleLevelId } from "../../../src/domain/sharing/levels.ts";
import { addColumn, setTableText } from "../../../src/domain/tables/document.ts";
import { startSession } from "../../../sync-server/accounts/sessions.ts";
import { createShare } from "../../../sync-server/engine/sharing/createShare.ts";
import { mergeItem } from "../../../sync-server/merge/mergeItem.ts";
import { addOrganization } from "../../helpers/belonging.ts";
import { quietWork } from "../../helpers/testHub.ts";
import { benchServer } from "./benchServer.ts";
import type { MembersReady } from "./membersTask.ts";

const [folder = "", count = "1", tableId = "table"] = process.argv.slice(2);
const { store, accounts, http } = await benchServer(folder);
const members = Array.from({ length: Number(count) }, (_, index) => `member-${index}`);
const tokens = await store.transaction(async (tx) => {
  const made: string[] = [];
  for (const id of members) {
    await tx.people.add({ id, name: id, color: "sky", isAdmin: false, createdAt: 1 });
    const session = await startSession(tx, accounts, { personId: id, kind: "token", device: "bench" });
    made.push(session.tokens?.access ?? "");
  }
  return made;
});
const roles = members.map((id, index): [string, string] => [id, index === 0 ? "OWNER" : "EMPLOYEE"]);
addOrganization(`${folder}/data`, "team", Object.fromEntries(roles));
await store.transaction(async (tx) => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  setTableText(doc, "title", "Stock");
  addColumn(doc, { name: "Name", type: "text" }, () => "name");
  const update = Y.encodeStateAsUpdate(doc);
  const blank = { parentId: "", sortKey: "", trashed: false, deleted: false } as const;
  const work = quietWork(tx);
  await mergeItem({ ...work, documents: null }, "member-0", { id: tableId, type: "table", ...blank, update }, 1);
  const shared = await createShare(work, "member-0", "share", {
    recipient: { kind: "organization", id: "team" },
    itemType: "table",
    itemId: tableId,
    shareAll: false,
    level: byRoleLevelId,
    membershipOnly: false,
    message: "",
    notes: "",
    expiresAt: null,
  });
  if (!shared.ok) throw new Error(shared.error.message);
});
const address = await http.listen({ host: "127.0.0.1", port: 0 });
process.on("disconnect", () => process.exit(0));
const ready: MembersReady = { address: `${address.replace("http", "ws")}/sync`, tokens };
process.send?.(ready);
