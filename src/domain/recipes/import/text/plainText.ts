/** Text from outside (JSON strings, fields of archives) to plain text: entities decoded, tags read as a person would. */
import { parseTree } from "../page/parsePage.ts";
import { linesOf, tidyLine } from "./nodeText.ts";

const maybeMarkup = /<[a-z!/]|&(?:#\d|#x[0-9a-f]|[a-z])/i;
/** "&amp;amp;#39;" is an encoder run twice; more often than this is play. */
const maxDecodings = 3;

/** The text's lines: HTML blocks, `<br>` and line feeds cut it; entities are decoded, also twice escaped ones. */
export function plainLines(text: string): string[] {
  let lines = [text];
  for (let round = 0; round < maxDecodings && lines.some((line) => maybeMarkup.test(line)); round += 1) {
    lines = lines.flatMap((line) => (maybeMarkup.test(line) ? decodeOnce(line) : [line]));
  }
  return lines
    .flatMap((line) => line.split(/\r\n|[\n\r\u2028\u2029]/))
    .map(tidyLine)
    .filter((line) => line !== "");
}

/** The text on one line. */
export function plainLine(text: string): string {
  return plainLines(text).join(" ");
}

/** The text with its line breaks. */
export function plainBlock(text: string): string {
  return plainLines(text).join("\n");
}

/** Line feeds are content in a JSON string, unlike in HTML source: each line is decoded by itself. */
function decodeOnce(text: string): string[] {
  if (!/<[a-z!/]/i.test(text))
    return text.split("\n").map((line) => linesOf(parseTree(line).document.children).join(" "));
  return linesOf(parseTree(text.replace(/\n/g, isHtml(text) ? " " : "<br>")).document.children);
}

/** Real markup with blocks has its own line breaks; line feeds in it are white space. */
function isHtml(text: string): boolean {
  return /<(?:p|br|li|div|h[1-6])\b/i.test(text);
}
