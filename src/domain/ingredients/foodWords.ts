/** The words the parser tells food, preparation and note apart by: data, no rules. */

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/));
}

/** What is done to a food in the kitchen: split off wherever it stands. What is bought that way (smoked, dried, roasted, pitted) is not here. */
export const preparationWords = words(`
  beaten blanched-and-peeled boiled bruised butterflied chilled chopped cleaned cooked cooled cored cracked crosswise crumbled crushed
  cubed cut cut-up cutup deboned debearded defrosted deribbed deseeded de-seeded de-veined packed destemmed deveined diced dissolved drained filleted finely-chopped freshly-grated
  freshly-ground freshly-squeezed grated halved hard-boiled hard-cooked hulled husked julienned juiced lengthways
  lengthwise lukewarm mashed melted minced parboiled part-baked par-boiled peeled picked poached pounded precooked pre-cooked pricked
  pureed puréed quartered refrigerated rehydrated rinsed roughly-chopped room-temperature scalded scored scraped
  scrubbed seeded segmented separated shaved shelled shredded shucked sifted sieved skinned sliced slivered snipped soaked
  soft-boiled softened squeezed steamed steeped stemmed strained tempered thawed thinly-sliced toasted torn trimmed uncooked unpeeled
  unsifted warmed washed whipped whisked wilted zested spiralized crisped reheated deep-fried thickly-sliced julienne tenderized plucked
  gehackt gehackte gehackter gehacktes gehackten gerieben geriebene geriebener geriebenes gewürfelt gewürfelte geschält geschälte geschnitten geschnittene
  haché hachée hachés hachées râpé râpée râpés émincé émincée émincés fondu picado picada picados picadas rallado rallada troceado
  tritato tritata tritati grattugiato grattugiata gesneden gehakt gehakte geraspt geraspte
`);

/** How thoroughly: belongs to the preparation word after it, and to nothing without one. */
export const preparationAdverbs = words(`
  finely roughly coarsely thinly thickly freshly lightly very well firmly loosely gently newly partially slightly hard soft
  chunkily carefully lengthwise lengthways crosswise diagonally evenly quickly briefly fine extra-finely good super fein grob finement fresh-
  perfectly tightly not-too-finely medium-finely paper extremely completely
`);

/** After these the preparation words are part of what is bought: tinned chopped tomatoes are not tomatoes. */
export const packedWords = words("canned tinned jarred bottled frozen-chopped tinned, canned,");

/** Pairs in which the preparation word names another product. */
export const keptPairs: ReadonlyMap<string, RegExp> = new Map([
  ["crushed", /^(?:red|chil\w*|ice)\b/],
  ["cracked", /^(?:wheat|bulgh?u?r)\b/],
  ["whipped", /^(?:cream cheese|topping)\b/],
  ["cooked", /^(?:ham)\b/],
  ["shaved", /^(?:ice)\b/],
  ["cut", /^(?:mixed|green|oats)\b/],
  ["mashed", /^(?:potato (?:mix|flakes))/],
  ["diced", /^(?:tomatoes in|canned)/],
  ["strained", /^(?:greek|yogh?urt)/],
  ["refrigerated", /^(?:biscuit|crescent|pie|pizza)/],
  ["minced", /^(?:beef|lamb|pork|turkey|chicken|veal|meat)\b/],
  ["soft", /^\b$/],
]);

/** Sizes: kept in the note, never in the food. */
export const sizeWords = words(`
  large larger largest small smaller medium big lg md med sm extra-large medium-large medium-size medium-sized large-size large-sized
  small-sized small-size medium-small mid-size mid-sized average-size average-sized good-sized good-size bite-sized bite-size thumb-sized fist-sized largish
  smallish groß große großer großes großen klein kleine kleiner kleines kleinen mittelgroß mittelgroße mittelgroßer grand grande grandes petit petite petits petites
  gros grosse grosses pequeño pequeña pequeños pequeñas
`);

/** Before these a size word belongs to the food: medium dry sherry, medium curry powder, small curd cottage cheese. */
export const sizeKept =
  /^(?:medium (?:dry|sweet|sherry|curry|hot|grain|grained|egg noodles|oatmeal|white wine|cheddar|ground|rare)|(?:small|large) (?:curd|pearl|flake)|big green)\b/;

/** Describing words: a segment of nothing but these still lacks its food ("boneless, skinless chicken breast"). */
export const describingWords = words(`
  boneless skinless bone-in skin-on fresh dried ripe firm hot cold warm sweet sour mild dry soft young tender mature unsalted salted
  unsweetened sweetened unbleached bleached organic free-range raw smoked unsmoked frozen canned tinned plain whole low-fat full-fat nonfat fat-free
  reduced-fat low-sodium reduced-sodium thick thin crisp crusty good-quality best-quality good high-quality large small medium light dark
  red green yellow white black brown orange purple golden ready-to-eat pitted stoned unwaxed seedless untreated lean extra-lean
  mixed assorted natural pure homemade home-made store-bought shop-bought day-old stale thick-cut thinly firm-fleshed floury waxy
  spicy strong wild baby mini tart creamy crunchy smooth long short hardy sturdy meaty plump juicy skinny bitter
  sun-dried dry-cured cured roasted unroasted rolled instant quick-cooking active finest coarse fine and or & very
  unpeeled undyed wide narrow trimmed chilled
`);

/** A segment after a comma that begins so is a note, not something done to the food. */
export const noteStart =
  /^(?:such as|like|preferably|ideally|plus|optional|or|if|about|approx|approximately|around|available|see|for|to|from|e\.?g|i\.?e|including|depending|any|recipe|you|use|enough|as|with|without|at least|according|leaves only|left|more|extra|each|total|homemade|store|bought|weighing|weight|white|green|both|each|reserved|reserving|reserve|according|per|one|two|three|four|five|six|eight|ten|\d|not|but|also|nach|zum|zur|für|oder|evtl|ca|ou|pour|al gusto|q\.?b)\b/i;

/** Words in brackets that say what was done rather than remark on it. */
export const preparationStart = (text: string): boolean => {
  for (const word of text.toLowerCase().split(/[\s,]+/)) {
    if (preparationWords.has(word)) return true;
    if (!preparationAdverbs.has(word)) return false;
  }
  return false;
};

/** Unit words that may stand after the food: "garlic cloves", "thyme sprigs", "fennel bulb". */
export const trailingUnits: ReadonlyMap<string, string> = new Map(
  [
    "clove",
    "sprig",
    "stalk",
    "head",
    "bulb",
    "rasher",
    "slice",
    "branch",
    "rib",
    "wedge",
    "bunch",
    "handful",
    "knob",
    "strip",
  ].flatMap((unit) => [
    [unit, unit],
    [`${unit}${unit.endsWith("ch") ? "es" : "s"}`, unit],
  ]),
);
