import { describe, expect, test } from "vitest";
import { prefixDistance } from "../../../../../src/renderer/data/search/prefixDistance.ts";
import { maxHits, SearchEngine, type SearchableRecipe } from "../../../../../src/renderer/data/search/searchEngine.ts";
import { markWords, termTest } from "../../../../../src/renderer/data/search/words.ts";

function recipe(id: string, title: string, more: Partial<SearchableRecipe> = {}): SearchableRecipe {
  return { id, title, tags: [], author: "", sourceName: "", ingredients: [], ...more };
}

function engineWith(...recipes: SearchableRecipe[]): SearchEngine {
  const engine = new SearchEngine();
  engine.put(recipes);
  return engine;
}

const kitchen = () =>
  engineWith(
    recipe("lasagne", "Sunday lasagne", {
      ingredients: ["400 g minced beef", "150 g pancetta", "2 carrots"],
      tags: ["family"],
      author: "Anna",
    }),
    recipe("cake", "Carrot cake", { ingredients: ["3 eggs", "250 g flour"], tags: ["Baking"] }),
    recipe("creme", "Crème brûlée", { ingredients: ["500 ml cream", "6 eggs"], sourceName: "Green Spoon" }),
    recipe("straße", "Straßenbrezel", { ingredients: ["flour"] }),
  );

describe("search", () => {
  test("[K.7] finds by title, ingredient, tag, author and source", () => {
    const engine = kitchen();
    expect(engine.search("lasagne").ids).toEqual(["lasagne"]);
    expect(engine.search("pancetta").ids).toEqual(["lasagne"]);
    expect(engine.search("baking").ids).toEqual(["cake"]);
    expect(engine.search("anna").ids).toEqual(["lasagne"]);
    expect(engine.search("green spoon").ids).toEqual(["creme"]);
  });

  test("[K.7] a word in the title comes before the same word among the ingredients", () => {
    expect(kitchen().search("carrot").ids).toEqual(["cake", "lasagne"]);
  });

  test("[K.7] the beginning of a word is enough, accents and case do not matter", () => {
    const engine = kitchen();
    expect(engine.search("CREME BRU").ids).toEqual(["creme"]);
    expect(engine.search("strasse").ids).toEqual(["straße"]);
  });

  test("[K.7] forgives wrong, missing, added and swapped letters, and none in short words", () => {
    const engine = kitchen();
    for (const typo of ["lasange", "lasagn", "lassagne", "lesagne", "panceta", "pnacetta"])
      expect(engine.search(typo).ids, typo).toContain("lasagne");
    expect(engine.search("egx").ids).toEqual([]);
  });

  test("[K.7] every word must match; only where nothing has them all do some suffice, and it says so", () => {
    const engine = kitchen();
    expect(engine.search("carrot cake")).toMatchObject({ ids: ["cake"], matched: "all" });
    expect(engine.search("pancetta brûlée")).toMatchObject({ total: 2, matched: "some" });
    expect(engine.search("xyzzyx")).toMatchObject({ total: 0, matched: "all" });
  });

  test("[K.7] one letter looks at titles, not at every ingredient that begins with it", () => {
    expect(kitchen().search("c").ids.toSorted()).toEqual(["cake", "creme"]);
  });

  test("[K.7] follows changes and removals", () => {
    const engine = kitchen();
    engine.put([recipe("cake", "Parsnip cake")]);
    expect(engine.search("carrot").ids).toEqual(["lasagne"]);
    expect(engine.search("parsnip").ids).toEqual(["cake"]);
    engine.remove(["cake"]);
    expect(engine.search("parsnip").ids).toEqual([]);
    expect(engine.size).toBe(3);
  });

  test("[K.7] still finds everything after most of a large library was changed or removed", () => {
    const engine = new SearchEngine();
    const many = Array.from({ length: 2_000 }, (_, index) => recipe(`r${index}`, `Soup number${index}`));
    engine.put(many);
    engine.put(many.slice(0, 1_500).map((one) => ({ ...one, title: one.title.replace("Soup", "Stew") })));
    engine.remove(many.slice(1_500, 1_900).map(({ id }) => id));
    expect(engine.search("soup").total).toBe(100);
    expect(engine.search("stew")).toMatchObject({ total: 1_500 });
    expect(engine.search("stew").ids).toHaveLength(maxHits);
    expect(engine.search("number1999").ids).toEqual(["r1999"]);
  });

  test("[K.7] odd queries find nothing and break nothing", () => {
    const engine = kitchen();
    for (const query of ["", "   ", "---", "%", "\u0000", "constructor", "__proto__", "x".repeat(5_000)])
      expect(engine.search(query).ids).toEqual([]);
  });

  test("[K.7] marks why a recipe was found, also a nearly equal word", () => {
    const answer = kitchen().search("panceta");
    expect(markWords("150 g pancetta, diced", termTest(answer))).toEqual([
      { text: "150 g ", isMatch: false },
      { text: "pancetta", isMatch: true },
      { text: ", diced", isMatch: false },
    ]);
    expect(markWords("2 carrots", termTest(answer))).toBeNull();
  });
});

describe("letters apart", () => {
  test("[K.7] counts changes up to the beginning of a longer word", () => {
    expect(prefixDistance("choclat", "chocolate", 2)).toBe(1);
    expect(prefixDistance("tomatos", "tomatoes", 2)).toBe(1);
    expect(prefixDistance("onoin", "onion", 2)).toBe(1);
    expect(prefixDistance("salt", "salt", 2)).toBe(0);
    expect(prefixDistance("salt", "pepper", 2)).toBe(3);
  });
});
