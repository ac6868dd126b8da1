/** The bench's recipes as documents and as the records a device makes of them, the same in every process. */
import * as Y from "yjs";
import { materialize, sortKeyOf } from "../../../src/domain/items/materialize.ts";
import type { ItemId, ItemRecord } from "../../../src/domain/items/types.ts";
import { writeRecipeDraft } from "../../../src/domain/recipes/document.ts";
import type { RecipeFields } from "../../../src/domain/recipes/fields.ts";
import { recipeCorpus } from "../recipeCorpus.ts";

export interface CorpusRecord {
  readonly update: Uint8Array;
  readonly record: ItemRecord & { readonly derived: RecipeFields };
}

export function* corpusRecords(count: number): Generator<CorpusRecord> {
  let made = 0;
  for (const [index, draft] of recipeCorpus(count).entries()) {
    const doc = new Y.Doc();
    writeRecipeDraft(doc, draft, { photoIds: [], pageCopyId: null }, () => `part-${made++}`);
    const derived = materialize("recipe", doc);
    if (!derived.ok) throw new Error(derived.error.message);
    const update = Y.encodeStateAsUpdate(doc);
    doc.destroy();
    const { title } = derived.value;
    yield {
      update,
      record: {
        id: `recipe-${index}` as ItemId,
        type: "recipe",
        parentId: "",
        ownerId: "anna",
        state: Buffer.from(update).toString("base64"),
        title,
        sortKey: sortKeyOf(title),
        derived: derived.value,
        createdAt: 1,
        updatedAt: 1,
        trashedAt: 0,
      },
    };
  }
}
