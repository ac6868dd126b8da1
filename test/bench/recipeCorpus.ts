/**
 * Recipes by the thousand for timings: the same ones every time, about 3 KB each as records, with the word frequencies of real
 * collections (salt in most, saffron in few).
 */
import { emptyDraft, type RecipeDraft } from "../../src/domain/recipes/draft.ts";

/** A small reproducible generator (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const words = (text: string): string[] => text.trim().split(/\s*[,\n]\s*/);

const common = words(
  "salt, black pepper, olive oil, butter, onions, garlic cloves, plain flour, caster sugar, eggs, whole milk, water, lemon juice, double cream, parmesan cheese",
);
const foods = words(`
  carrots, celery sticks, tinned tomatoes, minced beef, pancetta, red wine, chicken thighs, chicken stock, basmati rice, spaghetti, penne, cannellini beans, chickpeas, red lentils,
  green lentils, potatoes, sweet potatoes, spinach, kale, broccoli, cauliflower, courgettes, aubergines, red peppers, mushrooms, peas, green beans, leeks, spring onions, shallots, ginger,
  red chillies, coriander, flat-leaf parsley, basil, thyme, rosemary, oregano, bay leaves, cumin seeds, ground coriander, turmeric, smoked paprika, cinnamon, nutmeg, cardamom pods, saffron,
  star anise, soy sauce, fish sauce, oyster sauce, sesame oil, rice vinegar, white wine vinegar, dijon mustard, honey, maple syrup, tahini, peanut butter, coconut milk, crème fraîche,
  greek yogurt, mascarpone, ricotta, feta, mozzarella, gruyère, cheddar, halloumi, tofu, tempeh, salmon fillets, cod, prawns, mussels, squid, anchovies, capers, olives, bacon, chorizo,
  pork shoulder, lamb shanks, beef chuck, duck legs, turkey mince, breadcrumbs, puff pastry, shortcrust pastry, filo pastry, dried yeast, baking powder, bicarbonate of soda, vanilla extract,
  dark chocolate, cocoa powder, icing sugar, brown sugar, ground almonds, hazelnuts, walnuts, pistachios, pine nuts, raisins, dates, apricots, apples, pears, plums, rhubarb, strawberries,
  raspberries, blueberries, bananas, oranges, limes, pomegranate seeds, mint, dill, tarragon, fennel bulb, beetroot, celeriac, parsnips, turnips, swede, pumpkin, butternut squash, sweetcorn,
  quinoa, bulgur wheat, couscous, polenta, oats, rye flour, spelt flour, egg noodles, rice noodles, gochujang, miso paste, kimchi, harissa, preserved lemons, sumac, za'atar, jalapeños, tortillas
`);
const adjectives = words(
  "Slow, Quick, Roast, Charred, Spiced, Smoky, Creamy, Crisp, Lemon, Ginger, Honeyed, Braised, Weeknight, Sunday, Grandmother’s, One-pot, Sticky, Green, Golden, Buttered, Overnight, Winter, Summer, Simple, Proper",
);
const dishes = words(
  "stew, soup, curry, salad, tart, pie, lasagne, risotto, gratin, cake, loaf, sourdough, tagine, stir-fry, noodles, dumplings, pancakes, flatbreads, casserole, ragù, chowder, pilaf, crumble, brownies, biscuits, frittata, shakshuka, burgers, skewers, rösti, goulash, paella",
);
const tags = words(
  "Vegetarian, Vegan, Weeknight, Baking, Bread, Breakfast, Dessert, Fish, Freezer, Party, Comfort, Gluten free, Spicy, Soup, Salad, Batch cooking",
);
const people = words(
  "Anna Bauer, Ben Okafor, Clara Lindqvist, Dario Rossi, Élise Moreau, Farah Haddad, Grace Kim, Hugo Fernández, Ines Kovač, Jonas Müller",
);
const sources = words(
  "handwritten card, Elm Street Kitchen, The Green Spoon, Sunday Table, Bread & Salt, Market Notes, Northern Baker",
);
const amounts = words(
  "1, 2, 3, 4, 6, ½, 1½, 100 g, 150 g, 200 g, 250 g, 400 g, 500 g, 1 kg, 50 ml, 100 ml, 250 ml, 1 l, 1 tsp, 2 tsp, 1 tbsp, 2 tbsp, 3 tbsp, 1 cup, ½ cup, a handful of, a pinch of",
);
const preparations = words(
  "finely chopped, diced, sliced, crushed, peeled and cut into chunks, at room temperature, grated, to serve, toasted, drained and rinsed",
);
const sentences = [
  "Warm the oil in a heavy pan over a medium heat and cook the onions gently until soft and sweet, about 12 minutes.",
  "Add the garlic and spices and stir for a minute until they smell good.",
  "Tip in everything else, bring to the boil, then turn down and simmer, barely moving, for 1 hour 30 minutes.",
  "Heat the oven to 200 °C and line a tin with baking paper.",
  "Beat the butter and sugar until pale and light, then add the eggs one at a time.",
  "Fold in the flour with a large spoon, keeping as much air in the batter as you can.",
  "Bake for 35 minutes, until a skewer comes out clean, and leave to cool in the tin for 10 minutes.",
  "Taste, season, and finish with herbs and a squeeze of lemon before bringing it to the table.",
  "Cook the pasta in plenty of salted water until just done, keeping back a cup of the water for the sauce.",
  "Spread out on a tray in one layer and roast for 25 minutes, turning everything over once.",
];

/** `count` drafts, the same for the same seed. */
export function recipeCorpus(count: number, seed = 7): RecipeDraft[] {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  /** Real kitchens have favourites: the front of the list comes up far more often than its end. */
  const pickFood = (): string => foods[Math.floor(random() ** 1.8 * foods.length)] ?? "salt";
  const line = (food: string): string => `${pick(amounts)} ${food}${random() < 0.35 ? `, ${pick(preparations)}` : ""}`;
  return Array.from({ length: count }, (_, index) => {
    const main = pickFood();
    const ingredients = [...new Set([main, ...Array.from({ length: 5 + Math.floor(random() * 8) }, pickFood)])];
    const staples = common.filter((_food, rank) => random() < 0.75 / (1 + rank * 0.18));
    const cookMinutes = 5 * (1 + Math.floor(random() * 24));
    const prepMinutes = 5 * (1 + Math.floor(random() * 6));
    return {
      ...emptyDraft,
      title: `${pick(adjectives)} ${main} ${random() < 0.4 ? `& ${pickFood()} ` : ""}${pick(dishes)}${index % 3 === 0 ? ` no. ${index}` : ""}`,
      description: `${pick(sentences)} ${pick(sentences)}`,
      author: pick(people),
      sourceName: pick(sources),
      sourceUrl: index % 2 === 0 ? `https://recipes.example/${index}` : "",
      yieldText: `${2 + (index % 7)} servings`,
      yieldAmount: 2 + (index % 7),
      prepMinutes,
      cookMinutes,
      totalMinutes: prepMinutes + cookMinutes,
      ingredientGroups: [{ purpose: null, ingredients: [...ingredients, ...staples].map(line) }],
      steps: Array.from({ length: 4 + Math.floor(random() * 4) }, () => ({
        section: null,
        text: `${pick(sentences)} ${pick(sentences)}`,
      })),
      tags: [...new Set([pick(tags), ...(random() < 0.5 ? [pick(tags)] : [])])],
      rating: random() < 0.4 ? Math.ceil(random() * 5) : null,
      createdAt: 1_700_000_000_000 + index * 60_000,
    };
  });
}
