/** The real server with a person who has many recipes, and beside it plain downloads of the same documents and records. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tokenProtocol } from "../../../src/domain/protocol/messages.ts";
import { startSession } from "../../../sync-server/accounts/sessions.ts";
import { mergeItem } from "../../../sync-server/merge/mergeItem.ts";
import { quietWork } from "../../helpers/testHub.ts";
import { benchServer } from "./benchServer.ts";
import { corpusRecords } from "./corpusRecords.ts";
import type { RecordsReady } from "./newDeviceTask.ts";

const [folder = "", count = "1"] = process.argv.slice(2);
const { store, accounts, http } = await benchServer(folder);
const corpus = [...corpusRecords(Number(count))];
const token = await store.transaction(async (tx) => {
  await tx.people.add({ id: "anna", name: "Anna", color: "sky", isAdmin: false, createdAt: 1 });
  for (const { update, record } of corpus) {
    const { id, sortKey } = record;
    const change = { id, type: "recipe", parentId: "", sortKey, trashed: false, deleted: false, update } as const;
    await mergeItem({ ...quietWork(tx), documents: null }, "anna", change, 1);
  }
  const session = await startSession(tx, accounts, { personId: "anna", kind: "token", device: "bench" });
  return session.tokens?.access ?? "";
});
const documents = Buffer.concat(corpus.map(({ update }) => update));
const records = Buffer.from(JSON.stringify(corpus.map(({ record }) => record)));
corpus.length = 0;
const plain = createServer((request, response) => response.end(request.url === "/records" ? records : documents));
await new Promise<void>((listening) => plain.listen(0, "127.0.0.1", listening));
const address = await http.listen({ host: "127.0.0.1", port: 0 });
process.on("disconnect", () => process.exit(0));
const ready: RecordsReady = {
  sync: `${address.replace("http", "ws")}/sync`,
  protocols: [tokenProtocol(token)],
  plain: `http://127.0.0.1:${(plain.address() as AddressInfo).port}`,
};
process.send?.(ready);
