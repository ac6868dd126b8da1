/** What somebody types or pastes into the one input of a list, as single lines. */

/** Most things that are added in one go; a longer paste is cut there. */
export const maxTypedLines = 300;

/**
 * "2 l milk, a bunch of parsley" is two lines. With line breaks only those separate ("1 onion, chopped" stays one); a comma
 * between digits ("1,5 l") belongs to the number.
 */
export function typedLines(text: string): string[] {
  const parts = /[\r\n]/.test(text) ? text.split(/[\r\n]+/) : text.split(/;|,(?!\d)|(?<!\d),/);
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .slice(0, maxTypedLines);
}
