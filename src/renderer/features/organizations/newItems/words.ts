/** What a household shares by itself, in words. */
import type { EarlierItems } from "../../../../domain/organizations/newItems.ts";
import { shareableTypes } from "../../../../domain/sharing/share.ts";
import { counted, listed } from "../../../ui/index.ts";

type Shareable = (typeof shareableTypes)[number];

export const kindWords: Readonly<Record<Shareable, { readonly one: string; readonly many: string }>> = {
  recipe: { one: "recipe", many: "recipes" },
  plan: { one: "meal plan", many: "meal plans" },
  list: { one: "grocery list", many: "grocery lists" },
  cookbook: { one: "cookbook", many: "cookbooks" },
  table: { one: "table", many: "tables" },
};

/** "recipes and grocery lists"; "everything" where it is all there is. */
export function kindsShared(types: readonly Shareable[]): string {
  if (types.length === shareableTypes.length) return "everything";
  return listed(types.map((type) => kindWords[type].many));
}

/** "12 recipes and 1 grocery list" */
export function countedKinds({ items }: EarlierItems): string {
  return listed(items.map(({ type, count }) => counted(count, kindWords[type].one, kindWords[type].many)));
}
