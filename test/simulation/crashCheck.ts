/** What must hold of a server that was killed: on its disk, and in what it answers after its next start. */
import * as Y from "yjs";
import { openSqliteStore } from "../../sync-server/store/sqlite/sqliteStore.ts";
import type { TestClient } from "../helpers/testClient.ts";
import { askAll, listPlace, notesPlace, type LivePlace } from "./crashLoad.ts";
import { checkAudit, checkMerges } from "./invariants.ts";
import { readServer, type ServerContent } from "./serverContent.ts";

/** What was acknowledged: `person word` on the records plane, `item word` on the live plane (changed or typed), ids of shares. */
export interface Acknowledged {
  readonly records: Set<string>;
  readonly live: Set<string>;
  readonly typed: Set<string>;
  readonly shares: Set<string>;
}

/** The words of all documents whose id begins so, each behind what it belongs to. */
function wordsOf(
  { items }: ServerContent,
  prefix: string,
  belongs: "owner_id" | "id",
  wordsIn: LivePlace["words"] = listPlace("").words,
): Set<string> {
  const words = new Set<string>();
  for (const item of items.values()) {
    if (!item.id.startsWith(prefix)) continue;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, item.state);
    for (const word of wordsIn(doc)) words.add(`${item[belongs]} ${word}`);
    doc.destroy();
  }
  return words;
}

function missing(what: string, expected: ReadonlySet<string>, found: ReadonlySet<string>): string[] {
  return [...expected].filter((one) => !found.has(one)).map((one) => `${one} ${what}`);
}

/** Opens the store as the server does, which rolls back what was not finished, and reads it past the server's code. */
export async function checkStored(folder: string, acknowledged: Acknowledged): Promise<string[]> {
  const opened = await openSqliteStore(folder);
  if (!opened.ok) return [opened.error.message];
  await opened.value.close();
  const server = readServer(folder);
  const [words, twins] = [wordsOf(server, "list-", "owner_id"), wordsOf(server, "twin-", "owner_id")];
  const shares = new Set(server.shares.map(({ id }) => id));
  return [
    ...(await checkAudit(server, folder)),
    ...checkMerges(server, (updates) => updates.toReversed()),
    ...missing("was acknowledged and is missing", acknowledged.records, words),
    ...missing(
      "was acknowledged by the live plane and is missing",
      acknowledged.live,
      wordsOf(server, "together-", "id"),
    ),
    ...missing(
      "was seen while it was typed and is missing",
      acknowledged.typed,
      wordsOf(server, "typed-", "id", notesPlace("").words),
    ),
    ...missing("was acknowledged as a share and is missing", acknowledged.shares, shares),
    ...missing("is there and its twin is not", words, twins),
    ...missing("is there as a twin and not as a word", twins, words),
  ];
}

const rowsPerPull = 500;

/** A new device of this person gets everything: their own words, and what others share with them. */
export async function checkServed(client: TestClient, acknowledged: Acknowledged): Promise<string[]> {
  const words = new Set<string>();
  for (let since = 0, more = true; more;) {
    const [answer] = await askAll(client, [{ t: "pull", n: 1, collection: "items", since, limit: rowsPerPull }]);
    if (answer?.t !== "pulled-items") return [`${client.personId} gets no answer to a pull`];
    for (const row of answer.rows) {
      if (row.kind === "gone") continue;
      const doc = new Y.Doc();
      Y.applyUpdate(doc, row.update);
      for (const word of doc.getMap("aisles").keys()) words.add(`${row.head.ownerId} ${word}`);
      doc.destroy();
    }
    ({ upTo: since, more } = answer);
  }
  const own = new Set([...acknowledged.records].filter((word) => word.startsWith(`${client.personId} `)));
  return missing("was acknowledged and is not served", own, words);
}
