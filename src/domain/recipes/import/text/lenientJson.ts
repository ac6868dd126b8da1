/**
 * Reads JSON as it stands in real pages. Only damage whose meaning is plain is repaired: raw line breaks inside strings,
 * trailing and doubled commas, comments around or inside, quotation marks escaped as entities, several values in a row,
 * quotation marks inside a string that were not escaped. One pass, linear in the input.
 */

export interface LenientJson {
  readonly value: unknown;
  /** The text was not valid JSON and had to be repaired. */
  readonly repaired: boolean;
}

/** The value, or null when the text cannot honestly be read as JSON. */
export function parseJsonLeniently(text: string): LenientJson | null {
  const bare = unwrap(text);
  const strict = tryParse(bare);
  if (strict !== null) return { value: strict.value, repaired: bare !== text.trim() };
  const decoded = /^[[{]\s*&(?:quot|#34|#x22);/i.test(bare) ? bare.replace(/&(?:quot|#34|#x22);/gi, '"') : bare;
  const repaired = tryParse(repair(decoded));
  return repaired === null ? null : { value: repaired.value, repaired: true };
}

function tryParse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    // SyntaxError: the caller tries to repair, or gives up.
    return null;
  }
}

/** Takes off byte order marks, HTML comments, CDATA marks and a closing semicolon. */
function unwrap(text: string): string {
  return text
    .replace(/^\uFEFF/, "")
    .trim()
    .replace(/^(?:<!--|\/\/\s*<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[)/, "")
    .replace(/(?:\/\/\s*\]\]>|\/\*\s*\]\]>\s*\*\/|\]\]>|(?:\/\/\s*)?-->)$/, "")
    .trim()
    .replace(/;$/, "");
}

function repair(text: string): string {
  const out: string[] = [];
  let inString = false;
  let depth = 0;
  let topLevelValues = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (inString) {
      if (char === "\\") {
        const next = text.charAt(at + 1);
        const valid = /["\\/bfnrt]/.test(next) || (next === "u" && /^[0-9a-f]{4}$/i.test(text.slice(at + 2, at + 6)));
        out.push(valid ? char + next : next === "'" ? "'" : `\\\\${next === "\n" ? "\\n" : next}`);
        at += 1;
      } else if (char === '"') {
        if (closesString(text, at + 1)) {
          inString = false;
          out.push(char);
        } else out.push('\\"');
      } else if (char < " ") out.push(controlEscapes[char] ?? " ");
      else out.push(char);
      continue;
    }
    if (char === '"') {
      inString = true;
      out.push(char);
    } else if (char === "/" && text.charAt(at + 1) === "*") {
      const end = text.indexOf("*/", at + 2);
      at = end === -1 ? text.length : end + 1;
    } else if (char === "/" && text.charAt(at + 1) === "/") {
      const end = text.indexOf("\n", at);
      at = end === -1 ? text.length : end;
    } else if (char === ",") {
      const next = nextVisible(text, at + 1);
      if (next !== "}" && next !== "]" && next !== "," && next !== "") out.push(char);
    } else {
      if (char === "{" || char === "[") {
        if (depth === 0) {
          topLevelValues += 1;
          if (topLevelValues > 1) out.push(",");
        }
        depth += 1;
      } else if (char === "}" || char === "]") depth -= 1;
      out.push(char === "\u00A0" ? " " : char);
    }
  }
  return topLevelValues > 1 ? `[${out.join("")}]` : out.join("");
}

const controlEscapes: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A quotation mark ends its string only where JSON can go on; elsewhere somebody forgot to escape it. */
function closesString(text: string, from: number): boolean {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  const next = text.charAt(at);
  if (next === "" || next === "}" || next === "]" || next === ":") return true;
  if (next !== ",") return false;
  // `5" round, chopped` is text; `"5", "6"` and `"a": "b", "c": …` go on with a value.
  return /^["{[\]}\-\dtfn/,]?$/.test(nextVisible(text, at + 1));
}

function nextVisible(text: string, from: number): string {
  let at = from;
  while (at < text.length && /\s/.test(text.charAt(at))) at += 1;
  return text.charAt(at);
}
