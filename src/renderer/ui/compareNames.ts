/** The order names are listed in: as people read, so that "Ward 2" stands before "Ward 10". */
const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

export function compareNames(one: { readonly name: string }, other: { readonly name: string }): number {
  return collator.compare(one.name, other.name);
}
