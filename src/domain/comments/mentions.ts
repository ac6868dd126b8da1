/** Mentions in a comment: stored as `<@person-id>`, so that they follow a person who changes their name; shown as `@Name`. */

/** Somebody who can be mentioned. */
export interface Mentionable {
  readonly personId: string;
  readonly name: string;
}

export type CommentPart =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "mention"; readonly personId: string; readonly name: string };

const token = /<@([A-Za-z0-9._-]{1,100})>/g;

/** Ids of the people mentioned, each once, in order. */
export function mentionsIn(text: string): string[] {
  return [...new Set([...text.matchAll(token)].map(([, personId = ""]) => personId))];
}

/** A stored comment cut into text and mentions. Whoever has no name here (any more) is "somebody". */
export function commentParts(text: string, names: Readonly<Record<string, string>>): CommentPart[] {
  const parts: CommentPart[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, personId = ""] = match;
    if (match.index > end) parts.push({ kind: "text", text: text.slice(end, match.index) });
    parts.push({ kind: "mention", personId, name: nameIn(names, personId) });
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ kind: "text", text: text.slice(end) });
  return parts;
}

/** A stored comment as people read and edit it: `@Name` for each mention. */
export function shownText(text: string, names: Readonly<Record<string, string>>): string {
  return text.replaceAll(token, (_whole, personId: string) => `@${nameIn(names, personId)}`);
}

/** What was typed, as it is stored: each `@Name` of somebody who was chosen becomes a mention; the longest name wins. */
export function storedText(typed: string, chosen: readonly Mentionable[]): string {
  const longestFirst = chosen.filter(({ name }) => name !== "").toSorted((a, b) => b.name.length - a.name.length);
  let stored = "";
  for (let at = 0; at < typed.length;) {
    const found = typed[at] === "@" ? longestFirst.find(({ name }) => endsAfter(typed, at + 1, name)) : undefined;
    stored += found ? `<@${found.personId}>` : (typed[at] ?? "");
    at += found ? found.name.length + 1 : 1;
  }
  return stored;
}

/** The beginning of a name being typed at the caret, after an @ that begins a word; null where there is none. */
export function mentionBeingTyped(
  typed: string,
  caret: number,
): { readonly at: number; readonly query: string } | null {
  const before = typed.slice(0, caret);
  const match = /(?:^|[\s(“"])@([^\s@]{0,40}(?: [^\s@]{0,40})?)$/u.exec(before);
  if (!match) return null;
  const query = match[1] ?? "";
  return { at: caret - query.length - 1, query };
}

function nameIn(names: Readonly<Record<string, string>>, personId: string): string {
  return (Object.hasOwn(names, personId) ? names[personId] : "") || "somebody";
}

/** Whether a name stands here and no letter or digit follows that would make it another's. */
function endsAfter(typed: string, from: number, name: string): boolean {
  return typed.startsWith(name, from) && !/^[\p{L}\p{N}]/u.test(typed.slice(from + name.length));
}
