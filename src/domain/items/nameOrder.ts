const leadingMarks = /^[^\p{L}\p{N}]+/u;

/**
 * The order names and titles are listed in: as people of this locale read, so that "Ward 2" stands before "Ward 10". Case, accents and marks
 * in front do not count. Without a locale: the one it runs under.
 */
export function nameOrder(locale?: string): (one: string, other: string) => number {
  const collator = new Intl.Collator(locale, { numeric: true, sensitivity: "base" });
  return (one, other) => collator.compare(one.replace(leadingMarks, ""), other.replace(leadingMarks, ""));
}
