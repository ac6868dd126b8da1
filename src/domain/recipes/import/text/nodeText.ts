/** The text a person would read in a piece of a page: line by line, as block elements and line breaks cut it. */
import type { ChildNode } from "domhandler";
import { isTag, isText } from "domhandler";

const blockElements = new Set(
  (
    "address article aside blockquote br caption center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
  ).split(" "),
);
const unreadElements = new Set(
  "script style noscript template head iframe object svg select option textarea button video audio canvas".split(" "),
);
/** Cells stand beside each other on one line. */
const cellElements = new Set(["td", "th"]);

/** Zero-width marks and soft hyphens that editors leave behind; the zero-width joiner stays, emoji need it. */
const invisible = /[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g;

/** One line: white space of every kind folded to single spaces, invisible marks removed. */
export function tidyLine(text: string): string {
  return text.replace(invisible, "").replace(/\s+/g, " ").trim();
}

/** The readable lines below the nodes, tidied, without empty ones. */
export function linesOf(nodes: readonly ChildNode[], keepCells = false): string[] {
  const lines: string[] = [];
  let line = "";
  const flush = (): void => {
    const tidy = tidyLine(line);
    if (tidy !== "") lines.push(tidy);
    line = "";
  };
  const visit = (node: ChildNode): void => {
    if (isText(node)) {
      line += node.data;
      return;
    }
    if (!isTag(node) || unreadElements.has(node.name)) return;
    const isCell = !keepCells && cellElements.has(node.name);
    const isBlock = !isCell && blockElements.has(node.name);
    if (isBlock) flush();
    else if (isCell) line += " ";
    for (const child of node.children) visit(child);
    if (isBlock) flush();
    else if (isCell) line += " ";
  };
  for (const node of nodes) visit(node);
  flush();
  return lines;
}

/** All readable text below the nodes on one line. */
export function textOf(...nodes: ChildNode[]): string {
  return linesOf(nodes).join(" ");
}
