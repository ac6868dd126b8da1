/** The readers of the plain records that belong to access itself: who somebody is, the catalog, what containers give. */
import type { CatalogRecordData, ContainerRecord, SelfRecord } from "../../src/domain/records/kinds.ts";
import { readComment } from "./comments.ts";
import { decide } from "./decide.ts";
import { readNotification, readPreferences } from "./notifications.ts";
import type { RecordReader } from "./records.ts";

const readSelf: RecordReader = async (tx, viewer, id) => {
  if (id !== viewer.personId) return null;
  const person = await tx.people.find(id);
  if (!person) return null;
  const data: SelfRecord = {
    personId: id,
    isAdmin: person.isAdmin,
    principals: [...viewer.principals],
    subscribed: [...viewer.subscribed],
    roleLevels: Object.fromEntries(viewer.roleLevels),
  };
  return { itemId: "", data };
};

const readCatalog: RecordReader = async (tx) => {
  const { levels, offers } = await tx.catalog.read();
  const data: CatalogRecordData = { levels: [...levels], offers: [...offers] };
  return { itemId: "", data };
};

const readContainer: RecordReader = async (tx, viewer, id) => {
  const container = viewer.personId === null ? null : await tx.items.head(id);
  if (!container || viewer.personId === null || container.deletedAt > 0) return null;
  if (!(await decide(tx, viewer.personId, "view", container)).allowed) return null;
  const caps: Record<string, string> = {};
  // In the trash it gives nothing.
  const held = container.trashedAt > 0 ? [] : await tx.placements.ofContainer(id);
  for (const { itemId, cap } of held) if (cap !== null) caps[itemId] = cap;
  const data: ContainerRecord = { containerId: id, type: container.type, ownerId: container.ownerId, caps };
  return { itemId: id, data };
};

export const accessRecordReaders: ReadonlyMap<string, RecordReader> = new Map([
  ["self", readSelf],
  ["catalog", readCatalog],
  ["container", readContainer],
]);

/** The readers of what people say and are told. */
export const conversationRecordReaders: ReadonlyMap<string, RecordReader> = new Map([
  ["comment", readComment],
  ["notification", readNotification],
  ["preferences", readPreferences],
]);
