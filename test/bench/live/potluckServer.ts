/** This product's server in a process of its own: says where it is and which tokens open it, then serves until it is killed. */
import { randomBytes } from "node:crypto";
import * as Y from "yjs";
import { foldAddress } from "../../../src/domain/accounts/address.ts";
import { tokenProtocol } from "../../../src/domain/protocol/messages.ts";
import { startSession } from "../../../sync-server/accounts/sessions.ts";
import { mergeItem } from "../../../sync-server/merge/mergeItem.ts";
import { shareRow } from "../../helpers/shares.ts";
import { quietWork } from "../../helpers/testHub.ts";
import { benchServer } from "./benchServer.ts";
import type { Held, Load, ServerReady } from "./load.ts";

const [folder = "", load = "{}"] = process.argv.slice(2);
const { documents, clients } = JSON.parse(load) as Load;

/** A session may open so many sockets. */
const documentsPerSession = 100;

async function potluck(): Promise<void> {
  const { store, accounts, http } = await benchServer(folder);
  const surroundings = { now: () => Date.now(), randomBytes: (count: number) => randomBytes(count) };
  const protocols: string[][][] = [];
  // One owner and as many people it is shared with as there are other clients. Who types is not the owner: their permission has
  // to be found among the shares.
  const ownerId = `person-${clients - 1}`;
  await store.transaction(async (tx) => {
    for (let client = 0; client < clients; client++) {
      const id = `person-${client}`;
      const address = `person${client}@example.org`;
      await tx.people.add({ id, name: `Person ${client}`, color: "sky", isAdmin: false, createdAt: 1 });
      await tx.people.addAddress({ address, folded: foldAddress(address), personId: id, verifiedAt: 1 });
      const own: string[][] = [];
      for (let opened = 0; opened < documents; opened += documentsPerSession) {
        const session = await startSession(tx, accounts, { personId: id, kind: "token", device: "bench" });
        own.push(["potluck.live.1", tokenProtocol(session.tokens?.access ?? "")]);
      }
      protocols.push(own);
    }
    for (let client = 0; client < clients - 1; client++) {
      const id = `person-${client}`;
      await tx.shares.put(
        shareRow({
          id: `share-${client}`,
          ownerId,
          recipientId: id,
          itemType: "recipe",
          itemId: null,
          level: "edit",
          seq: await tx.nextSequence(1),
        }),
      );
    }
    const blank = new Y.Doc();
    for (let document = 0; document < documents; document++) {
      const push = {
        id: `document-${document}`,
        type: "recipe",
        parentId: "",
        sortKey: "",
        trashed: false,
        deleted: false,
        update: Y.encodeStateAsUpdate(blank),
      } as const;
      await mergeItem({ ...quietWork(tx), documents: null }, ownerId, push, surroundings.now());
    }
  });
  const address = await http.listen({ host: "127.0.0.1", port: 0 });
  const message: ServerReady = {
    address: `${address.replace("http", "ws")}/live`,
    protocols,
    documentsPerSession,
  };
  process.send?.(message);
}

process.on("disconnect", () => process.exit(0));
process.on("message", () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  const held: Held = { heldBytes: heapUsed + external };
  process.send?.(held);
});
await potluck();
