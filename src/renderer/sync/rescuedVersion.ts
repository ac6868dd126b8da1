/**
 * What becomes of a rescued copy: what its author's changes would make of the item as it is now, adding them to it, and copying
 * it into an item of their own. Decides nothing about access: the server does, again.
 */
import { fromBase64 } from "lib0/buffer";
import * as Y from "yjs";
import { materialize, type DerivedOf } from "../../domain/items/materialize.ts";
import { newDocument } from "../../domain/items/newDocument.ts";
import { asItemId, type ItemId, type ItemType } from "../../domain/items/types.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { Kitchen } from "../data/index.ts";
import type { StoredRescue } from "../data/collections.ts";
import { copyOf } from "./rescuedCopy.ts";

export interface RescuedVersions {
  /** The current version with the author's changes in it; the rescued one where there is no current one. */
  readonly mine: DerivedOf[ItemType];
  /** What `mine` is compared with; null where nothing is known. */
  readonly other: DerivedOf[ItemType] | null;
  /** Whether that is the item as it is now, or (it is not on this device any more) as its author last had it. */
  readonly isCurrent: boolean;
}

/** The two versions a person compares. Null where the rescued one cannot be read. */
export async function rescuedVersions(kitchen: Kitchen, rescue: StoredRescue): Promise<RescuedVersions | null> {
  const record = await kitchen.collections.items.findOne(rescue.id).exec();
  const known = record?.state ?? rescue.base;
  const other = known === "" ? null : fieldsOf(rescue.type, [known]);
  const mine = fieldsOf(rescue.type, record ? [record.state, rescue.state] : [rescue.state]);
  return mine ? { mine, other, isCurrent: record !== null } : null;
}

function fieldsOf(type: ItemType, states: readonly string[]): DerivedOf[ItemType] | null {
  const doc = newDocument();
  for (const state of states) if (state !== "") Y.applyUpdate(doc, fromBase64(state));
  const fields = materialize(type, doc);
  doc.destroy();
  return fields.ok ? fields.value : null;
}

/** Adds the author's changes to the item as it is now, as one undo step, and lets the rescued copy go. */
export async function addRescuedChanges(kitchen: Kitchen, rescue: StoredRescue): Promise<Result<null>> {
  const id = asItemId(rescue.id);
  if (!id) return fail("item_not_found", "This no longer exists. Keep your version as a copy of your own instead.");
  const done = await kitchen.items.edit(id, `Add my changes to “${rescue.title}”`, (doc) => {
    Y.applyUpdate(doc, fromBase64(rescue.state));
  });
  if (!done.ok) return done;
  await (await kitchen.collections.rescues.findOne(rescue.id).exec())?.incrementalRemove();
  return ok(null);
}

/** Creates an item of one's own from the rescued version, as one undo step with the copy's end; answers the new item. */
export async function keepRescuedCopy(
  kitchen: Kitchen,
  rescue: StoredRescue,
): Promise<Result<{ readonly id: ItemId; readonly type: ItemType }>> {
  const made = await copyOf(kitchen, rescue);
  if (!made.ok) return made;
  const [root] = made.value;
  if (!root?.id) return fail("item_invalid", "Nothing could be copied.");
  const step = kitchen.undo.group(`Keep a copy of “${rescue.title}”`);
  const created = await kitchen.items.createMany(step, made.value);
  if (!created.ok) return created;
  await removeRescue(kitchen, rescue, step);
  return ok({ id: root.id, type: root.type });
}

/** Lets a rescued copy go; undo brings it back. */
export async function letRescueGo(kitchen: Kitchen, rescue: StoredRescue): Promise<void> {
  await removeRescue(kitchen, rescue, kitchen.undo.group(`Let your version of “${rescue.title}” go`));
}

async function removeRescue(
  kitchen: Kitchen,
  rescue: StoredRescue,
  step: ReturnType<Kitchen["undo"]["group"]>,
): Promise<void> {
  const { rescues } = kitchen.collections;
  const remove = async (): Promise<boolean> => {
    await (await rescues.findOne(rescue.id).exec())?.incrementalRemove();
    return true;
  };
  const bringBack = async (): Promise<boolean> => {
    await rescues.incrementalUpsert(rescue);
    return true;
  };
  await remove();
  kitchen.undo.add(step, { undo: bringBack, redo: remove });
}

/** Notes that the author asked for access: when it is given, their changes are added by themselves. */
export async function noteAsked(kitchen: Kitchen, rescueId: string, now: number): Promise<void> {
  await (await kitchen.collections.rescues.findOne(rescueId).exec())?.incrementalPatch({ requestedAt: now });
}
