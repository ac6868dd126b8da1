import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { materialize } from "../../../../src/domain/items/materialize.ts";
import { addIngredients, setRecipeText } from "../../../../src/domain/recipes/commands.ts";
import { writeRecipeDraft } from "../../../../src/domain/recipes/document.ts";
import { emptyDraft, type RecipeDraft } from "../../../../src/domain/recipes/draft.ts";
import { encodeRecipeDraft } from "../../../../src/domain/recipes/encodeDraft.ts";
import { recipeCorpus, seededRandom } from "../../../bench/recipeCorpus.ts";

function counter(): () => string {
  let count = 0;
  return () => `id${(count += 1)}`;
}

/** Drafts with everything that could be written differently: groups, sections, empty and odd texts, emoji, no lines. */
function oddDrafts(): RecipeDraft[] {
  const random = seededRandom(11);
  const texts = ["", "a", "Crème brûlée", "🍋 zest of 2 🍋", "x".repeat(3_000), "two\nlines", "\u0000", "👩‍🍳"];
  const pick = (): string => texts[Math.floor(random() * texts.length)] ?? "";
  return Array.from({ length: 200 }, () => ({
    ...emptyDraft,
    title: pick().slice(0, 500),
    description: pick(),
    notes: pick(),
    author: random() < 0.5 ? "" : "Anna",
    yieldAmount: random() < 0.5 ? null : 4.5,
    totalMinutes: random() < 0.5 ? null : 0,
    rating: random() < 0.5 ? null : 3,
    ingredientGroups: Array.from({ length: Math.floor(random() * 4) }, () => ({
      purpose: random() < 0.4 ? null : random() < 0.3 ? "" : "For the sauce",
      ingredients: Array.from({ length: Math.floor(random() * 4) }, pick),
    })),
    steps: Array.from({ length: Math.floor(random() * 4) }, () => ({
      section: random() < 0.5 ? null : "Bake",
      text: pick(),
    })),
    tags: random() < 0.5 ? [] : ["soup", "quick", "soup"],
    nutrition: (random() < 0.5 ? {} : { calories: "240 kcal" }) as Record<string, string>,
  }));
}

describe("encoding a draft", () => {
  test("[K.2] gives the same recipe as writing it into a document, and fields that are what the bytes say", () => {
    for (const draft of [...recipeCorpus(50), ...oddDrafts()]) {
      const blobs = { photoIds: ["p1", "p2", "p1"], pageCopyId: "c" };
      const written = new Y.Doc();
      written.transact(() => writeRecipeDraft(written, draft, blobs, counter()));
      const encoded = encodeRecipeDraft(draft, blobs, counter(), 123_456);
      if (!encoded.ok) throw new Error(encoded.error.message);
      const read = new Y.Doc();
      Y.applyUpdate(read, encoded.value.update);
      const derived = materialize("recipe", read);
      expect(derived).toEqual(materialize("recipe", written));
      expect(derived).toEqual({ ok: true, value: encoded.value.derived });
    }
  });

  test("[K.2] what it wrote can be edited like any other recipe", () => {
    const [draft] = recipeCorpus(1);
    const encoded = encodeRecipeDraft(draft ?? emptyDraft, { photoIds: [], pageCopyId: null }, counter(), 7);
    if (!encoded.ok) throw new Error(encoded.error.message);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, encoded.value.update);
    setRecipeText(doc, "title", "Changed");
    addIngredients(doc, "main", ["1 egg"], counter());
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(doc));
    const derived = materialize("recipe", again);
    expect(derived).toMatchObject({ ok: true, value: { title: "Changed" } });
    expect(
      derived.ok && "ingredientGroups" in derived.value && derived.value.ingredientGroups[0]?.lines.at(-1)?.text,
    ).toBe("1 egg");
  });

  test("[K.1] a draft out of bounds is refused, not cut", () => {
    const encoded = encodeRecipeDraft(
      { ...emptyDraft, title: "x".repeat(501) },
      { photoIds: [], pageCopyId: null },
      counter(),
      7,
    );
    expect(encoded).toMatchObject({ ok: false, error: { code: "item_invalid" } });
  });
});
