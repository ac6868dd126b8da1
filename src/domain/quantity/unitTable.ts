/**
 * The units the kitchen knows, as data: canonical English singular, what kind of amount it is, exact size, and the words
 * people write for it. Spoons, cups, pints and fluid ounces are the US customary ones, because a fraction of a unit must
 * mean one thing everywhere in the product.
 */

/** What a unit measures. Units of "count" are each their own kind: a clove and a slice never add up. */
export type Dimension = "mass" | "volume" | "length" | "count";

/** Which shelf of measures a unit comes from, for showing in the person's own system. */
export type UnitSystem = "metric" | "us";

export interface UnitEntry {
  readonly unit: string;
  readonly dimension: Dimension;
  readonly system: UnitSystem | null;
  /** Exact size in grams, milliliters or millimeters as [numerator, denominator]; null for counts. */
  readonly size: readonly [bigint, bigint] | null;
  readonly plural: string;
  /** Short form for showing ("g", "tbsp"), or null to show the word. */
  readonly symbol: string | null;
  /** What people write, lower case, without full stops; canonical and plural are added by the lookup. */
  readonly words: readonly string[];
}

function measure(
  unit: string,
  dimension: Dimension,
  system: UnitSystem,
  size: readonly [bigint, bigint],
  symbol: string | null,
  words: string,
): UnitEntry {
  return { unit, dimension, system, size, plural: pluralOf(unit), symbol, words: split(words) };
}

function count(unit: string, words = ""): UnitEntry {
  return {
    unit,
    dimension: "count",
    system: null,
    size: null,
    plural: pluralOf(unit),
    symbol: null,
    words: split(words),
  };
}

function split(words: string): string[] {
  return words === "" ? [] : words.split("|");
}

function pluralOf(unit: string): string {
  if (unit === "loaf") return "loaves";
  if (unit === "inch") return "inches";
  return /(?:s|sh|ch|x)$/.test(unit) ? `${unit}es` : `${unit}s`;
}

export const unitTable: readonly UnitEntry[] = [
  // Mass, in grams. The international pound is 453.59237 g by definition.
  measure(
    "gram",
    "mass",
    "metric",
    [1n, 1n],
    "g",
    "g|gr|grm|gm|gms|grs|gramme|grammes|gramm|grammi|grammo|gramo|gramos",
  ),
  measure(
    "kilogram",
    "mass",
    "metric",
    [1000n, 1n],
    "kg",
    "kg|kgs|kilo|kilos|kilogramm|kilogramme|kilogrammes|kilogramo|kilogramos|chilo|chili",
  ),
  measure("milligram", "mass", "metric", [1n, 1000n], "mg", "mg|mgs|milligramme|milligrammes"),
  measure("ounce", "mass", "us", [28349523125n, 1000000000n], "oz", "oz|ozs|onza|onzas|onces|oncia"),
  measure("pound", "mass", "us", [45359237n, 100000n], "lb", "lb|lbs|#|libra|libras|livre|livres|libbra|libbre|pfund"),
  // Volume, in milliliters. The US gallon is 231 cubic inches = 3785.411784 ml by definition.
  measure(
    "milliliter",
    "volume",
    "metric",
    [1n, 1n],
    "ml",
    "ml|mls|millilitre|millilitres|millilitro|millilitri|mililitro|mililitros",
  ),
  measure("centiliter", "volume", "metric", [10n, 1n], "cl", "cl|centilitre|centilitres|centilitro|centilitros"),
  measure("deciliter", "volume", "metric", [100n, 1n], "dl", "dl|decilitre|decilitres|decilitro|decilitri"),
  measure("liter", "volume", "metric", [1000n, 1n], "l", "l|lt|ltr|ltrs|litre|litres|litro|litros|litri"),
  measure(
    "teaspoon",
    "volume",
    "us",
    [492892159375n, 100000000000n],
    "tsp",
    "tsp|tsps|tspn|ts|teasp|teelöffel|tl|cuillère à café|cuillères à café|cuillere a cafe|cuilleres a cafe|cuill à café|c à c|c à café|c à thé|càc|cucharadita|cucharaditas|cdta|cdtas|cucchiaino|cucchiaini|theelepel|theelepels|theel",
  ),
  measure(
    "tablespoon",
    "volume",
    "us",
    [1478676478125n, 100000000000n],
    "tbsp",
    "tbsp|tbsps|tbs|tblsp|tblsps|tbls|tbl|tb|tbspn|tablesp|esslöffel|el|cuillère à soupe|cuillères à soupe|cuillere a soupe|cuilleres a soupe|cuill à soupe|c à s|c à soupe|càs|cucharada|cucharadas|cda|cdas|cucchiaio|cucchiai|eetlepel|eetlepels|eetl",
  ),
  measure(
    "fluid ounce",
    "volume",
    "us",
    [295735295625n, 10000000000n],
    "fl oz",
    "fl oz|floz|fl ozs|fluid oz|fl ounce|fl ounces|fluid ounces|oz fl",
  ),
  measure(
    "cup",
    "volume",
    "us",
    [2365882365n, 10000000n],
    null,
    "c|tasse|tassen|tasses|taza|tazas|tazza|tazze|kop|kopje|kopjes",
  ),
  measure("pint", "volume", "us", [473176473n, 1000000n], null, "pt|pts"),
  measure("quart", "volume", "us", [946352946n, 1000000n], null, "qt|qts"),
  measure("gallon", "volume", "us", [3785411784n, 1000000n], null, "gal|gals"),
  // Length, in millimeters: a piece of ginger.
  measure("centimeter", "length", "metric", [10n, 1n], "cm", "cm|cms|centimetre|centimetres"),
  measure("millimeter", "length", "metric", [1n, 1n], "mm", "mm|millimetre|millimetres"),
  measure("inch", "length", "us", [254n, 10n], "in", 'in|inches|"'),
  // Counts: each is its own kind.
  count(
    "pinch",
    "prise|prisen|pincée|pincées|pizca|pizcas|pizzico|pizzichi|snuf|snufje|snufjes|msp|messerspitze|messerspitzen",
  ),
  count("dash", "spritzer|trait|traits"),
  count("splash", "schuss|schuß|scheutje|scheutjes|chorrito"),
  count("drop", "tropfen|goutte|gouttes|gota|gotas|goccia|gocce|druppel|druppels"),
  count("drizzle"),
  count("glug"),
  count("shot"),
  count(
    "clove",
    "zehe|zehen|knoblauchzehe|knoblauchzehen|gousse|gousses|diente|dientes|spicchio|spicchi|teen|tenen|teentje|teentjes",
  ),
  count("can", "tin|tins|dose|dosen|boîte|boîtes|lata|latas|lattina|lattine|scatola|scatole|blik|blikje|blikjes"),
  count("jar", "glas|gläser|bocal|bocaux|tarro|tarros|vasetto|vasetti"),
  count(
    "package",
    "pkg|pkgs|pkt|pkts|packet|packets|pack|packs|pck|pckg|packung|packungen|päckchen|pkch|paquet|paquets|paquete|paquetes|pacchetto|pacchetti|pacco|pacchi|pak|pakje|pakjes|pakken",
  ),
  count("sachet", "beutel|zakje|zakjes|sobre|sobres|bustina|bustine"),
  count("bag", "sac|sacs|bolsa|bolsas|sacchetto"),
  count("box", "schachtel|schachteln|caja|cajas"),
  count("carton", "brique|briques|brik"),
  count("bottle", "flasche|flaschen|bouteille|bouteilles|botella|botellas|bottiglia|bottiglie|fles|flessen"),
  count("container"),
  count("tub", "becher"),
  count("tube"),
  count("pot", "potje"),
  count("punnet"),
  count(
    "bunch",
    "bund|bunde|bnd|botte|bottes|bouquet|bouquets|manojo|manojos|mazzetto|mazzetti|mazzo|mazzi|bos|bosje|bosjes",
  ),
  count("sprig", "zweig|zweige|zweiglein|brin|brins|ramita|ramitas|rametto|rametti|takje|takjes|stängel|stiel|stiele"),
  count("branch", "branche|branches"),
  count("stick", "stange|stangen"),
  count("stalk", "stick of celery|sticks of celery"),
  count("stem"),
  count("rib"),
  count(
    "slice",
    "scheibe|scheiben|tranche|tranches|rebanada|rebanadas|rodaja|rodajas|loncha|lonchas|fetta|fette|plak|plakken|plakje|plakjes|sneetje|sneetjes",
  ),
  count("rasher"),
  count("strip"),
  count("wedge"),
  count("piece", "pc|pcs|stück|stücke|stk|stck|morceau|morceaux|trozo|trozos|pezzo|pezzi|stuk|stuks|stukje|stukjes"),
  count("chunk"),
  count("knob", "noisette|noisettes"),
  count("cube", "würfel|cubito|cubitos|dado|dadi|blokje|blokjes"),
  count("ball"),
  count("block"),
  count("bar", "tafel|tafeln|tablette|tablettes|tableta|tabletas"),
  count("sheet"),
  count("loaf"),
  count("ear"),
  count("bulb", "knolle|knollen|bulbe|bulbes"),
  count("head", "kopf|köpfe|tête|têtes|cabeza|cabezas|cespo|cespi|krop|kroppen"),
  count("handful", "handvoll|hand voll|poignée|poignées|puñado|puñados|manciata|manciate|handvol|handjevol|handje"),
  count("fistful"),
  count("glass", "verre|verres|vaso|vasos|bicchiere|bicchieri"),
  count("scoop"),
  count("part", "teil|teile"),
  count("envelope"),
  count("tray"),
];
