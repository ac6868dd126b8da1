/**
 * PouchDB's own server (express-pouchdb) in a process of its own, with the recipes' plain fields as documents. They are kept in
 * memory, the fastest of its stores, and nobody is asked who they are.
 */
import { createRequire } from "node:module";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { PouchConstructor } from "./pouch.ts";
import { corpusRecords } from "./corpusRecords.ts";

const require = createRequire(import.meta.url);

const Pouch = require("pouchdb-core") as PouchConstructor;
for (const name of ["pouchdb-adapter-memory", "pouchdb-mapreduce", "pouchdb-replication"]) Pouch.plugin(require(name));
const Memory = Pouch.defaults({ adapter: "memory" });
const expressPouch = require("express-pouchdb") as (pouch: PouchConstructor, options: object) => RequestListener;

const recipes = new Memory("recipes");
const [count = "1"] = process.argv.slice(2);
await recipes.bulkDocs(
  [...corpusRecords(Number(count))].map(({ record: { id, derived } }) => ({ _id: id, ...derived })),
);
const server = createServer(
  // Nothing is compressed on the way, as with ours: between two processes of one machine it would only cost time.
  expressPouch(Memory, { mode: "minimumForPouchDB", overrideMode: { exclude: ["compression"] } }),
);
server.listen(0, "127.0.0.1", () => {
  const { port } = server.address() as AddressInfo;
  process.send?.({ address: `http://127.0.0.1:${port}/recipes` });
});
process.on("disconnect", () => process.exit(0));
