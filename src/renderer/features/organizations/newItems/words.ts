/** What a household shares by itself, in words. */
import type { EarlierItems } from "../../../../domain/organizations/newItems.ts";
import { shareableTypes } from "../../../../domain/sharing/share.ts";
import { counted } from "../../../ui/index.ts";

type Shareable = (typeof shareableTypes)[number];

export const kindWords: Readonly<Record<Shareable, { readonly one: string; readonly many: string }>> = {
  recipe: { one: "recipe", many: "recipes" },
  plan: { one: "meal plan", many: "meal plans" },
  list: { one: "grocery list", many: "grocery lists" },
  cookbook: { one: "cookbook", many: "cookbooks" },
  table: { one: "table", many: "tables" },
};

const joined = new Intl.ListFormat("en", { type: "conjunction" });

/** "Recipes and grocery lists"; "Everything" where it is all there is. */
export function kindsShared(types: readonly Shareable[]): string {
  if (types.length === shareableTypes.length) return "Everything";
  const words = joined.format(types.map((type) => kindWords[type].many));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "12 recipes and 1 grocery list" */
export function countedKinds({ items }: EarlierItems): string {
  return joined.format(items.map(({ type, count }) => counted(count, kindWords[type].one, kindWords[type].many)));
}
