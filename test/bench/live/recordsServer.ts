/** The real server with a person who has many recipes, and beside it a plain download of the same documents. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import * as Y from "yjs";
import { writeRecipeDraft } from "../../../src/domain/recipes/document.ts";
import { tokenProtocol } from "../../../src/domain/protocol/messages.ts";
import { startSession } from "../../../sync-server/accounts/sessions.ts";
import { mergeItem } from "../../../sync-server/merge/mergeItem.ts";
import { recipeCorpus } from "../recipeCorpus.ts";
import { quietWork } from "../../helpers/testHub.ts";
import { benchServer } from "./benchServer.ts";

const [folder = "", count = "1"] = process.argv.slice(2);
const { store, accounts, http } = await benchServer(folder);
let made = 0;
const documents: Uint8Array[] = [];
for (const draft of recipeCorpus(Number(count))) {
  const doc = new Y.Doc();
  writeRecipeDraft(doc, draft, { photoIds: [], pageCopyId: null }, () => `part-${made++}`);
  documents.push(Y.encodeStateAsUpdate(doc));
  doc.destroy();
}
const token = await store.transaction(async (tx) => {
  await tx.people.add({ id: "anna", name: "Anna", color: "sky", isAdmin: false, createdAt: 1 });
  for (const [index, update] of documents.entries()) {
    const id = `recipe-${index}`;
    const change = { id, type: "recipe", parentId: "", sortKey: id, trashed: false, deleted: false, update } as const;
    await mergeItem({ ...quietWork(tx), documents: null }, "anna", change, 1);
  }
  const session = await startSession(tx, accounts, { personId: "anna", kind: "token", device: "bench" });
  return tokenProtocol(session.tokens?.access ?? "");
});
const plain = createServer((_request, response) => response.end(Buffer.concat(documents)));
await new Promise<void>((listening) => plain.listen(0, "127.0.0.1", listening));
const address = await http.listen({ host: "127.0.0.1", port: 0 });
process.on("disconnect", () => process.exit(0));
process.send?.({
  sync: `${address.replace("http", "ws")}/sync`,
  token,
  plain: `http://127.0.0.1:${(plain.address() as AddressInfo).port}/`,
});
