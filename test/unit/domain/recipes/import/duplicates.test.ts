import { describe, expect, it } from "vitest";
import { createDuplicateIndex, fingerprint } from "../../../../../src/domain/recipes/import/duplicates.ts";

const soup = {
  title: "Leek Soup",
  sourceUrl: "https://www.kitchen.example/soup/?utm_source=mail",
  ingredients: ["2 leeks, sliced", "1 litre vegetable stock", "cream"],
};

function libraryWith(recipe: typeof soup): ReturnType<typeof createDuplicateIndex<string>> {
  const index = createDuplicateIndex<string>();
  index.add("r1", fingerprint(recipe));
  return index;
}

describe("duplicates", () => {
  it("[K.2] are found by the source address, whatever hangs on it", () => {
    const found = libraryWith(soup).find(
      fingerprint({ title: "Other name", sourceUrl: "http://kitchen.example/soup#recipe", ingredients: ["1 egg"] }),
    );
    expect(found).toEqual({ id: "r1", reason: "address", similarity: 1 });
  });

  it("[K.2] are found by title and ingredients where addresses say nothing", () => {
    const found = libraryWith({ ...soup, sourceUrl: "" }).find(
      fingerprint({
        title: "leek  soup!",
        sourceUrl: "https://other.example/1",
        ingredients: ["3 leeks sliced", "vegetable stock (1 litre)", "cream"],
      }),
    );
    expect(found).toMatchObject({ id: "r1", reason: "content" });
  });

  it("[K.2] are not another recipe of the same name, of the same site, or a page's other address", () => {
    const index = libraryWith(soup);
    expect(
      index.find(fingerprint({ ...soup, sourceUrl: "", ingredients: ["500 g potatoes", "bacon", "onion"] })),
    ).toBeNull();
    expect(
      index.find(
        fingerprint({ title: "Bread", sourceUrl: "https://kitchen.example/soup?recipe=2", ingredients: ["flour"] }),
      ),
    ).toBeNull();
    expect(
      libraryWith({ ...soup, title: "A", sourceUrl: "https://kitchen.example/" }).find(
        fingerprint({ title: "B", sourceUrl: "https://kitchen.example", ingredients: [] }),
      ),
    ).toBeNull();
  });

  it("[K.2] are looked up quickly among 10,000 recipes", () => {
    const index = createDuplicateIndex<string>();
    for (let at = 0; at < 10_000; at += 1)
      index.add(
        `r${at}`,
        fingerprint({
          title: `Soup ${at}`,
          sourceUrl: `https://kitchen.example/${at}`,
          ingredients: ["2 leeks", `${at} eggs`],
        }),
      );
    expect(index.find(fingerprint({ title: "Soup 9999", sourceUrl: "", ingredients: ["2 leeks", "eggs"] }))?.id).toBe(
      "r9999",
    );
  });
});
