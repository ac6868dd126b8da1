/** A page as lines with their headings and list entries marked, for pages that carry no recipe data. */
import type { ChildNode, Document, Element } from "domhandler";
import { isTag, isText } from "domhandler";
import type { SourceLine } from "../recipeLines.ts";
import { linesOf, textOf } from "../text/nodeText.ts";

const leftOut = new Set([
  "script",
  "style",
  "noscript",
  "template",
  "head",
  "nav",
  "footer",
  "form",
  "iframe",
  "svg",
  "button",
  "select",
  "aside",
  "header",
]);
const containers = new Set([
  "body",
  "div",
  "section",
  "article",
  "main",
  "ul",
  "ol",
  "dl",
  "table",
  "tbody",
  "tr",
  "span",
  "center",
  "html",
  "figure",
  "header",
  "blockquote",
  "td",
  "label",
]);

/** The page's readable lines in order, without navigation, forms and footers. */
export function pageLines(document: Document): SourceLine[] {
  const lines: SourceLine[] = [];
  const add = (text: string, level: number, isItem: boolean): void => {
    if (text !== "") lines.push({ text, level, isItem });
  };
  const visit = (nodes: readonly ChildNode[]): void => {
    let inline: ChildNode[] = [];
    const flush = (): void => {
      for (const line of linesOf(inline)) add(line, isBold(inline) ? 6 : 0, false);
      inline = [];
    };
    for (const node of nodes) {
      if (!isTag(node)) {
        if (isText(node)) inline.push(node);
        continue;
      }
      if (leftOut.has(node.name)) continue;
      const heading = /^h([1-6])$/.exec(node.name);
      if (heading !== null) {
        flush();
        add(textOf(node), Number(heading[1]), false);
      } else if (node.name === "li" || (node.name === "tr" && !hasBlocks(node))) {
        flush();
        if (hasBlocks(node)) visit(node.children);
        else for (const line of linesOf([node])) add(line, 0, true);
      } else if (containers.has(node.name) && hasBlocks(node)) {
        flush();
        visit(node.children);
      } else if (node.name === "p" || containers.has(node.name)) {
        if (node.name === "span") inline.push(node);
        else {
          flush();
          for (const line of linesOf([node])) add(line, isBold(node.children) ? 6 : 0, false);
        }
      } else inline.push(node);
    }
    flush();
  };
  visit(document.children);
  return lines;
}

const blocks = /^(?:p|div|ul|ol|li|table|tr|td|h[1-6]|section|article|dl|blockquote|header|main|body)$/;

function hasBlocks(element: Element): boolean {
  return element.children.some((child) => isTag(child) && (blocks.test(child.name) || hasBlocks(child)));
}

/** The whole line is bold or a short title: what pages without headings use instead of them. */
function isBold(nodes: readonly ChildNode[]): boolean {
  const meaningful = nodes.filter((node) =>
    isText(node) ? node.data.trim() !== "" : isTag(node) && node.name !== "br",
  );
  return (
    meaningful.length > 0 &&
    meaningful.every(
      (node) =>
        isTag(node) && (node.name === "strong" || node.name === "b" || (node.name === "span" && isBold(node.children))),
    )
  );
}
