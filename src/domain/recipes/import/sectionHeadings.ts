/** The words over the parts of a recipe in the languages recipes come in: what is the list, what is the method, what ends it. */

export type SectionKind = "intro" | "ingredients" | "method" | "notes" | "other";

const ingredients =
  "ingredients?|ingredient list|what you(?:'|’)?ll need|what you need|you(?:'|’)?ll need|you will need|shopping list|zutaten|ingrediënten|ingredienten|benodigdheden|" +
  "ingrédients|ingredienti|ingredientes|ingredienser|składniki|ainekset|suroviny|ingrediencie|hozzávalók|ingrediente|malzemeler|ингредиенты|材料|食材|재료";
const method =
  "instructions?|directions?|method|preparation|preparation method|steps|how to make(?: it)?|how to prepare|procedure|cooking (?:instructions|directions|method)|" +
  "zubereitung|anleitung|so geht(?:'|’)?s|bereiding(?:swijze)?|zo maak je het|aan de slag|werkwijze|préparation|étapes|instructions de préparation|preparazione|procedimento|" +
  "preparación|instrucciones|elaboración|preparo|modo de preparo|modo de preparação|preparação|fremgangsmåde|framgångssätt|gör så här|sådan gør du|fremgangsmåte|" +
  "przygotowanie|sposób przygotowania|valmistus|ohje|postup|elkészítés|mod de preparare|hazırlanışı|yapılışı|приготовление|作り方|做法|만드는 법|let(?:'|’)?s cook|get cooking";
const notes =
  "notes?|recipe notes?|tips?|cook(?:'|’)?s notes?|tips (?:&|and) tricks|notizen|tipps?|opmerkingen|remarques|astuces|note|consigli|notas|consejos|tipp";
const other =
  "nutrition(?:al)?(?: facts| information| info)?|nährwerte|voedingswaarden?|valeurs nutritionnelles|comments?|reviews?|related(?: posts| recipes)?|you (?:may|might) also like.*|more recipes.*|" +
  "leave a (?:reply|comment).*|share(?: this)?.*|newsletter|subscribe.*|about(?: the author| me)?|tags|categories|filed under.*|equipment|tools|video|did you make this.*|faqs?|frequently asked.*|" +
  "print(?: recipe)?|kommentare|reacties|commentaires|similar recipes|join the conversation|search|menu|related products.*|products used.*|what others.*|never miss.*|made this recipe.*|recent posts|sign up.*";

const kinds: readonly (readonly [SectionKind, RegExp])[] = [
  ["ingredients", whole(ingredients)],
  ["method", whole(method)],
  ["notes", whole(notes)],
  ["other", whole(other)],
];
const headingPrefixes: readonly (readonly [SectionKind, RegExp])[] = [
  ["ingredients", new RegExp(`^(?:the |recipe )?(?:${ingredients})(?![\\p{L}])`, "iu")],
  ["method", new RegExp(`^(?:the |recipe |cooking )?(?:${method})(?![\\p{L}])`, "iu")],
  ["notes", new RegExp(`^(?:${notes})(?![\\p{L}])`, "iu")],
];

function whole(words: string): RegExp {
  return new RegExp(`^(?:the |recipe )?(?:${words})\\s*(?:\\([^()]{0,40}\\))?\\s*[:：]?$`, "iu");
}

/** What part of the recipe the line announces, or null when it announces none. `isHeading`: the source marks it as one. */
export function sectionKind(line: string, isHeading: boolean): SectionKind | null {
  if (line.length > 80) return null;
  const bare = line.replace(/^[^\p{L}\p{N}]+/u, "");
  for (const [kind, pattern] of kinds) if (pattern.test(bare)) return kind;
  if (!isHeading) return null;
  for (const [kind, pattern] of headingPrefixes) if (bare.length <= 60 && pattern.test(bare)) return kind;
  return null;
}
