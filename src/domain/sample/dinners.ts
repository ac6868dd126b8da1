/** Sample recipes for the evening. Written for this app; free to keep, change and share. */
import { group, section, steps, type SampleRecipe } from "./draft.ts";

export const beanStew: SampleRecipe = {
  title: "Slow tomato & white bean stew",
  description: "A pot that looks after itself. Better the next day, and happy with whatever greens are about.",
  yieldText: "4 servings",
  yieldAmount: 4,
  prepMinutes: 15,
  cookMinutes: 40,
  totalMinutes: 55,
  tags: ["weeknight", "vegan", "freezes well"],
  rating: 4.5,
  ingredients: [
    group("", "4 tbsp olive oil", "2 onions, finely chopped", "4 cloves garlic, sliced", "1 sprig rosemary", "1 tsp fennel seeds", "800 g tinned tomatoes", "2 tins white beans (400 g each), drained", "500 ml vegetable stock", "150 g kale, stalks removed, torn"),
    group("To serve", "1 lemon", "4 slices sourdough bread, toasted"),
  ],
  steps: steps(
    "Warm the oil in a wide pot over a low heat. Add the onions with a good pinch of salt and cook for 12 minutes, until soft and sweet but not brown.",
    "Stir in the garlic, rosemary and fennel seeds and cook for 2 minutes, until you can smell them.",
    "Crush the tomatoes in with your hands. Add the beans and the stock and simmer gently, half covered, for 25 minutes.",
    "Press a few of the beans against the side of the pot to thicken it. Add the kale and cook for 5 minutes more.",
    "Take out the rosemary. Finish with lemon juice, black pepper and more oil than seems reasonable. Serve with the toast.",
  ),
  notes: "Dried beans: soak 350 g overnight and simmer them for about an hour before you start; use their water instead of the stock.",
};

export const lasagne: SampleRecipe = {
  title: "Grandmother’s Sunday lasagne",
  description: "Two and a half hours, most of them waiting. The ragù may be made a day or two before.",
  yieldText: "6 servings",
  yieldAmount: 6,
  prepMinutes: 40,
  cookMinutes: 110,
  totalMinutes: 150,
  tags: ["sunday", "family", "freezes well"],
  rating: 5,
  ingredients: [
    group("For the ragù", "2 tbsp olive oil", "150 g pancetta, finely diced", "2 carrots, finely chopped", "1 stick of celery, finely chopped", "1 onion, finely chopped", "400 g minced beef", "200 ml red wine", "800 g tinned tomatoes", "1 bay leaf"),
    group("For the béchamel", "60 g butter", "60 g flour", "750 ml whole milk", "nutmeg, freshly grated"),
    group("To build", "12 sheets of dried lasagne", "100 g parmesan, grated"),
  ],
  steps: [
    ...section(
      "Ragù",
      "Warm the oil in a heavy pan and cook the pancetta until its fat runs, 8 minutes. Add carrot, celery and onion; cook slowly until soft and sweet, 15 minutes.",
      "Turn up the heat, add the beef and brown it properly. Pour in the wine and let it all but disappear.",
      "Add the tomatoes, the bay leaf and a glass of water. Simmer, barely moving, for 1 hour 15 minutes. Salt it at the end.",
    ),
    ...section(
      "Béchamel",
      "Melt the butter, stir in the flour and cook for 2 minutes without letting it colour. Add the milk little by little, whisking, and simmer for 5 minutes. Season with salt and nutmeg.",
    ),
    ...section(
      "Lasagne",
      "Heat the oven to 180 °C. Spread a little béchamel in a deep dish, then pasta, ragù, béchamel and parmesan, four times over. End with béchamel and the rest of the parmesan.",
      "Bake for 35 minutes until it is bubbling and browned in places. Let it stand for 15 minutes: it cuts cleanly then.",
    ),
  ],
  notes: "Doubles well. Freeze the second one before baking and give it 1 hour from frozen.",
};

export const misoSalmon: SampleRecipe = {
  title: "Miso salmon, sesame greens",
  description: "One tray and one bowl.",
  yieldText: "2 servings",
  yieldAmount: 2,
  prepMinutes: 10,
  cookMinutes: 20,
  totalMinutes: 30,
  tags: ["weeknight", "fish"],
  rating: 4,
  ingredients: [
    group("", "2 salmon fillets (about 150 g each)", "1 tbsp white miso", "2 tsp honey", "1 tbsp soy sauce", "1 tsp rice vinegar"),
    group("For the greens", "200 g tenderstem broccoli", "100 g sugar snap peas", "1 tbsp sesame oil", "1 tbsp sesame seeds, toasted", "150 g rice, to serve"),
  ],
  steps: steps(
    "Heat the oven to 220 °C and put the rice on. Mix miso, honey, half of the soy sauce and the vinegar; brush it over the salmon.",
    "Roast the salmon on a lined tray for 10 to 12 minutes, until it flakes at the edges and the glaze has caught a little.",
    "Meanwhile cook the broccoli in salted boiling water for 3 minutes, with the peas for the last one. Drain and toss with the sesame oil, the other half of the soy sauce and the seeds.",
    "Serve over the rice with everything from the tray.",
  ),
  notes: "",
};

export const shakshuka: SampleRecipe = {
  title: "Chickpea shakshuka",
  description: "Breakfast, or supper when there is nothing else in the house.",
  yieldText: "3 servings",
  yieldAmount: 3,
  prepMinutes: 10,
  cookMinutes: 25,
  totalMinutes: 35,
  tags: ["weeknight", "vegetarian", "breakfast"],
  rating: 4.5,
  ingredients: [
    group("", "3 tbsp olive oil", "1 onion, sliced", "2 red peppers, sliced", "3 cloves garlic, chopped", "2 tsp ground cumin", "1 tsp sweet paprika", "1/2 tsp chilli flakes", "400 g tinned tomatoes", "1 tin chickpeas (400 g), drained", "6 eggs", "1 small bunch coriander", "100 g feta, crumbled"),
  ],
  steps: steps(
    "Warm the oil in a wide pan. Cook the onion and peppers with a pinch of salt for 10 minutes, until they slump.",
    "Add the garlic and spices and stir for 1 minute. Add the tomatoes and chickpeas and simmer for 8 minutes, until thick.",
    "Make six hollows and break an egg into each. Cover and cook over a low heat for 6 minutes: set whites, soft yolks.",
    "Scatter with feta and coriander and bring the pan to the table.",
  ),
  notes: "",
};

export const dal: SampleRecipe = {
  title: "Red lentil dal",
  description: "The cheapest good dinner there is.",
  yieldText: "4 servings",
  yieldAmount: 4,
  prepMinutes: 10,
  cookMinutes: 30,
  totalMinutes: 40,
  tags: ["weeknight", "vegan", "freezes well"],
  rating: 4.5,
  ingredients: [
    group("", "300 g red lentils, rinsed", "1 tsp ground turmeric", "1 thumb ginger, grated", "400 ml coconut milk", "200 g spinach"),
    group("For the tempering", "3 tbsp sunflower oil", "2 tsp cumin seeds", "1 tsp black mustard seeds", "4 cloves garlic, sliced", "2 dried chillies", "1 onion, sliced", "1 lime"),
  ],
  steps: steps(
    "Put lentils, turmeric and ginger into a pot with 900 ml water. Bring to the boil, skim, and simmer for 20 minutes until they fall apart.",
    "Stir in the coconut milk and the spinach and let it bubble for 5 minutes. Salt it well.",
    "Heat the oil in a small pan until it shimmers. Add cumin and mustard seeds; when they crackle, the onion. Fry for 8 minutes until brown at the edges, adding the garlic and chillies for the last 2.",
    "Tip everything over the dal, squeeze the lime in, and serve with rice or flatbread.",
  ),
  notes: "Thickens as it stands: loosen it with a splash of water when you warm it up.",
};
