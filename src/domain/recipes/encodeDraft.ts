/**
 * A draft straight to the bytes of a new recipe's document, without building the document: what an import of ten thousand
 * recipes spends its time on otherwise. It writes exactly what `writeRecipeDraft` would (see document.ts for the layout) and
 * must change with it; a test compares the two on random drafts.
 */
import {
  createEncoder,
  toUint8Array,
  writeAny,
  writeUint8,
  writeUint8Array,
  writeVarString,
  writeVarUint,
  type Encoder,
} from "lib0/encoding";
import { initialOrder } from "../items/order.ts";
import type { NewId } from "../items/types.ts";
import { fail, ok, type Result } from "../result.ts";
import { unnamedGroupId, type RecipeBlobs } from "./document.ts";
import type { RecipeDraft } from "./draft.ts";
import { recipeSchema, type IngredientGroup, type RecipeFields } from "./fields.ts";

export interface EncodedRecipe {
  /** A whole document as a Yjs V1 update. */
  readonly update: Uint8Array;
  /** What `materialize` would derive from it. */
  readonly derived: RecipeFields;
}

const contentString = 4;
const contentType = 7;
const contentAny = 8;
const hasParentSub = 0x20;
const mapType = 1;
const textType = 2;

/** Where a struct belongs: a top-level type by name, or the type made by an earlier struct, by its clock. */
type Parent = string | number;

/** Writes the structs of one client, in order. */
class StructWriter {
  readonly #structs: Encoder = createEncoder();
  readonly #client: number;
  #count = 0;
  #clock = 0;

  constructor(client: number) {
    this.#client = client;
  }

  #head(ref: number, parent: Parent, key: string | null): void {
    writeUint8(this.#structs, key === null ? ref : ref | hasParentSub);
    if (typeof parent === "string") {
      writeVarUint(this.#structs, 1);
      writeVarString(this.#structs, parent);
    } else {
      writeVarUint(this.#structs, 0);
      writeVarUint(this.#structs, this.#client);
      writeVarUint(this.#structs, parent);
    }
    if (key !== null) writeVarString(this.#structs, key);
    this.#count += 1;
  }

  /** The characters of a text; an empty text has none. */
  characters(parent: Parent, text: string): void {
    if (text === "") return;
    this.#head(contentString, parent, null);
    writeVarString(this.#structs, text);
    this.#clock += text.length;
  }

  /** A plain value under a key. */
  value(parent: Parent, key: string, value: string | number): void {
    this.#head(contentAny, parent, key);
    writeVarUint(this.#structs, 1);
    writeAny(this.#structs, value);
    this.#clock += 1;
  }

  /** A new map or text under a key; answers it as a parent. */
  type(parent: Parent, key: string, type: typeof mapType | typeof textType): number {
    this.#head(contentType, parent, key);
    writeVarUint(this.#structs, type);
    this.#clock += 1;
    return this.#clock - 1;
  }

  update(): Uint8Array {
    const encoder = createEncoder();
    const structs = toUint8Array(this.#structs);
    writeVarUint(encoder, this.#count === 0 ? 0 : 1);
    if (this.#count > 0) {
      writeVarUint(encoder, this.#count);
      writeVarUint(encoder, this.#client);
      writeVarUint(encoder, 0);
      writeUint8Array(encoder, structs);
    }
    // Nothing was deleted.
    writeVarUint(encoder, 0);
    return toUint8Array(encoder);
  }
}

/** Yjs keeps texts in UTF-16 and cannot hold half a character; neither can JSON. */
function whole(text: string): string {
  return text.toWellFormed();
}

/** @param clientId a random whole number below 2^32: who wrote this. Error: item_invalid when the draft is out of bounds. */
export function encodeRecipeDraft(
  draft: RecipeDraft,
  blobs: RecipeBlobs,
  newId: NewId,
  clientId: number,
): Result<EncodedRecipe> {
  const writer = new StructWriter(clientId);
  const title = whole(draft.title);
  const description = whole(draft.description);
  const notes = whole(draft.notes);
  writer.characters("title", title);
  writer.characters("description", description);
  writer.characters("notes", notes);

  const scalars = {
    author: draft.author,
    sourceName: draft.sourceName,
    sourceUrl: draft.sourceUrl,
    language: draft.language,
    yieldText: draft.yieldText,
    yieldAmount: draft.yieldAmount,
    prepMinutes: draft.prepMinutes,
    cookMinutes: draft.cookMinutes,
    totalMinutes: draft.totalMinutes,
    rating: draft.rating,
    pageCopyId: blobs.pageCopyId,
  };
  for (const [key, value] of Object.entries(scalars))
    if (value !== null && value !== "") writer.value("meta", key, value);

  const ingredientGroups = writeIngredients(writer, draft, newId);

  const stepOrder = initialOrder(draft.steps.length);
  const steps = draft.steps.map((step, index) => {
    const id = newId();
    const map = writer.type("steps", id, mapType);
    const text = whole(step.text);
    writer.characters(writer.type(map, "text", textType), text);
    writer.value(map, "order", stepOrder[index] ?? "");
    const section = step.section === null || step.section === "" ? null : step.section;
    if (section !== null) writer.value(map, "section", section);
    return { id, section, text };
  });

  const tags = writeKeys(writer, "tags", draft.tags);
  const photoIds = writeKeys(writer, "photos", blobs.photoIds);
  for (const [name, text] of Object.entries(draft.nutrition)) writer.value("nutrition", name, text);

  const derived = recipeSchema.safeParse({
    ...scalars,
    title,
    description,
    notes,
    ingredientGroups,
    steps,
    tags,
    photoIds,
    nutrition: { ...draft.nutrition },
  });
  if (!derived.success)
    return fail(
      "item_invalid",
      "This recipe is larger than a recipe may be, or has a value that cannot be kept. Shorten it and try again.",
    );
  return ok({ update: writer.update(), derived: derived.data });
}

function writeIngredients(writer: StructWriter, draft: RecipeDraft, newId: NewId): IngredientGroup[] {
  const groupOrder = initialOrder(draft.ingredientGroups.length);
  const lineOrder = initialOrder(draft.ingredientGroups.reduce((sum, group) => sum + group.ingredients.length, 0));
  let lineIndex = 0;
  const unnamed: IngredientGroup = { id: unnamedGroupId, title: "", lines: [] };
  const named: IngredientGroup[] = [];
  draft.ingredientGroups.forEach((group, groupIndex) => {
    let home = unnamed;
    if (group.purpose !== null && group.purpose !== "") {
      home = { id: newId(), title: group.purpose, lines: [] };
      named.push(home);
      const map = writer.type("groups", home.id, mapType);
      writer.value(map, "title", group.purpose);
      writer.value(map, "order", groupOrder[groupIndex] ?? "");
    }
    for (const line of group.ingredients) {
      const id = newId();
      const text = whole(line);
      const map = writer.type("lines", id, mapType);
      writer.characters(writer.type(map, "text", textType), text);
      writer.value(map, "group", home.id);
      writer.value(map, "order", lineOrder[lineIndex++] ?? "");
      home.lines.push({ id, text });
    }
  });
  return unnamed.lines.length > 0 ? [unnamed, ...named] : named;
}

function writeKeys(writer: StructWriter, name: "tags" | "photos", keys: readonly string[]): string[] {
  const unique = [...new Set(keys)];
  const order = initialOrder(unique.length);
  unique.forEach((key, index) => writer.value(name, key, order[index] ?? ""));
  return unique;
}
