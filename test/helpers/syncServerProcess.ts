/**
 * The records plane as a process of its own, to be killed: arguments are the data folder and a file to write the port to. Everybody
 * who says a person's id as the path is that person; the gate is not what is tested here.
 */
import { renameSync, writeFileSync } from "node:fs";
import { WebSocketServer } from "ws";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import { recordsPlane } from "../../sync-server/transport/ws/recordsPlane.ts";
import { testHub } from "./testHub.ts";

const [folder = "", portFile = ""] = process.argv.slice(2);
const opened = await openSqliteStore(folder);
if (!opened.ok) throw new Error(opened.error.message);
const store = opened.value;
const { hub } = testHub({ store, now: () => Date.now(), reportBug: (error) => console.error(error) });
const plane = recordsPlane(hub);
const sockets = new WebSocketServer({ host: "127.0.0.1", port: 0 });
sockets.on("connection", (socket, request) => {
  const personId = (request.url ?? "/").slice(1);
  void plane.accept(socket, { personId, sessionId: "crash", kind: "token" } as never, "/sync");
});
sockets.on("listening", () => {
  const address = sockets.address();
  // Renamed into place, so that nobody reads half a number.
  writeFileSync(`${portFile}.new`, String(typeof address === "object" && address ? address.port : 0));
  renameSync(`${portFile}.new`, portFile);
});
