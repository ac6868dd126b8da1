/**
 * What of an update is its sender's own, where it also has structs of somebody else that are not here. A device honestly sends those when
 * it had seen them before the server lost them with its power; whoever forges them looks the same, so they are left out.
 */
import * as Y from "yjs";
import { newDocument } from "../../src/domain/items/newDocument.ts";
import type { OpenDocument } from "./openDocument.ts";

export interface OwnPart {
  /** What can be stored without the rest; empty where there is nothing. */
  readonly update: Uint8Array;
  /** Whether anything of it was written, and not only deleted. */
  readonly isWritten: boolean;
  /** Whether that is all of the sender's own: nothing they wrote lies in or beside what is left out. */
  readonly isWhole: boolean;
}

/** Takes an update that `inspectUpdate` found whole but for whose it is; `document` is only read. */
export function ownPart(
  update: Uint8Array,
  { doc, owners }: Pick<OpenDocument, "doc" | "owners">,
  senderId: string,
): OwnPart {
  const here = Y.encodeStateVector(doc);
  const wanted = Y.decodeStateVector(here);
  for (const [client, end] of Y.parseUpdateMeta(update).to) {
    const owner = owners.get(client);
    // As if it were here already.
    if (owner !== undefined && owner !== senderId) wanted.set(client, Math.max(end, wanted.get(client) ?? 0));
  }
  const scratch = newDocument();
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(doc));
  const parts: Uint8Array[] = [];
  scratch.on("update", (part) => parts.push(part));
  Y.applyUpdate(scratch, Y.diffUpdate(update, Y.encodeStateVector(wanted)));
  // A deletion of what is left out waits too, and is no loss: it comes with what it belongs to.
  const isWhole = scratch.store.pendingStructs === null;
  scratch.destroy();
  const own = parts.length === 0 ? Y.encodeStateAsUpdate(newDocument()) : Y.mergeUpdates(parts);
  return { update: own, isWritten: Y.parseUpdateMeta(own).to.size > 0, isWhole };
}
