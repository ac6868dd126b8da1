/**
 * The key under which equal foods meet on a grocery list. Two names share a key only when a shopper would put the same
 * thing in the basket: sizes go, "fresh" goes where the food is sold fresh anyway, true synonyms meet; caster sugar and
 * sugar, whole milk and milk, dried and fresh thyme stay apart.
 */
import { singular } from "./singular.ts";

const cache = new Map<string, string>();
/** Bounds the memory a long session can take; a kitchen has a few thousand foods. */
const maxCachedKeys = 20_000;

/** Words that never change what is bought. */
const dropped = new Set(
  "a an the of about approximately large small medium big extra-large medium-sized medium-size small-sized good good-quality best-quality quality best ripe nice freshly few little some room-temperature".split(
    " ",
  ),
);

/** "fresh" makes another product of these: dried thyme, dry yeast and breadcrumbs from a packet are what the bare word means. */
const freshMatters =
  /\b(?:yeast|pasta|spaghetti|tagliatelle|fettuccine|linguine|lasagne?|ravioli|gnocchi|noodle|breadcrumb|crumb|thyme|oregano|rosemary|sage|marjoram|bay|turmeric|cranberry|apricot|fig|date|coconut|cheese|mozzarella|herb|bean|pea|fruit|juice|horseradish)\b/;

/** Names for the same thing in the shop. Written as keys already (singular, folded). */
const synonyms: ReadonlyMap<string, string> = new Map([
  ["scallion", "spring onion"],
  ["green onion", "spring onion"],
  ["salad onion", "spring onion"],
  ["rutabaga", "swede"],
  ["coriander leaf", "coriander"],
  ["garbanzo bean", "chickpea"],
  ["garbanzo", "chickpea"],
  ["chick pea", "chickpea"],
  ["snow pea", "mangetout"],
  ["mange tout", "mangetout"],
  ["natural yogurt", "plain yogurt"],
  ["superfine sugar", "caster sugar"],
  ["castor sugar", "caster sugar"],
  ["confectioners' sugar", "icing sugar"],
  ["confectioner's sugar", "icing sugar"],
  ["confectioners sugar", "icing sugar"],
  ["powdered sugar", "icing sugar"],
  ["all-purpose flour", "plain flour"],
  ["all purpose flour", "plain flour"],
  ["ap flour", "plain flour"],
  ["bicarbonate of soda", "baking soda"],
  ["bicarbonate soda", "baking soda"],
  ["bicarb", "baking soda"],
  ["cornflour", "cornstarch"],
  ["corn starch", "cornstarch"],
  ["minced beef", "ground beef"],
  ["beef mince", "ground beef"],
  ["minced lamb", "ground lamb"],
  ["lamb mince", "ground lamb"],
  ["minced pork", "ground pork"],
  ["pork mince", "ground pork"],
  ["garlic clove", "garlic"],
  ["celery stick", "celery"],
  ["celery stalk", "celery"],
  ["parsley leaf", "parsley"],
  ["basil leaf", "basil"],
  ["mint leaf", "mint"],
  ["thyme leaf", "thyme"],
  ["spinach leaf", "spinach"],
  ["bay", "bay leaf"],
  ["flat leaf parsley", "flat-leaf parsley"],
  ["flatleaf parsley", "flat-leaf parsley"],
  ["italian parsley", "flat-leaf parsley"],
  ["extra virgin olive oil", "extra-virgin olive oil"],
  ["root ginger", "ginger"],
  ["ginger root", "ginger"],
  ["gingerroot", "ginger"],
  ["heavy whipping cream", "heavy cream"],
  ["catsup", "ketchup"],
  ["tomato ketchup", "ketchup"],
  ["parmesan", "parmesan cheese"],
  ["cheddar", "cheddar cheese"],
  ["feta", "feta cheese"],
  ["mozzarella", "mozzarella cheese"],
  ["soya sauce", "soy sauce"],
  ["table salt", "salt"],
  ["porridge oat", "rolled oat"],
  ["long grain rice", "long-grain rice"],
  ["bread crumb", "breadcrumb"],
  ["self raising flour", "self-raising flour"],
  ["self-rising flour", "self-raising flour"],
]);

/** Spellings and names of one vegetable, wherever in a name they stand. */
const sameWord: ReadonlyMap<string, string> = new Map([
  ["tinned", "canned"],
  ["eggplant", "aubergine"],
  ["zucchini", "courgette"],
  ["yoghurt", "yogurt"],
  ["cilantro", "coriander"],
  ["chile", "chilli"],
  ["chili", "chilli"],
  ["arugula", "rocket"],
  ["flatleaf", "flat-leaf"],
  ["wholewheat", "wholemeal"],
  ["chick-pea", "chickpea"],
]);

/** The key of a food's name; "" for an empty name. */
export function foodKey(food: string): string {
  const known = cache.get(food);
  if (known !== undefined) return known;
  const key = computeKey(food);
  if (cache.size >= maxCachedKeys) cache.clear();
  cache.set(food, key);
  return key;
}

/** Foods that are another thing on another shelf when they come in a tin. */
const freshOrTinned =
  /\b(?:tomato|bean|chickpea|lentil|corn|sweetcorn|pea|tuna|salmon|sardine|mackerel|anchovy|peach|pineapple|pear|apricot|cherry|mushroom|artichoke|crab|clam|pumpkin|beet|beetroot|carrot|potato|olive|pepper|mango|lychee)$/;

/** The key of a food counted in tins or jars: "1 can tomatoes" is not bought with the fresh ones. */
export function tinnedFoodKey(food: string): string {
  const key = foodKey(food);
  return freshOrTinned.test(key) && !/^(?:canned|jarred|bottled)\b/.test(key) ? `canned ${key}` : key;
}

/** "1 whole onion" is an onion; whole milk, whole chicken and whole cloves are things of their own. */
const wholeAnyway =
  /^whole (?:(?:red|white|yellow|green|large) )?(?:onion|shallot|egg|lemon|lime|orange|garlic|carrot|pepper|bell pepper|avocado|apple|potato|jalapeno|bay leaf|tomato)$/;

function computeKey(food: string): string {
  const words = food
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ß/g, "ss")
    .replace(/œ/g, "oe")
    .replace(/[^\p{L}\p{N}%'&\- ]+/gu, " ")
    .split(/\s+/)
    .map((word) => word.replace(/^['-]+|['-]+$/g, ""))
    .filter((word) => word !== "")
    .map((word) => sameWord.get(singular(word)) ?? singular(word));
  let kept = words.filter((word) => !dropped.has(word));
  if (kept.length === 0) kept = words;
  const joined = kept.join(" ");
  if (kept.length > 1 && kept.includes("fresh") && !freshMatters.test(joined))
    kept = kept.filter((word) => word !== "fresh");
  if (wholeAnyway.test(kept.join(" "))) kept = kept.slice(1);
  const key = waterKey(kept) ?? kept.join(" ");
  return synonyms.get(key) ?? key;
}

/** All water from the tap is one thing; sparkling, rose and coconut water are not. */
function waterKey(words: readonly string[]): string | null {
  if (words.at(-1) !== "water") return null;
  const temperatures =
    /^(?:cold|ice|iced|hot|warm|lukewarm|boiling|tepid|cool|tap|ice-cold|just-boiled|boiled|freshly|very|water|filtered)$/;
  return words.every((word) => temperatures.test(word)) ? "water" : null;
}
