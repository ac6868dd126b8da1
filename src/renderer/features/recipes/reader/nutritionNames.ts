/** schema.org's names for what is in food, in the order of a label, as people say them. */
export const nutritionNames: readonly (readonly [string, string])[] = [
  ["servingSize", "Per serving of"],
  ["calories", "Energy"],
  ["fatContent", "Fat"],
  ["saturatedFatContent", "of which saturated"],
  ["transFatContent", "of which trans"],
  ["unsaturatedFatContent", "of which unsaturated"],
  ["carbohydrateContent", "Carbohydrate"],
  ["sugarContent", "of which sugars"],
  ["fiberContent", "Fibre"],
  ["proteinContent", "Protein"],
  ["sodiumContent", "Sodium"],
  ["cholesterolContent", "Cholesterol"],
];

export function nutritionLabel(name: string): string {
  return (
    nutritionNames.find(([known]) => known === name)?.[1] ??
    name
      .replace(/Content$/, "")
      .replace(/([A-Z])/g, " $1")
      .toLowerCase()
  );
}

/** Entries in the order of a label, unknown ones last. */
export function sortedNutrition(nutrition: Readonly<Record<string, string>>): [string, string][] {
  const place = (name: string): number => {
    const index = nutritionNames.findIndex(([known]) => known === name);
    return index < 0 ? nutritionNames.length : index;
  };
  return Object.entries(nutrition)
    .filter(([name, text]) => !name.startsWith("@") && text !== "")
    .sort((a, b) => place(a[0]) - place(b[0]));
}
