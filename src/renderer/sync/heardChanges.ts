/**
 * What a device pushes and did not write: text of others that it heard live and stored. As a rule the server has it already. After a power
 * cut it may be behind what it had passed on; then their own device brings it again, and this one goes back to the server's state.
 */
import { fromBase64 } from "lib0/buffer";
import * as Y from "yjs";
import type { Failure } from "../../domain/result.ts";
import type { ItemState } from "./itemTranslation.ts";

/**
 * Whether nothing of this device's own is in a refused record, so that there is nothing to rescue. `base`: what the server last said of it;
 * without it (a restored backup, an item it never had) what is here may be the only copy, whoever wrote it.
 */
export function isOnlyHeard(refused: ItemState, base: ItemState | undefined, { code }: Failure): boolean {
  if (!base || base._deleted || refused._deleted || refused.trashedAt > 0 !== base.trashedAt > 0) return false;
  // All that is ours is stored: the server knows whose a client id is.
  if (code === "update_relayed") return true;
  // Only own edits move the time (data/openDocuments.ts). Deletions have no author, so for them it is all there is to tell by.
  return refused.updatedAt === base.updatedAt && !hasWritten(refused.state, base.state);
}

function hasWritten(state: string, base: string): boolean {
  const vector = Y.encodeStateVectorFromUpdate(fromBase64(base));
  return Y.parseUpdateMeta(Y.diffUpdate(fromBase64(state), vector)).to.size > 0;
}
