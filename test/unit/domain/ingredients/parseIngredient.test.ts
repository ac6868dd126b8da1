import { describe, expect, test } from "vitest";
import { parseIngredient } from "../../../../src/domain/ingredients/parseIngredient.ts";
import { rationalToText } from "../../../../src/domain/quantity/rational.ts";

/** [line, quantity, quantityMax, unit, food] */
type Case = readonly [string, string | null, string | null, string | null, string];

function amounts(line: string): Case {
  const { quantity, quantityMax, unit, food } = parseIngredient(line);
  const text = (value: typeof quantity): string | null =>
    value === null ? null : rationalToText(value).replace(/\/1$/, "");
  return [line, text(quantity), text(quantityMax), unit, food];
}

describe("amounts", () => {
  test.each<Case>([
    ["1/2 cup flour", "1/2", null, "cup", "flour"],
    ["½ cup flour", "1/2", null, "cup", "flour"],
    ["1 1/2 cups flour", "3/2", null, "cup", "flour"],
    ["1½ cups flour", "3/2", null, "cup", "flour"],
    ["1-1/2 cups flour", "3/2", null, "cup", "flour"],
    ["1⁄3 cup flour", "1/3", null, "cup", "flour"],
    ["1.25 lb beef", "5/4", null, "pound", "beef"],
    [".5 l milk", "1/2", null, "liter", "milk"],
    ["1,5 kg Kartoffeln", "3/2", null, "kilogram", "Kartoffeln"],
    ["1,000 g flour", "1000", null, "gram", "flour"],
    ["one and a half cups flour", "3/2", null, "cup", "flour"],
    ["half a lemon", "1/2", null, null, "lemon"],
    ["two onions", "2", null, null, "onions"],
    ["a dozen eggs", "12", null, null, "eggs"],
    ["half a dozen eggs", "6", null, null, "eggs"],
    ["2 dozen oysters", "24", null, null, "oysters"],
    ["a pinch of salt", "1", null, "pinch", "salt"],
    ["2-3 onions", "2", "3", null, "onions"],
    ["2 – 3 tbsp oil", "2", "3", "tablespoon", "oil"],
    ["2 to 3 cups stock", "2", "3", "cup", "stock"],
    ["1 ½ to 2 cups stock", "3/2", "2", "cup", "stock"],
    ["between 2 and 3 cups milk", "2", "3", "cup", "milk"],
    ["1 or 2 chillies", "1", "2", null, "chillies"],
    ["200g flour", "200", null, "gram", "flour"],
    ["2T sugar", "2", null, "tablespoon", "sugar"],
    ["2t sugar", "2", null, "teaspoon", "sugar"],
    ["10 fl. oz. cream", "10", null, "fluid ounce", "cream"],
  ])("[K.3] reads %j", (...expected) => expect(amounts(expected[0])).toEqual(expected));

  test.each<Case>([
    ["200g/7oz butter", "200", null, "gram", "butter"],
    ["1 cup (240 ml) milk", "1", null, "cup", "milk"],
    ["1kg/2lb 3oz potatoes", "1", null, "kilogram", "potatoes"],
    ["1 cup plus 2 tablespoons sugar", "9/8", null, "cup", "sugar"],
    ["1 cup (200 g) plus 2 tbsp (25 g) sugar", "9/8", null, "cup", "sugar"],
    ["2 lb 4 oz beef", "9/4", null, "pound", "beef"],
  ])("[K.3] the first of several measures counts, parts of one add up: %j", (...expected) =>
    expect(amounts(expected[0])).toEqual(expected),
  );

  test.each<Case>([
    ["1 (14-ounce) can tomatoes", "1", null, "can", "tomatoes"],
    ["2 x 400g tins chopped tomatoes", "2", null, "can", "chopped tomatoes"],
    ["a 400g tin of chickpeas, drained", "1", null, "can", "chickpeas"],
    ["two 15 oz cans black beans", "2", null, "can", "black beans"],
    ["One 12- to 16-pound turkey", "1", null, null, "turkey"],
    ["4 x 125g salmon fillets", "4", null, null, "salmon fillets"],
    ["5cm/2in piece ginger, peeled", "5", null, "centimeter", "ginger"],
  ])("[K.3] packs are counted, what one holds is a note: %j", (...expected) =>
    expect(amounts(expected[0])).toEqual(expected),
  );

  test.each<Case>([
    ["salt to taste", null, null, null, "salt"],
    ["2% milk", null, null, null, "2% milk"],
    ["00 flour", null, null, null, "00 flour"],
    ["half-and-half", null, null, null, "half-and-half"],
    ["5-spice powder", null, null, null, "5-spice powder"],
    ["1 cup 2% milk", "1", null, "cup", "2% milk"],
    ["1 rib eye steak", "1", null, null, "rib eye steak"],
    ["6 cloves", "6", null, null, "cloves"],
    ["handful of basil", null, null, "handful", "basil"],
    ["a few sprigs thyme", null, null, "sprig", "thyme"],
    ["some apples", null, null, null, "apples"],
    ["etwas Butter", null, null, null, "Butter"],
    ["3½ oz", "7/2", null, "ounce", ""],
    ["", null, null, null, ""],
  ])("[K.3] no amount is made up for %j", (...expected) => expect(amounts(expected[0])).toEqual(expected));

  test.each<Case>([
    ["juice of 1 lemon", "1", null, null, "lemon"],
    ["finely grated zest and juice of 2 oranges", "2", null, null, "oranges"],
    ["Flour, 10 ounces (2 cups)", "10", null, "ounce", "Flour"],
    ["Butter: 50 g", "50", null, "gram", "Butter"],
    ["milk 2 l", "2", null, "liter", "milk"],
    ["toilet paper x 2", "2", null, null, "toilet paper"],
    ["eggs x6", "6", null, null, "eggs"],
    ["chicken thighs, skinless, 2 lbs", "2", null, "pound", "chicken thighs"],
  ])("[K.3] finds the amount where it stands in %j", (...expected) => expect(amounts(expected[0])).toEqual(expected));

  test.each<Case>([
    ["3 garlic cloves, crushed", "3", null, "clove", "garlic"],
    ["2 thyme sprigs", "2", null, "sprig", "thyme"],
    ["2 thick pineapple slices", "2", null, "slice", "pineapple"],
    ["2 large handfuls of fresh basil", "2", null, "handful", "fresh basil"],
    ["3 fresh sprigs rosemary", "3", null, "sprig", "fresh rosemary"],
    ["1 heaped tbsp sugar", "1", null, "tablespoon", "sugar"],
  ])("[K.3] units stand before or after the food: %j", (...expected) => expect(amounts(expected[0])).toEqual(expected));

  test.each<Case>([
    ["☐ 2 eggs", "2", null, null, "eggs"],
    ["- [ ] 200 g flour", "200", null, "gram", "flour"],
    ["• 2 EL Olivenöl", "2", null, "tablespoon", "Olivenöl"],
    ["1) 2 eggs", "2", null, null, "eggs"],
    ["1 Pck. Backpulver", "1", null, "package", "Backpulver"],
    ["3 Zehen Knoblauch", "3", null, "clove", "Knoblauch"],
    ["2 c. à s. d'huile d’olive", "2", null, "tablespoon", "huile d'olive"],
    ["3 dientes de ajo", "3", null, "clove", "ajo"],
    ["2 cucchiai di olio", "2", null, "tablespoon", "olio"],
    ["2 teentjes knoflook", "2", null, "clove", "knoflook"],
  ])("[K.3] bullets, checkboxes and other languages: %j", (...expected) =>
    expect(amounts(expected[0])).toEqual(expected),
  );
});

describe("food, preparation and note", () => {
  test.each([
    ["2 onions, finely chopped", "onions", "finely chopped", ""],
    ["2 tbsp finely chopped fresh parsley", "fresh parsley", "finely chopped", ""],
    ["2 tbsp chopped, fresh parsley", "fresh parsley", "chopped", ""],
    ["¼ cup toasted, peeled, and crushed hazelnuts", "hazelnuts", "toasted, peeled and crushed", ""],
    ["30g roasted chopped hazelnuts", "roasted hazelnuts", "chopped", ""],
    ["12 medium shrimp peeled and deveined", "shrimp", "peeled and deveined", "medium"],
    ["1 tin of chopped tomatoes", "chopped tomatoes", "", ""],
    ["salt and freshly ground black pepper", "salt and black pepper", "freshly ground", ""],
    [
      "500g boneless, skinless chicken breast, cut into cubes",
      "boneless skinless chicken breast",
      "cut into cubes",
      "",
    ],
    ["3 tbsp canola, sunflower, or vegetable oil", "canola, sunflower, or vegetable oil", "", ""],
    ["2 tbsp soy sauce, or to taste", "soy sauce", "", "or to taste"],
    ["1 small leek (about 100 g), trimmed", "leek", "trimmed", "small, about 100 g"],
    ["fresh parsley, to garnish", "fresh parsley", "", "to garnish"],
    ["1 pkg. (8 oz.) cream cheese, softened", "cream cheese", "softened", "8 oz."],
    ["2 eggs + 1 yolk", "eggs", "", "+ 1 yolk"],
    ["olive oil for brushing", "olive oil", "", "for brushing"],
    ["200g butter, softened, plus extra for greasing", "butter", "softened", "plus extra for greasing"],
    ["100ml medium dry white wine", "medium dry white wine", "", ""],
    ["1 Little Gem lettuce", "Little Gem lettuce", "", ""],
    ["1 cup crushed red pepper flakes", "crushed red pepper flakes", "", ""],
    ["juice of 1 lemon", "lemon", "juice of", ""],
  ])("[K.3] splits %j", (line, food, preparation, note) => {
    const parsed = parseIngredient(line);
    expect([parsed.food, parsed.preparation, parsed.note]).toEqual([food, preparation, note]);
  });

  test("[K.3] the original text is always kept, as typed", () => {
    const typed = "  •\u00a01½ cups  flour , sifted ";
    expect(parseIngredient(typed).input).toBe(typed);
  });

  test("[K.1] what is shown beside a scaled amount is the line without its amount", () => {
    expect(parseIngredient("200g/7oz butter, softened (see note)").rest).toBe("butter, softened (see note)");
  });
});
