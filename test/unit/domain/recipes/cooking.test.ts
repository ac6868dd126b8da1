import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { materialize } from "../../../../src/domain/items/materialize.ts";
import { rational, one } from "../../../../src/domain/quantity/rational.ts";
import { addIngredients } from "../../../../src/domain/recipes/commands.ts";
import { recipeToText } from "../../../../src/domain/recipes/export/plainText.ts";
import { recipeToSchema } from "../../../../src/domain/recipes/export/schemaJson.ts";
import type { RecipeFields } from "../../../../src/domain/recipes/fields.ts";
import { readText } from "../../../../src/domain/recipes/import/readText.ts";
import { pasteIngredients } from "../../../../src/domain/recipes/pasteCommands.ts";
import { ingredientsFromBlock, stepsFromBlock } from "../../../../src/domain/recipes/pastedBlock.ts";
import { shownLine } from "../../../../src/domain/recipes/shownLine.ts";
import { splitAtDurations } from "../../../../src/domain/recipes/stepDurations.ts";

const secondsIn = (text: string) =>
  splitAtDurations(text).flatMap((part) => (part.seconds === null ? [] : [part.seconds]));

describe("durations in steps", () => {
  test("[K.1] become timers: minutes, hours, both, ranges by their shorter end, fractions", () => {
    expect(secondsIn("Simmer for 8 min, then 1 h 30, then 1 hour and 15 minutes.")).toEqual([480, 5_400, 4_500]);
    expect(secondsIn("Fry 2–3 minutes a side, rest 1½ hours, blitz 30 seconds.")).toEqual([120, 5_400, 30]);
    expect(secondsIn("20 Minuten backen, puis 5 minutes")).toEqual([1_200, 300]);
  });
  test("[K.1] other numbers stay text, and nothing of the text is lost", () => {
    const text = "Heat the oven to 200 °C, add 3 eggs and 250 ml milk; the 4 hungry ones wait 2 days.";
    expect(secondsIn(text)).toEqual([]);
    const mixed = "Wait 10 minutes. Then 1 h.";
    expect(
      splitAtDurations(mixed)
        .map((part) => part.text)
        .join(""),
    ).toBe(mixed);
  });
});

describe("a line while cooking", () => {
  const style = { locale: "en-GB" };
  test("[K.3] keeps the amount as written until it is scaled, then scales it exactly", () => {
    expect(shownLine("400 g minced beef", one, style)).toEqual({ amount: "400 g", rest: "minced beef" });
    expect(shownLine("400 g minced beef", rational(1, 2), style)).toEqual({ amount: "200 g", rest: "minced beef" });
    expect(shownLine("⅓ cup rice", rational(2), style)).toEqual({ amount: "⅔ cup", rest: "rice" });
    expect(shownLine("2 carrots, finely chopped", rational(3), style)).toEqual({
      amount: "6",
      rest: "carrots, finely chopped",
    });
  });
  test("[K.3] a line without an amount stays as it is", () => {
    expect(shownLine("salt and pepper to taste", rational(2), style)).toEqual({
      amount: "",
      rest: "salt and pepper to taste",
    });
  });
});

describe("a pasted block", () => {
  test("[K.1] becomes lines, its headings groups, without bullets", () => {
    expect(ingredientsFromBlock("200 g flour\n• 2 eggs\n\n[ ] salt\nFor the sauce:\n- 1 lemon")).toEqual([
      { purpose: null, ingredients: ["200 g flour", "2 eggs", "salt"] },
      { purpose: "For the sauce", ingredients: ["1 lemon"] },
    ]);
  });
  test("[K.1] becomes steps by paragraph or by line, without numbers", () => {
    expect(stepsFromBlock("1. Mix\nwell.\n\n2) Bake.").map((step) => step.text)).toEqual(["Mix well.", "Bake."]);
    expect(stepsFromBlock("Mix.\nBake.").map((step) => step.text)).toEqual(["Mix.", "Bake."]);
  });
  test("[K.1] goes in after the line it was pasted into, which it replaces when that was empty", () => {
    let count = 0;
    const newId = () => `n${(count += 1)}`;
    const doc = new Y.Doc();
    const [, empty] = addIngredients(doc, "main", ["first", "", "last"], newId);
    pasteIngredients(doc, "main", empty ?? null, ingredientsFromBlock("a\nb\nTop:\nc"), newId);
    const derived = materialize("recipe", doc);
    if (!derived.ok) throw new Error(derived.error.message);
    const groups = ("ingredientGroups" in derived.value ? derived.value.ingredientGroups : []).map((group) => [
      group.title,
      ...group.lines.map((line) => line.text),
    ]);
    expect(groups).toEqual([
      ["", "first", "a", "b", "last"],
      ["Top", "c"],
    ]);
  });
});

describe("a recipe out of the app", () => {
  const fields: RecipeFields = {
    title: "Soup",
    description: "",
    author: "Anna",
    sourceName: "",
    sourceUrl: "",
    language: "",
    yieldText: "4 servings",
    yieldAmount: 4,
    prepMinutes: 10,
    cookMinutes: null,
    totalMinutes: 75,
    ingredientGroups: [
      {
        id: "main",
        title: "",
        lines: [
          { id: "a", text: "1 l stock" },
          { id: "b", text: "2 carrots" },
        ],
      },
      { id: "g", title: "To serve", lines: [{ id: "c", text: "3 tbsp parsley" }] },
    ],
    steps: [
      { id: "s", section: null, text: "Boil the carrots in the stock until soft." },
      { id: "t", section: null, text: "Serve with parsley." },
    ],
    notes: "",
    tags: ["soup"],
    rating: 4,
    nutrition: {},
    photoIds: [],
    pageCopyId: null,
  };
  test("[K.9] as schema.org JSON is read back by our own import with nothing lost", () => {
    const read = readText(JSON.stringify(recipeToSchema(fields, 0)), { withCopy: false });
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value[0]).toMatchObject({
      title: "Soup",
      author: "Anna",
      yieldAmount: 4,
      prepMinutes: 10,
      totalMinutes: 75,
      tags: ["soup"],
    });
    expect(read.value[0]?.ingredientGroups.flatMap((group) => group.ingredients)).toEqual([
      "1 l stock",
      "2 carrots",
      "3 tbsp parsley",
    ]);
    expect(read.value[0]?.steps.map((step) => step.text)).toEqual(fields.steps.map((step) => step.text));
  });
  test("[K.9] as text is read back too", () => {
    const read = readText(recipeToText(fields), { withCopy: false });
    if (!read.ok) throw new Error(read.error.message);
    expect(read.value[0]?.title).toBe("Soup");
    expect(read.value[0]?.ingredientGroups.flatMap((group) => group.ingredients)).toContain("2 carrots");
  });
});
