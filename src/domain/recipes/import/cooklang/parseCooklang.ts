/**
 * Cooklang text to its parts, as the specification (version 7 of its canonical tests) reads it. It knows nothing of
 * recipes beyond that: see readCooklang.ts for the draft.
 */

export type CooklangPart =
  | { readonly type: "text"; readonly value: string }
  | {
      readonly type: "ingredient";
      readonly name: string;
      readonly quantity: string | number;
      readonly units: string;
      readonly preparation: string;
    }
  | { readonly type: "cookware"; readonly name: string; readonly quantity: string | number; readonly units: string }
  | { readonly type: "timer"; readonly name: string; readonly quantity: string | number; readonly units: string };

export interface CooklangBlock {
  /** Heading of the section the block begins, or null. */
  readonly section: string | null;
  readonly isNote: boolean;
  readonly parts: readonly CooklangPart[];
}

export interface CooklangRecipe {
  readonly metadata: Readonly<Record<string, string>>;
  /** Steps and notes in order. */
  readonly blocks: readonly CooklangBlock[];
  /** Text of comments, which are for the author and are not part of the recipe. */
  readonly comments: number;
}

/** Parses any text; text without marks is steps of plain text. Linear in its length. */
export function parseCooklang(text: string): CooklangRecipe {
  const normal = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  const { metadata, body } = splitFrontMatter(normal);
  const { text: bare, count } = withoutComments(body);
  return { metadata, blocks: readBlocks(bare, metadata), comments: count };
}

function splitFrontMatter(text: string): { metadata: Record<string, string>; body: string } {
  const match = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/.exec(text);
  if (match === null) return { metadata: {}, body: text };
  return { metadata: readFrontMatter(match[1] ?? ""), body: text.slice(match[0].length) };
}

/** The part of YAML that front matter uses: `key: value`, and lists and values indented under a key, joined by ", ". */
function readFrontMatter(yaml: string): Record<string, string> {
  const entries = new Map<string, string>();
  let current: string | null = null;
  for (const line of yaml.split("\n")) {
    const pair = /^([^\s#:][^:]*?)\s*:(?:\s+(.*)|\s*)$/.exec(line) ?? /^([^\s#:][^:]*?)\s*:(.*)$/.exec(line);
    if (pair !== null && !line.startsWith("- ")) {
      current = pair[1] ?? "";
      entries.set(current, unquoted(pair[2] ?? ""));
    } else if (current !== null && line.trim() !== "") {
      const more = unquoted(line.trim().replace(/^-\s+/, ""));
      const before = entries.get(current) ?? "";
      entries.set(current, before === "" || before === "|" || before === ">" ? more : `${before}, ${more}`);
    }
  }
  return Object.fromEntries(entries);
}

function unquoted(value: string): string {
  const bare = value.trim();
  const list = /^\[(.*)\]$/.exec(bare)?.[1];
  if (list !== undefined) return list.split(",").map(unquoted).join(", ");
  return /^(["']).*\1$/.test(bare) && bare.length > 1 ? bare.slice(1, -1) : bare;
}

function withoutComments(text: string): { text: string; count: number } {
  const { text: outside, count: blocks } = withoutBlockComments(text);
  let count = blocks;
  const lines = outside.split("\n").map((line) => {
    const bare = line.replace(/(?<!-)--(?!-).*$/, () => {
      count += 1;
      return "";
    });
    // A line that was only a comment must not end the step around it.
    return bare.trim() === "" && line.trim() !== "" ? null : bare;
  });
  return { text: lines.filter((line) => line !== null).join("\n"), count };
}

/** `[- … -]`; one that is never closed is text. A pattern would search the rest of the text for each that is opened. */
function withoutBlockComments(text: string): { text: string; count: number } {
  const kept: string[] = [];
  let at = 0;
  for (let open = text.indexOf("[-"); open !== -1; open = text.indexOf("[-", at)) {
    const close = text.indexOf("-]", open + 2);
    if (close === -1) break;
    kept.push(text.slice(at, open));
    at = close + 2;
  }
  const count = kept.length;
  kept.push(text.slice(at));
  return { text: kept.join(""), count };
}

function readBlocks(text: string, metadata: Record<string, string>): CooklangBlock[] {
  const blocks: CooklangBlock[] = [];
  let section: string | null = null;
  let lines: string[] = [];
  const flush = (): void => {
    if (lines.length === 0) return;
    const isNote = lines.every((line) => /^\s*>/.test(line));
    const joined = (isNote ? lines.map((line) => line.replace(/^\s*>\s?/, "")) : lines).join(" ");
    lines = [];
    if (joined.trim() === "") return;
    blocks.push({ section, isNote, parts: isNote ? [{ type: "text", value: joined }] : readParts(joined) });
    section = null;
  };
  for (const line of text.split("\n")) {
    const entry = /^>>\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(line);
    const heading = /^={1,}\s*([^=]*?)\s*=*\s*$/.exec(line);
    if (entry !== null) {
      flush();
      metadata[entry[1] ?? ""] = entry[2] ?? "";
    } else if (heading !== null) {
      flush();
      section = (heading[1] ?? "") === "" ? section : (heading[1] ?? null);
    } else if (line.trim() === "") flush();
    else lines.push(line);
  }
  flush();
  return blocks;
}

function readParts(step: string): CooklangPart[] {
  const parts: CooklangPart[] = [];
  let plain = "";
  let at = 0;
  while (at < step.length) {
    const mark = step.charAt(at);
    const found = mark === "@" || mark === "#" || mark === "~" ? readMark(step, at, mark) : null;
    if (found === null) {
      plain += mark;
      at += 1;
      continue;
    }
    if (plain !== "") parts.push({ type: "text", value: plain });
    plain = "";
    parts.push(found.part);
    at = found.end;
  }
  if (plain !== "") parts.push({ type: "text", value: plain });
  return parts;
}

/** Names longer than this are text in which somebody used the mark for something else; bounds the search, too. */
const maxNameCharacters = 200;

function readMark(step: string, start: number, mark: "@" | "#" | "~"): { part: CooklangPart; end: number } | null {
  // `@?optional`, `@&same as above`, `@-hidden`: the modifier is not part of the name.
  const modifiers =
    mark === "@" || mark === "#"
      ? (/^[?&+-]+(?=[\p{L}\p{N}])/u.exec(step.slice(start + 1, start + 5))?.[0].length ?? 0)
      : 0;
  const from = start + 1 + modifiers;
  const window = step.slice(from, from + maxNameCharacters);
  const braced = /^((?![\s])[^@#~{}\n]*)\{([^{}]*)\}/u.exec(window);
  if (braced !== null && (mark === "~" || (braced[1] ?? "") !== "")) {
    const name = (braced[1] ?? "").trim();
    let end = from + braced[0].length;
    const preparation = mark === "@" ? /^\(([^()]*)\)/.exec(step.slice(end, end + maxNameCharacters)) : null;
    if (preparation !== null) end += preparation[0].length;
    return { part: partOf(mark, name, braced[2] ?? "", preparation?.[1] ?? ""), end };
  }
  const word = /^[^\s\p{P}]+/u.exec(window)?.[0];
  if (word === undefined) return null;
  return { part: partOf(mark, word, "", ""), end: from + word.length };
}

function partOf(mark: "@" | "#" | "~", name: string, inside: string, preparation: string): CooklangPart {
  const separator = inside.indexOf("%");
  const amount = (separator === -1 ? inside : inside.slice(0, separator)).trim().replace(/^=\s*/, "");
  const units = separator === -1 ? "" : inside.slice(separator + 1).trim();
  if (mark === "@")
    return {
      type: "ingredient",
      name,
      quantity: amount === "" ? "some" : numberOrText(amount),
      units,
      preparation: preparation.trim(),
    };
  if (mark === "#") return { type: "cookware", name, quantity: amount === "" ? 1 : numberOrText(amount), units };
  return { type: "timer", name, quantity: amount === "" ? "" : numberOrText(amount), units };
}

/** "1/2" is 0.5; "01/2" and "7 k" stay what they are. */
function numberOrText(amount: string): string | number {
  const fraction = /^([1-9]\d*)\s*\/\s*([1-9]\d*)$/.exec(amount);
  if (fraction !== null) return Number(fraction[1]) / Number(fraction[2]);
  return /^(?:0|[1-9]\d*)(?:\.\d+)?$/.test(amount) ? Number(amount) : amount;
}
