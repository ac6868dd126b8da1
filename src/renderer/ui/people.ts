/** How a name becomes an avatar. */

/** Which of the six person colours a name has: always the same for the same name. */
export function personColour(name: string): number {
  let sum = 0;
  for (const sign of name) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}

/** The first letter as people see it (accents and emoji whole), in upper case; "?" for an empty name. */
export function initialOf(name: string): string {
  const [first] = new Intl.Segmenter().segment(name.trim());
  return first ? first.segment.toLocaleUpperCase() : "?";
}
