import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { materialize } from "../../../../src/domain/items/materialize.ts";
import {
  addIngredientGroup,
  addIngredients,
  addSteps,
  moveIngredient,
  moveStep,
  removeIngredientGroup,
  setIngredient,
  setPhotos,
  setRecipeMeta,
  setRecipeText,
  setStep,
  setTags,
} from "../../../../src/domain/recipes/commands.ts";
import { emptyDraft, type RecipeDraft } from "../../../../src/domain/recipes/draft.ts";
import { unnamedGroupId, writeRecipeDraft } from "../../../../src/domain/recipes/document.ts";
import type { RecipeFields } from "../../../../src/domain/recipes/fields.ts";
import { fitDraft } from "../../../../src/domain/recipes/fitDraft.ts";

let counter = 0;
const newId = (): string => `id${counter++}`;

function fieldsOf(doc: Y.Doc): RecipeFields {
  const fields = materialize("recipe", doc);
  if (!fields.ok) throw new Error(fields.error.message);
  return fields.value;
}

const linesOf = (doc: Y.Doc): [string, string[]][] =>
  fieldsOf(doc).ingredientGroups.map((group) => [group.title, group.lines.map((line) => line.text)]);

/** Another device with the same document. */
function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
}

function meet(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

const lasagne: RecipeDraft = {
  ...emptyDraft,
  title: "Lasagne",
  yieldText: "6 servings",
  yieldAmount: 6,
  totalMinutes: 150,
  ingredientGroups: [
    { purpose: "For the ragù", ingredients: ["400 g minced beef", "2 carrots"] },
    { purpose: "For the béchamel", ingredients: ["60 g butter"] },
  ],
  steps: [
    { section: null, text: "Brown." },
    { section: "Sauce", text: "Melt." },
  ],
  tags: ["Italian", "Sunday"],
  rating: 5,
  nutrition: { calories: "600 kcal" },
};

function lasagneDoc(): Y.Doc {
  const doc = new Y.Doc();
  writeRecipeDraft(doc, lasagne, { photoIds: ["p1"], pageCopyId: "c1" }, newId);
  return doc;
}

describe("recipe document", () => {
  test("[K.1] keeps every field of a draft", () => {
    const fields = fieldsOf(lasagneDoc());
    expect(fields).toMatchObject({
      title: "Lasagne",
      yieldText: "6 servings",
      yieldAmount: 6,
      totalMinutes: 150,
      prepMinutes: null,
      tags: ["Italian", "Sunday"],
      rating: 5,
      nutrition: { calories: "600 kcal" },
      photoIds: ["p1"],
      pageCopyId: "c1",
    });
    expect(fields.ingredientGroups.map((group) => [group.title, group.lines.map((line) => line.text)])).toEqual([
      ["For the ragù", ["400 g minced beef", "2 carrots"]],
      ["For the béchamel", ["60 g butter"]],
    ]);
    expect(fields.steps.map((step) => [step.section, step.text])).toEqual([
      [null, "Brown."],
      ["Sauce", "Melt."],
    ]);
  });

  test("[K.1] ingredients are added after a line, moved within and between groups, and survive their group", () => {
    const doc = lasagneDoc();
    const [ragu, bechamel] = fieldsOf(doc).ingredientGroups;
    if (!ragu || !bechamel) throw new Error("groups missing");
    const first = ragu.lines[0]?.id ?? "";
    addIngredients(doc, ragu.id, ["1 onion", "1 stick of celery"], newId, first);
    expect(linesOf(doc)[0]?.[1]).toEqual(["400 g minced beef", "1 onion", "1 stick of celery", "2 carrots"]);
    moveIngredient(doc, first, bechamel.id, 1);
    expect(linesOf(doc)).toEqual([
      ["For the ragù", ["1 onion", "1 stick of celery", "2 carrots"]],
      ["For the béchamel", ["60 g butter", "400 g minced beef"]],
    ]);
    removeIngredientGroup(doc, bechamel.id);
    expect(linesOf(doc)[0]).toEqual(["", ["60 g butter", "400 g minced beef"]]);
  });

  test("[K.1] moving a line and editing it on two devices both count", () => {
    const one = lasagneDoc();
    const two = copyOf(one);
    const ragu = fieldsOf(one).ingredientGroups[0];
    const first = ragu?.lines[0]?.id ?? "";
    moveIngredient(one, first, ragu?.id ?? "", 1);
    setIngredient(two, first, "500 g minced beef");
    meet(one, two);
    expect(linesOf(one)[0]?.[1]).toEqual(["2 carrots", "500 g minced beef"]);
    expect(fieldsOf(one)).toEqual(fieldsOf(two));
  });

  test("[K.1] a line added to a group that is removed elsewhere at the same time is not lost", () => {
    const one = lasagneDoc();
    const two = copyOf(one);
    const bechamel = fieldsOf(one).ingredientGroups[1]?.id ?? "";
    removeIngredientGroup(one, bechamel);
    addIngredients(two, bechamel, ["750 ml milk"], newId);
    meet(one, two);
    expect(linesOf(one)[0]?.[1].toSorted()).toEqual(["60 g butter", "750 ml milk"]);
    expect(linesOf(one)).toEqual(linesOf(two));
  });

  test("[K.1] two devices that write the same empty text at the same time keep both", () => {
    const one = new Y.Doc();
    const two = new Y.Doc();
    setRecipeText(one, "notes", "less salt");
    setRecipeText(two, "notes", "more pepper");
    meet(one, two);
    expect(fieldsOf(one).notes).toContain("less salt");
    expect(fieldsOf(one).notes).toContain("more pepper");
  });

  test("[K.1] steps, tags and photos keep the order given", () => {
    const doc = lasagneDoc();
    const [third] = addSteps(doc, ["Bake."], newId);
    moveStep(doc, third ?? "", 0);
    setStep(doc, third ?? "", "Bake well.");
    expect(fieldsOf(doc).steps.map((step) => step.text)).toEqual(["Bake well.", "Brown.", "Melt."]);
    setTags(doc, ["Sunday", "Pasta", "Italian"]);
    expect(fieldsOf(doc).tags).toEqual(["Sunday", "Pasta", "Italian"]);
    setPhotos(doc, ["p2", "p1"]);
    expect(fieldsOf(doc).photoIds).toEqual(["p2", "p1"]);
  });

  test("[K.1] an empty field is absent, and a new unnamed group takes lines without a heading", () => {
    const doc = lasagneDoc();
    setRecipeMeta(doc, "totalMinutes", null);
    setRecipeMeta(doc, "yieldText", "");
    addIngredients(doc, unnamedGroupId, ["salt"], newId);
    addIngredientGroup(doc, "To serve", newId);
    expect(fieldsOf(doc)).toMatchObject({ totalMinutes: null, yieldText: "" });
    expect(linesOf(doc).map(([title]) => title)).toEqual(["", "For the ragù", "For the béchamel", "To serve"]);
  });

  test("[C.2] a document of an unexpected shape is an error value, never an exception", () => {
    const doc = new Y.Doc();
    doc.getMap("lines").set("x", "not a map");
    doc.getMap("meta").set("totalMinutes", "soon");
    expect(materialize("recipe", doc)).toMatchObject({ ok: false, error: { code: "item_invalid" } });
    expect(materialize("recipe", lasagneDoc()).ok).toBe(true);
  });
});

describe("drafts from outside", () => {
  test("[K.2] are brought within bounds, every cut named", () => {
    const fitted = fitDraft({
      ...lasagne,
      title: "x".repeat(600),
      yieldAmount: -1,
      rating: 9,
      steps: Array.from({ length: 1_001 }, () => ({ section: null, text: "Stir." })),
    });
    expect(fitted.warnings.map((warning) => warning.field).toSorted()).toEqual(["rating", "steps", "title", "yield"]);
    const doc = new Y.Doc();
    writeRecipeDraft(doc, fitted, { photoIds: [], pageCopyId: null }, newId);
    expect(materialize("recipe", doc).ok).toBe(true);
    expect(fitDraft(lasagne).warnings).toEqual([]);
  });
});
