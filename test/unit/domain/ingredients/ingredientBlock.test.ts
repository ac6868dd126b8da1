import { describe, expect, test } from "vitest";
import { headingText, parseIngredientBlock } from "../../../../src/domain/ingredients/ingredientBlock.ts";

describe("a pasted block", () => {
  test("[K.3] headings make groups, empty lines and bullets go, typography stays", () => {
    const block =
      "Ingredients:\r\n\r\n• 2 eggs\n- ½ cup milk\n\nFor the sauce:\n* 1 tin tomatoes\n[ ] salt\n\n## Topping\n50 g cheese\n";
    expect(parseIngredientBlock(block)).toEqual([
      { title: null, lines: ["2 eggs", "½ cup milk"] },
      { title: "For the sauce", lines: ["1 tin tomatoes", "salt"] },
      { title: "Topping", lines: ["50 g cheese"] },
    ]);
  });

  test("[K.3] words in capitals are headings only where the lines are not", () => {
    expect(parseIngredientBlock("SAUCE\n1 tin tomatoes\nsalt")).toEqual([
      { title: "SAUCE", lines: ["1 tin tomatoes", "salt"] },
    ]);
    expect(parseIngredientBlock("SALT\nPEPPER\n2 EGGS")).toEqual([
      { title: null, lines: ["SALT", "PEPPER", "2 EGGS"] },
    ]);
  });

  test.each([
    ["For the dough", "For the dough"],
    ["Für den Teig:", "Für den Teig"],
    ["**Filling**", "Filling"],
    ["Butter: 50 g", null],
    ["2 eggs:", null],
    ["salt", null],
    ["", null],
  ])("[K.3] %j as a heading is %j", (line, heading) => expect(headingText(line)).toBe(heading));

  test("[K.3] nothing gives no groups", () => expect(parseIngredientBlock(" \n\n---\n")).toEqual([]));
});
