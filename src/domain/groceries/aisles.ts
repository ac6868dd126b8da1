/** The aisles of a shop, in the order a person usually meets them. Ids are stored in people's lists and never change. */

export interface Aisle {
  readonly id: AisleId;
  readonly name: string;
}

export const aisleIds = [
  "produce",
  "bakery",
  "dairy",
  "meat",
  "fish",
  "breakfast",
  "baking",
  "pasta",
  "tins",
  "oils",
  "spices",
  "snacks",
  "drinks",
  "frozen",
  "household",
  "other",
] as const;
export type AisleId = (typeof aisleIds)[number];

const names: Readonly<Record<AisleId, string>> = {
  produce: "Vegetables & fruit",
  bakery: "Bakery",
  dairy: "Dairy & eggs",
  meat: "Meat",
  fish: "Fish",
  breakfast: "Breakfast",
  baking: "Baking",
  pasta: "Pasta & grains",
  tins: "Tinned & jars",
  oils: "Oils & sauces",
  spices: "Spices",
  snacks: "Snacks",
  drinks: "Drinks",
  frozen: "Frozen",
  household: "Household",
  other: "Other",
};

export const aisles: readonly Aisle[] = aisleIds.map((id) => ({ id, name: names[id] }));

export function isAisleId(id: string): id is AisleId {
  return (aisleIds as readonly string[]).includes(id);
}

export function aisleName(id: AisleId): string {
  return names[id];
}

/** Position of each aisle on the way through a shop: first the shop's own order, then the usual one for the rest. */
export function aisleRanks(shopAisleOrder: readonly string[] = []): ReadonlyMap<AisleId, number> {
  const order = [...shopAisleOrder.filter(isAisleId), ...aisleIds];
  const ranks = new Map<AisleId, number>();
  for (const id of order) if (!ranks.has(id)) ranks.set(id, ranks.size);
  return ranks;
}
