/** The picture of a recipe that has none: an icon its title suggests, in a tint that always belongs to that title. */
import {
  Bean,
  Beef,
  CakeSlice,
  Carrot,
  Citrus,
  Cookie,
  CookingPot,
  Croissant,
  Drumstick,
  EggFried,
  Fish,
  IceCreamBowl,
  Pizza,
  Salad,
  Sandwich,
  Shrimp,
  Soup,
  UtensilsCrossed,
  Wheat,
} from "lucide-react";
import { foldText, type Icon } from "../../ui/index.ts";

const suggested: readonly (readonly [RegExp, Icon])[] = [
  [/\b(soup|stew|chili|chowder|broth|ramen|curry|dal|daal|goulash|suppe|eintopf|soupe|zuppa|minestrone)/, Soup],
  [/\b(shrimp|prawn|crab|lobster|mussel|clam)/, Shrimp],
  [/\b(fish|salmon|tuna|cod|trout|anchov|sardine|mackerel|lachs|saumon)/, Fish],
  [/\b(chicken|turkey|duck|wing|huhn|hahnchen|poulet|pollo)/, Drumstick],
  [/\b(beef|pork|lamb|steak|ragu|meatball|burger|bacon|ham|sausage|brisket|rind|schwein)/, Beef],
  [/\b(pizza|flatbread|focaccia)/, Pizza],
  [/\b(croissant|pastry|danish|bun|roll|brioche|strudel)/, Croissant],
  [/\b(bread|loaf|sourdough|rye|baguette|brot|pain|pane)/, Wheat],
  [/\b(cookie|biscuit|brownie|shortbread|keks|platzchen)/, Cookie],
  [/\b(ice cream|sorbet|gelato|parfait|pudding|mousse|panna cotta|trifle)/, IceCreamBowl],
  [/\b(cake|tart|pie|torte|kuchen|gateau|cheesecake|crumble|lasagne|lasagna|muffin)/, CakeSlice],
  [/\b(egg|omelet|omelette|frittata|shakshuka|quiche|pancake|crepe|waffle)/, EggFried],
  [/\b(salad|slaw|greens|salat|insalata|salade)/, Salad],
  [/\b(sandwich|toast|wrap|taco|burrito|quesadilla)/, Sandwich],
  [/\b(bean|chickpea|lentil|hummus|falafel|tofu)/, Bean],
  [/\b(carrot|vegetable|broccoli|cauliflower|potato|courgette|aubergine|pumpkin|squash|kale|leek)/, Carrot],
  [/\b(lemon|orange|lime|citrus|marmalade|juice|lemonade|punch)/, Citrus],
];
const neutral: readonly Icon[] = [CookingPot, UtensilsCrossed, Soup, Salad];
const hues = [25, 60, 85, 115, 150, 195, 240, 300, 350] as const;

export interface Placeholder {
  readonly icon: Icon;
  /** Degrees on the colour wheel. */
  readonly hue: number;
}

export function placeholderOf(title: string): Placeholder {
  const folded = foldText(title);
  let hash = 0;
  for (let at = 0; at < folded.length; at += 1) hash = (Math.imul(hash, 31) + folded.charCodeAt(at)) | 0;
  // Titles that differ in one letter should not end up in neighbouring, hence the same, tints.
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  const number = (hash ^ (hash >>> 15)) >>> 0;
  const icon =
    suggested.find(([pattern]) => pattern.test(folded))?.[1] ?? neutral[(number >>> 8) % neutral.length] ?? CookingPot;
  return { icon, hue: hues[number % hues.length] ?? 25 };
}
