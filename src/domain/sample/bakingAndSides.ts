/** Sample recipes for the oven and the side of the plate. Written for this app; free to keep, change and share. */
import { group, section, steps, type SampleRecipe } from "./draft.ts";

export const lemonCake: SampleRecipe = {
  title: "Lemon olive-oil cake",
  description: "Stirred in one bowl, and still moist on the fourth day.",
  yieldText: "1 cake, 10 slices",
  yieldAmount: 10,
  prepMinutes: 20,
  cookMinutes: 50,
  totalMinutes: 70,
  tags: ["baking", "vegetarian"],
  rating: 4.5,
  ingredients: [
    group(
      "",
      "3 unwaxed lemons",
      "250 g caster sugar",
      "3 eggs",
      "250 g natural yogurt",
      "180 ml mild olive oil",
      "250 g plain flour",
      "2 tsp baking powder",
      "1/2 tsp fine salt",
    ),
    group("For the syrup", "60 g caster sugar"),
  ],
  steps: steps(
    "Heat the oven to 170 °C and line a 22 cm tin. Rub the grated zest of all the lemons into the sugar until it smells of them.",
    "Whisk in the eggs for 2 minutes, then the yogurt and the oil. Fold in flour, baking powder and salt until just smooth.",
    "Bake for 50 minutes, until a skewer comes out clean.",
    "Warm the juice of two of the lemons with the sugar for the syrup until clear. Spoon it over the hot cake and leave it in the tin until cold.",
  ),
  notes: "",
};

export const countryLoaf: SampleRecipe = {
  title: "Overnight country loaf",
  description: "A pinch of yeast, no kneading, and a night’s patience.",
  yieldText: "1 loaf",
  yieldAmount: 1,
  prepMinutes: 20,
  cookMinutes: 45,
  totalMinutes: 1080,
  tags: ["baking", "bread", "vegan"],
  rating: 5,
  ingredients: [
    group(
      "",
      "400 g strong white flour",
      "100 g wholemeal rye flour",
      "10 g salt",
      "1/4 tsp instant yeast",
      "375 g water, cool",
    ),
  ],
  steps: [
    ...section(
      "Evening",
      "Mix everything in a large bowl until no dry flour is left. Cover, wait 30 minutes, then stretch and fold the dough over itself four times.",
      "Cover again and leave at room temperature for 12 to 14 hours, until doubled and full of bubbles.",
    ),
    ...section(
      "Morning",
      "Tip onto a floured board, fold into a tight round, and let it rest on a sheet of baking paper for 1 hour 30 minutes.",
      "Put a lidded pot into the oven and heat it to 240 °C for 30 minutes. Lower the dough in on its paper, slash it, and bake with the lid on for 25 minutes, then without for 20 minutes, until deep brown.",
      "Leave it on a rack for at least an hour. It is still cooking.",
    ),
  ],
  notes: "In a warm kitchen use half the yeast. In a cold one give it until noon.",
};

export const broccoli: SampleRecipe = {
  title: "Charred broccoli, anchovy crumb",
  description: "Enough for a side, or for one person and a fried egg.",
  yieldText: "4 servings as a side",
  yieldAmount: 4,
  prepMinutes: 10,
  cookMinutes: 15,
  totalMinutes: 25,
  tags: ["weeknight", "sides"],
  rating: 4,
  ingredients: [
    group(
      "",
      "1 large broccoli",
      "3 tbsp olive oil",
      "60 g stale bread",
      "6 anchovy fillets",
      "1 clove garlic",
      "1/2 tsp chilli flakes",
      "1 lemon",
    ),
  ],
  steps: steps(
    "Heat the oven to 230 °C with a tray in it. Cut the broccoli into long pieces, stalk and all, and toss with half of the oil.",
    "Roast for 15 minutes, turning once, until black at the tips.",
    "Meanwhile chop bread, anchovies and garlic together. Fry in the rest of the oil with the chilli for 5 minutes until crisp.",
    "Pile the crumbs over the broccoli and squeeze the lemon over both.",
  ),
  notes: "",
};

export const roastCarrots: SampleRecipe = {
  title: "Roast carrots with labneh",
  description: "",
  yieldText: "4 servings as a side",
  yieldAmount: 4,
  prepMinutes: 10,
  cookMinutes: 35,
  totalMinutes: 45,
  tags: ["sides", "vegetarian"],
  rating: 4,
  ingredients: [
    group("", "800 g carrots, halved lengthways", "2 tbsp olive oil", "1 tsp cumin seeds", "1 tbsp honey"),
    group(
      "For the labneh",
      "400 g Greek yogurt",
      "1/2 tsp salt",
      "1 handful mint, chopped",
      "30 g pistachios, chopped",
    ),
  ],
  steps: steps(
    "If there is time, salt the yogurt and let it drain in a cloth for 2 hours. If not, use it as it is.",
    "Heat the oven to 210 °C. Toss the carrots with oil, cumin and salt and roast for 30 minutes. Drizzle with the honey and give them 5 minutes more.",
    "Spread the labneh over a plate. Carrots on top, then mint, pistachios, and the oil from the tray.",
  ),
  notes: "",
};

export const pancakes: SampleRecipe = {
  title: "Sunday pancakes",
  description: "The batter waits while you find your slippers.",
  yieldText: "12 pancakes",
  yieldAmount: 12,
  prepMinutes: 10,
  cookMinutes: 20,
  totalMinutes: 30,
  tags: ["breakfast", "family", "vegetarian"],
  rating: 4.5,
  ingredients: [
    group(
      "",
      "200 g plain flour",
      "2 tsp baking powder",
      "1 pinch of salt",
      "1 tbsp sugar",
      "2 eggs",
      "250 ml whole milk",
      "50 g butter, melted, and more for the pan",
    ),
  ],
  steps: steps(
    "Whisk the dry things, then the eggs, milk and butter, just until no dry flour is left. Lumps are fine. Rest for 10 minutes.",
    "Cook small ladlefuls in a little butter over a medium heat: when the bubbles on top stay open, after about 2 minutes, turn them and give them 1 minute more.",
    "Keep them warm in a folded tea towel until there are enough to sit down.",
  ),
  notes: "",
};
