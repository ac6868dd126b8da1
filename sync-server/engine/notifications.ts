/** What a person was told in the app, and how they want to be told: theirs alone to read and change. */
import type { Preferences } from "../../src/domain/notifications/kinds.ts";
import { personPrincipal } from "../../src/domain/sharing/principals.ts";
import type { NotificationRow } from "../store/ports/notifications.ts";
import { publishRecord, type RecordReader } from "./records.ts";
import type { Work } from "./work.ts";

/** Those of these that are the person's; anybody else's do not exist for them. */
async function own({ tx }: Work, personId: string, ids: readonly string[]): Promise<NotificationRow[]> {
  const found = await Promise.all([...new Set(ids)].map((id) => tx.notifications.find(id)));
  return found.filter((row) => row !== null && row.personId === personId) as NotificationRow[];
}

/** Marks some as read or unread; answers how many there were. What is gone meanwhile needs no mark. */
export async function markNotifications(
  work: Work,
  personId: string,
  ids: readonly string[],
  isRead: boolean,
): Promise<number> {
  const rows = await own(work, personId, ids);
  for (const row of rows) {
    if (row.isRead === isRead) continue;
    await work.tx.notifications.put({ ...row, isRead });
    await publishRecord(work, [personPrincipal(personId)], "notification", row.id);
  }
  return rows.length;
}

export async function markAllRead(work: Work, personId: string): Promise<number> {
  return markNotifications(work, personId, await work.tx.notifications.unreadOf(personId), true);
}

/** Takes some away for good. */
export async function dismissNotifications(work: Work, personId: string, ids: readonly string[]): Promise<number> {
  const rows = await own(work, personId, ids);
  for (const { id } of rows) {
    await work.tx.notifications.remove(id);
    await publishRecord(work, [personPrincipal(personId)], "notification", id);
  }
  return rows.length;
}

export async function savePreferences(work: Work, personId: string, preferences: Preferences): Promise<void> {
  await work.tx.notifications.savePreferences(personId, preferences);
  await publishRecord(work, [personPrincipal(personId)], "preferences", personId);
}

export const readNotification: RecordReader = async (tx, viewer, id) => {
  const row = await tx.notifications.find(id);
  if (!row || row.personId !== viewer.personId) return null;
  const { personId: _personId, seq: _seq, ...data } = row;
  return { itemId: row.itemId ?? "", data };
};

export const readPreferences: RecordReader = async (tx, viewer, id) =>
  id === viewer.personId ? { itemId: "", data: await tx.notifications.preferences(id) } : null;
