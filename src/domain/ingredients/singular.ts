/** English singulars good enough for kitchen words; foreign words mostly pass unchanged. */

const irregular: ReadonlyMap<string, string> = new Map([
  ["leaves", "leaf"],
  ["loaves", "loaf"],
  ["halves", "half"],
  ["calves", "calf"],
  ["knives", "knife"],
  ["wolves", "wolf"],
  ["potatoes", "potato"],
  ["tomatoes", "tomato"],
  ["mangoes", "mango"],
  ["heroes", "hero"],
  ["geese", "goose"],
  ["cookies", "cookie"],
  ["brownies", "brownie"],
  ["smoothies", "smoothie"],
  ["pies", "pie"],
  ["chilies", "chili"],
  ["chillies", "chilli"],
  ["chiles", "chile"],
  ["olives", "olive"],
  ["chives", "chive"],
  ["endives", "endive"],
  ["cloves", "clove"],
  ["radishes", "radish"],
  ["squashes", "squash"],
  ["anchovies", "anchovy"],
  ["slices", "slice"],
  ["purees", "puree"],
  ["brioches", "brioche"],
  ["quiches", "quiche"],
  ["avocadoes", "avocado"],
  ["buses", "bus"],
]);

/** German, French, Spanish and Italian plurals of everyday foods, without diacritics. */
const foreignPlurals = new Map(
  (
    "kartoffeln kartoffel|zwiebeln zwiebel|tomaten tomate|eier ei|karotten karotte|mohren mohre|gurken gurke|zitronen zitrone|" +
    "orangen orange|apfel apfel|bananen banane|erbsen erbse|bohnen bohne|linsen linse|nudeln nudel|pilze pilz|champignons champignon|" +
    "nusse nuss|mandeln mandel|rosinen rosine|erdbeeren erdbeere|himbeeren himbeere|kirschen kirsche|birnen birne|paprikas paprika|" +
    "schalotten schalotte|zehen zehe|oliven olive|brotchen brotchen|wurstchen wurstchen|oeufs oeuf|oignons oignon|poireaux poireau|" +
    "noix noix|champinones champinon|limones limon|pimientos pimiento|patatas patata|cebollas cebolla|huevos huevo|uova uovo|" +
    "pomodori pomodoro|cipolle cipolla|patate patata|carote carota|limoni limone|zucchine zucchina|melanzane melanzana|funghi fungo|" +
    "fagioli fagiolo|aardappelen aardappel|uien ui|eieren ei|wortelen wortel"
  )
    .split("|")
    .map((pair) => pair.split(" ") as [string, string]),
);

/** Words that end in s and are no plurals, or that are never bought in the singular. */
const unchanged = new Set(
  "asparagus couscous hummus houmous molasses swiss watercress cress schnapps swede grass bass brussels grits haricots citrus octopus hibiscus cactus lemongrass glass gas bus jus pus anis cassis herbes fines demerara hollandaise tabasco pancreas sassafras worcestershire physalis bouillabaisse ras crisps bitters".split(
    " ",
  ),
);

/** "tomatoes" → "tomato", "berries" → "berry", "eggs" → "egg", "couscous" → "couscous". Lower-case words. */
export function singular(word: string): string {
  const known = irregular.get(word) ?? foreignPlurals.get(word);
  if (known !== undefined) return known;
  if (word.length < 4 || !word.endsWith("s") || word.endsWith("ss") || unchanged.has(word)) return word;
  if (word.endsWith("'s")) return word;
  if (word.endsWith("us") || word.endsWith("is")) return word;
  if (word.endsWith("ies")) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1);
  if (/(?:ch|sh|x|ss|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}
