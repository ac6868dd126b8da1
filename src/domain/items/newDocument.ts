/** Empty documents. One place, because Yjs names each one at random unless it is told not to. */
import * as Y from "yjs";

/**
 * An empty document. Without Yjs's own name for it, which nothing of ours asks for: it costs thirty calls for randomness, as much
 * as reading a recipe.
 */
export function newDocument(): Y.Doc {
  return new Y.Doc({ guid: "" });
}
