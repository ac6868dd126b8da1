/** Drafts into the kitchen: photos scaled, page copies kept, documents written, a parcel in one write each. */
import { encodeRecipeDraft } from "../../../../domain/recipes/encodeDraft.ts";
import type { ImportWarning, RecipeDraft } from "../../../../domain/recipes/draft.ts";
import { clearRecipe } from "../../../../domain/recipes/clearRecipe.ts";
import { writeRecipeDraft } from "../../../../domain/recipes/document.ts";
import { fitDraft } from "../../../../domain/recipes/fitDraft.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import { ok, type Result } from "../../../../domain/result.ts";
import type { Kitchen, NewItem, UndoGroup } from "../../../data/index.ts";
import { nextTurn } from "../../../data/nextTurn.ts";
import { storePhoto } from "../../../data/photos.ts";

export interface StoredDraft {
  readonly id: ItemId;
  readonly title: string;
  /** The draft's own and what was lost in storing it. */
  readonly warnings: readonly ImportWarning[];
}

/** Documents encoded before the window gets a turn: some 5 ms. */
const recipesPerTurn = 32;

function randomClientId(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}

interface Prepared {
  readonly draft: RecipeDraft;
  readonly photoIds: readonly string[];
  readonly pageCopyId: string | null;
}

/** Stores what a draft carries besides its text. A picture that cannot be read is a warning, not a failure. */
async function prepare(kitchen: Kitchen, drafts: readonly RecipeDraft[]): Promise<Result<Prepared[]>> {
  const fitted = drafts.map(fitDraft);
  const encoder = new TextEncoder();
  const copies = fitted.map((draft) =>
    draft.pageCopy === null || draft.pageCopy === "" ? null : encoder.encode(draft.pageCopy),
  );
  const stored = await kitchen.blobs.putMany(
    copies
      .filter((bytes) => bytes !== null)
      .map((bytes) => ({ kind: "page", mime: "text/html", bytes, thumbnail: "" })),
  );
  if (!stored.ok) return stored;
  const copyIds = stored.value.values();
  const prepared: Prepared[] = [];
  for (const [index, draft] of fitted.entries()) {
    const pageCopyId = copies[index] === null ? null : (copyIds.next().value ?? null);
    const photoIds: string[] = [];
    const warnings: ImportWarning[] = [...draft.warnings];
    for (const photo of draft.photos) {
      const id = await storePhoto(kitchen, new Blob([new Uint8Array(photo.bytes)], { type: photo.mime }));
      if (id.ok) photoIds.push(id.value);
      else if (id.error.code === "storage_full" || id.error.code === "storage_failed") return id;
      else warnings.push({ field: "photos", message: `A photo was left out: ${id.error.message}` });
    }
    prepared.push({ draft: { ...draft, warnings }, photoIds, pageCopyId });
  }
  return ok(prepared);
}

/** A draft and the id its recipe will have. */
export interface NewRecipe {
  readonly id: ItemId;
  readonly draft: RecipeDraft;
}

/** Creates recipes from drafts as part of one undo step; answers them in order. */
export async function storeDrafts(
  kitchen: Kitchen,
  group: UndoGroup,
  recipes: readonly NewRecipe[],
): Promise<Result<StoredDraft[]>> {
  const prepared = await prepare(
    kitchen,
    recipes.map(({ draft }) => draft),
  );
  if (!prepared.ok) return prepared;
  const items: NewItem[] = [];
  for (const [index, { draft, photoIds, pageCopyId }] of prepared.value.entries()) {
    const encoded = encodeRecipeDraft(draft, { photoIds, pageCopyId }, kitchen.items.newId, randomClientId());
    if (!encoded.ok) return encoded;
    if (index % recipesPerTurn === recipesPerTurn - 1) await nextTurn();
    items.push({
      type: "recipe",
      id: recipes[index]?.id ?? (kitchen.items.newId() as ItemId),
      init: () => undefined,
      encoded: encoded.value,
      ...(draft.createdAt === null ? {} : { createdAt: draft.createdAt }),
    });
  }
  const created = await kitchen.items.createMany(group, items);
  if (!created.ok) return created;
  return ok(
    prepared.value.map(({ draft }, index) => ({
      id: items[index]?.id ?? ("" as ItemId),
      title: draft.title,
      warnings: draft.warnings,
    })),
  );
}

/** Makes an existing recipe read as the draft; its rating and place in cookbooks stay. */
export async function replaceRecipe(
  kitchen: Kitchen,
  group: UndoGroup | string,
  id: ItemId,
  draft: RecipeDraft,
): Promise<Result<StoredDraft>> {
  const prepared = await prepare(kitchen, [draft]);
  if (!prepared.ok) return prepared;
  const [first] = prepared.value;
  if (!first) throw new Error("one draft was prepared");
  const existing = await kitchen.items.get("recipe", id);
  const rating = first.draft.rating ?? existing?.fields.rating ?? null;
  const photoIds = first.photoIds.length > 0 ? first.photoIds : (existing?.fields.photoIds ?? []);
  const done = await kitchen.items.edit(id, group, (doc) => {
    clearRecipe(doc);
    writeRecipeDraft(doc, { ...first.draft, rating }, { photoIds, pageCopyId: first.pageCopyId }, kitchen.items.newId);
  });
  return done.ok ? ok({ id, title: first.draft.title, warnings: first.draft.warnings }) : done;
}
