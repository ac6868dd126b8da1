/** What must hold when everybody is online again and nothing is on its way any more. Each check names what breaks it. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Kysely } from "kysely";
import * as Y from "yjs";
import { materialize } from "../../src/domain/items/materialize.ts";
import type { ItemType } from "../../src/domain/items/types.ts";
import { verifyAudit } from "../../sync-server/store/auditChain.ts";
import { auditStore } from "../../sync-server/store/queries/audit.ts";
import { sqliteDialect, Statements } from "../../sync-server/store/sqlite/dialect.ts";
import { databaseFileName } from "../../sync-server/store/sqlite/sqliteStore.ts";
import type { Tables } from "../../sync-server/store/tables.ts";
import type { SeededRandom } from "../helpers/seededRandom.ts";
import { checkAccessRecords, checkBelonging, checkShares, countAccess } from "./accessInvariants.ts";
import { accessIn } from "./accessOracle.ts";
import type { Counts } from "./counts.ts";
import type { SimulatedDevice } from "./device.ts";
import type { DeviceContent } from "./deviceMessages.ts";
import type { Ledger } from "./ledger.ts";
import { readServer, type ServerContent, type ServerItem } from "./serverContent.ts";

type Contents = Map<SimulatedDevice, DeviceContent>;

/** A document's content in one spelling, whatever order its updates came in. */
function contentOf(type: ItemType, updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) if (update.byteLength > 0) Y.applyUpdate(doc, update);
  if (doc.store.pendingStructs || doc.store.pendingDs) return "incomplete";
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b);
  const derived = materialize(type, doc);
  doc.destroy();
  return JSON.stringify([vector, derived]);
}

export async function checkEverything(parts: {
  readonly folder: string;
  readonly devices: readonly SimulatedDevice[];
  readonly ledger: Ledger;
  readonly random: SeededRandom;
  readonly counts: Counts;
}): Promise<string[]> {
  const server = readServer(parts.folder);
  const problems = [
    ...checkMerges(server, (updates) => parts.random.shuffled(updates)),
    ...(await checkAudit(server, parts.folder)),
    ...checkWordsOnServer(server, parts.ledger),
    ...checkBelonging(server),
  ];
  const access = accessIn(server);
  countAccess(server, access, new Set(parts.devices.map(({ person }) => person.id)), parts.counts);
  const contents: Contents = new Map();
  for (const device of parts.devices) contents.set(device, await device.content());
  for (const [device, content] of contents) {
    problems.push(...checkItems(device, content, server, (item) => access(device.person.id, item).size > 0));
    problems.push(...checkShares(device, content, server), ...checkAccessRecords(device, content, server, access));
    problems.push(...checkWordsOn(device, content, parts.ledger));
  }
  problems.push(...checkNothingLost(contents, parts.ledger));
  return problems;
}

/** Any order of what was accepted gives what is stored. */
export function checkMerges(
  server: ServerContent,
  reorder: (updates: Uint8Array[]) => readonly Uint8Array[],
): string[] {
  const problems: string[] = [];
  const byItem = Map.groupBy(server.updates, (entry) => entry.item_id);
  for (const item of server.items.values()) {
    if (item.deleted_at > 0) continue;
    const updates = (byItem.get(item.id) ?? []).map((entry) => entry.update);
    const stored = contentOf(item.type, [item.state]);
    if (contentOf(item.type, reorder(updates)) !== stored) {
      problems.push(`the accepted updates of ${item.type} ${item.id} in another order give another document`);
    }
  }
  return problems;
}

/** Every number that was given out for a change is in the audit, by who made it, and the chain is whole. */
export async function checkAudit(server: ServerContent, folder: string): Promise<string[]> {
  const problems: string[] = [];
  const database = new DatabaseSync(join(folder, databaseFileName), { readOnly: true });
  const kysely = new Kysely<Tables>({ dialect: sqliteDialect(database, new Statements(database)) });
  const verified = await verifyAudit(auditStore(kysely));
  await kysely.destroy();
  if (!verified.whole) problems.push(`the audit's chain breaks at ${verified.brokenAt}`);
  const byItem = new Map<string, string | null>();
  const byShare = new Map<string, { level: unknown; status: unknown }>();
  for (const { action, actor_id, item_id, after } of server.audit) {
    if (action.startsWith("item.")) byItem.set(`${item_id}#${String(after["seq"])}`, actor_id);
    if (action.startsWith("share."))
      byShare.set(String(after["share"]), { level: after["level"], status: after["status"] });
  }
  for (const item of server.items.values()) {
    if (!byItem.has(`${item.id}#${item.seq}`))
      problems.push(`the audit does not explain ${item.type} ${item.id} at ${item.seq}`);
  }
  for (const update of server.updates) {
    if (byItem.get(`${update.item_id}#${update.seq}`) !== update.actor_id) {
      problems.push(`the audit does not explain the update ${update.seq} of ${update.item_id} by ${update.actor_id}`);
    }
  }
  for (const share of server.shares) {
    const said = byShare.get(share.id);
    if (said?.level !== share.level || said.status !== share.status) {
      problems.push(`the audit does not explain the share ${share.id} (${share.status}, ${share.level})`);
    }
  }
  return problems;
}

/** A device holds exactly what its person may see, as the server has it, on the disk and in memory. */
function checkItems(
  device: SimulatedDevice,
  { items: here }: DeviceContent,
  server: ServerContent,
  maySee: (item: ServerItem) => boolean,
): string[] {
  const problems: string[] = [];
  const at = `${device.name} (${device.person.id})`;
  const expected = [...server.items.values()].filter(maySee);
  const ids = new Set(expected.map((item) => item.id));
  for (const record of here) {
    if (!ids.has(record.id))
      problems.push(`${at} holds ${record.type} ${record.id}, which it may not see or which is gone`);
  }
  const records = new Map(here.map((record) => [record.id as string, record]));
  for (const item of expected) {
    const record = records.get(item.id);
    if (!record) {
      problems.push(`${at} lacks ${item.type} ${item.id}`);
      continue;
    }
    const stored = contentOf(item.type, [item.state]);
    if (contentOf(item.type, [record.state]) !== stored) {
      problems.push(`${at} has another ${item.type} ${item.id} than the server`);
    }
    if (record.trashedAt > 0 !== item.trashed_at > 0) problems.push(`${at} differs about the trash: ${item.id}`);
    if (record.ownerId !== item.owner_id) problems.push(`${at} differs about the owner of ${item.id}`);
    const derived = (JSON.parse(stored) as [unknown, { value: unknown }])[1].value;
    if (JSON.stringify(record.shown) !== JSON.stringify(derived)) {
      problems.push(`${at} shows another ${item.type} ${item.id} than the server has`);
    }
  }
  return problems;
}

/** What is accepted is there, and what is there was accepted. */
function checkWordsOnServer(server: ServerContent, ledger: Ledger): string[] {
  const problems: string[] = [];
  const present = new Set<string>();
  for (const update of server.updates) for (const word of ledger.find(update.update)) word.isAccepted = true;
  for (const item of server.items.values()) {
    const derived = item.deleted_at > 0 ? "" : contentOf(item.type, [item.state]);
    for (const word of ledger.find(derived)) present.add(word.text);
  }
  for (const word of ledger.words.values()) {
    const item = server.items.get(word.itemId);
    if (!item || item.deleted_at > 0 || word.isRemovable) continue;
    if ((word.isAccepted || word.isAcknowledged) && !present.has(word.text)) {
      problems.push(
        `${word.text} by ${word.device} in ${word.itemId} was ${word.isAcknowledged ? "acknowledged" : "accepted"} and is missing`,
      );
    }
    if (present.has(word.text) && !word.isAccepted)
      problems.push(`${word.text} is on the server and was never accepted`);
  }
  return problems;
}

/** What was refused is on no device but its author's, and there only among the rescued copies. */
function checkWordsOn(device: SimulatedDevice, { items, rescues }: DeviceContent, ledger: Ledger): string[] {
  const problems: string[] = [];
  for (const record of items) {
    for (const word of ledger.find(JSON.stringify([record.derived, record.shown]))) {
      if (!word.isAccepted)
        problems.push(`${word.text} by ${word.device} was not accepted and is in ${record.id} on ${device.name}`);
    }
  }
  for (const rescue of rescues) {
    for (const word of ledger.find(JSON.stringify(rescue.derived))) {
      if (!word.isAccepted && word.personId !== device.person.id) {
        problems.push(`${word.text} by ${word.device} was refused and is rescued on ${device.name}`);
      }
    }
  }
  return problems;
}

/** Every word that was durable somewhere is on the server or in its author's rescue. */
function checkNothingLost(contents: Contents, ledger: Ledger): string[] {
  const rescued = new Map<string, Set<string>>();
  for (const [device, { rescues }] of contents) {
    const words = new Set<string>();
    for (const rescue of rescues) for (const word of ledger.find(rescue.state)) words.add(word.text);
    rescued.set(device.name, words);
  }
  return [...ledger.words.values()].flatMap((word) => {
    const isTraced = word.isAccepted || !word.isWritten || word.mayBeLost || word.isRemovable;
    if (isTraced || rescued.get(word.device)?.has(word.text)) return [];
    return [`${word.text} by ${word.device} in ${word.itemId} is lost: neither on the server nor rescued`];
  });
}
