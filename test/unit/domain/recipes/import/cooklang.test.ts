import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parseCooklang } from "../../../../../src/domain/recipes/import/cooklang/parseCooklang.ts";
import { readCooklang } from "../../../../../src/domain/recipes/import/cooklang/readCooklang.ts";
import { measureCooklang } from "../../../../acceptance/cooklang.ts";
import { failureOf, ingredientsOf, onlyRecipe, stepsOf, warningsOf } from "./reading.ts";

const recipe = `---
servings: 4|8
tags: [soup, winter]
time: 1 hour
source: https://kitchen.example/soup
mood: good
---
-- first try
Slice @leeks{2}(thinly) and fry in a #large pot{}
with @butter for ~{10%minutes}. [- not longer -]

> Taste it.

== Finish ==
Add @stock{1/2%litre} and @&salt.
`;

describe("Cooklang", () => {
  it("[K.2] becomes ingredients, readable steps, notes and sections", () => {
    const draft = onlyRecipe(readCooklang(recipe, "Soups/Leek soup.cook"));
    expect(draft).toMatchObject({
      title: "Leek soup",
      yieldText: "4",
      totalMinutes: 60,
      tags: ["soup", "winter"],
      sourceUrl: "https://kitchen.example/soup",
      notes: "Taste it.\n\nEquipment: large pot",
    });
    expect(draft.ingredientGroups).toEqual([
      { purpose: null, ingredients: ["2 leeks, thinly", "butter"] },
      { purpose: "Finish", ingredients: ["0.5 litre stock", "salt"] },
    ]);
    expect(draft.steps[0]).toEqual({
      section: null,
      text: "Slice leeks and fry in a large pot with butter for 10 minutes.",
    });
    expect(draft.steps[1]?.section).toBe("Finish");
  });

  it("[K.2] names what has no place", () => {
    expect(warningsOf(onlyRecipe(readCooklang(recipe)))).toContain("mood (good), 2 comments");
  });

  it("[K.2] reads the older metadata lines, and an empty file as no recipe", () => {
    expect(onlyRecipe(readCooklang(">> title: Soup\n>> servings: 2\nCook @leeks{}.")).title).toBe("Soup");
    expect(failureOf(readCooklang(">> title: Soup\n")).code).toBe("page_without_recipe");
    expect(stepsOf(onlyRecipe(readCooklang("Just cook.\n\nAnd eat.")))).toEqual(["Just cook.", "And eat."]);
    expect(ingredientsOf(onlyRecipe(readCooklang("@salt")))).toEqual(["salt"]);
  });

  it("[K.2] leaves comments that are never closed, and rulers, as text", () => {
    expect(parseCooklang("a [- b --- c").blocks[0]?.parts).toEqual([{ type: "text", value: "a [- b --- c" }]);
  });

  const folder = fileURLToPath(new URL("../../../../../../shared/acceptance/cooklang", import.meta.url));
  it.skipIf(!existsSync(folder))(
    "[K.2] passes the specification's canonical cases (skipped where they are not beside the repository)",
    () => {
      expect(measureCooklang(folder).failed).toEqual([]);
    },
  );
});
