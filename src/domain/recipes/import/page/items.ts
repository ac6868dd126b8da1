/**
 * Recipes marked up in the page's own elements – microdata, RDFa, h-recipe – read into the same form JSON-LD has, so that
 * one reader serves all of them.
 */
import type { ChildNode, Document, Element } from "domhandler";
import { isTag, isText } from "domhandler";
import type { SchemaNode } from "../schemaNode.ts";
import { listOf } from "../schemaNode.ts";
import { parseJsonLeniently } from "../text/lenientJson.ts";
import { plainLines } from "../text/plainText.ts";
import { linesOf, textOf } from "../text/nodeText.ts";
import { isMarkedHeading } from "./headingMarks.ts";
import { attributeOf } from "./parsePage.ts";

/** How one of the markup languages says "here is a thing" and "this is its property". */
interface Markup {
  readonly typeOf: (element: Element) => string;
  readonly propertiesOf: (element: Element) => readonly string[];
}

const lastPart = (name: string): string => name.split(/[/#:]/).at(-1) ?? "";
const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== "");

const microdata: Markup = {
  typeOf: (element) =>
    "itemscope" in element.attribs ? lastPart(words(attributeOf(element, "itemtype"))[0] ?? "Thing") : "",
  propertiesOf: (element) => words(attributeOf(element, "itemprop")).map(lastPart),
};

const rdfa: Markup = {
  typeOf: (element) => lastPart(words(attributeOf(element, "typeof"))[0] ?? ""),
  propertiesOf: (element) => words(attributeOf(element, "property")).map(lastPart),
};

const microformatProperties: Readonly<Record<string, string>> = {
  "p-name": "name",
  fn: "name",
  "p-ingredient": "recipeIngredient",
  ingredient: "recipeIngredient",
  "e-instructions": "recipeInstructions",
  instructions: "recipeInstructions",
  instruction: "recipeInstructions",
  "p-yield": "recipeYield",
  yield: "recipeYield",
  "dt-duration": "totalTime",
  duration: "totalTime",
  preptime: "prepTime",
  cooktime: "cookTime",
  "u-photo": "image",
  photo: "image",
  "p-author": "author",
  author: "author",
  "p-summary": "description",
  summary: "description",
  "p-category": "keywords",
};

const microformats: Markup = {
  typeOf: (element) =>
    words(attributeOf(element, "class")).some((name) => name === "h-recipe" || name === "hrecipe") ? "Recipe" : "",
  propertiesOf: (element) =>
    words(attributeOf(element, "class")).flatMap((name) => {
      const property = microformatProperties[name.toLowerCase()];
      return property === undefined ? [] : [property];
    }),
};

/** Every recipe the page marks up in its elements, in page order. */
export function findItems(document: Document): SchemaNode[] {
  for (const markup of [microdata, rdfa, microformats]) {
    const found: SchemaNode[] = [];
    findIn(document.children, markup, found);
    const named = found.filter((node) => node["name"] !== undefined || node["recipeIngredient"] !== undefined);
    if (named.length > 0) return named;
  }
  return [];
}

function findIn(nodes: readonly ChildNode[], markup: Markup, found: SchemaNode[]): void {
  for (const node of nodes) {
    if (!isTag(node)) continue;
    if (markup.typeOf(node).toLowerCase() === "recipe") found.push(readItem(node, "Recipe", markup));
    else findIn(node.children, markup, found);
  }
}

function readItem(item: Element, type: string, markup: Markup): SchemaNode {
  const properties = new Map<string, unknown[]>();
  const ingredientElements: Element[] = [];
  const collect = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (!isTag(node)) continue;
      const names = new Set(markup.propertiesOf(node).map((name) => aliases[name] ?? name));
      const nested = markup.typeOf(node);
      for (const canonical of names) {
        if (canonical === "recipeIngredient") ingredientElements.push(node);
        const values = properties.get(canonical) ?? [];
        values.push(
          ...(nested === "" || listProperties.has(canonical)
            ? valuesOf(node, canonical)
            : [readItem(node, nested, markup)]),
        );
        properties.set(canonical, values);
      }
      // A list marked as a whole was read as a whole; its entries must not come twice.
      if ([...names].some((name) => listProperties.has(name)) || nested !== "") continue;
      collect(node.children);
    }
  };
  collect(item.children);
  const address = attributeOf(item, "itemid");
  const [onlyList, ...more] = ingredientElements;
  if (onlyList !== undefined && more.length === 0 && onlyList.name !== "meta")
    properties.set("recipeIngredient", listLines(onlyList));
  return { ...Object.fromEntries(properties), "@type": type, ...(address === "" ? {} : { "@id": address }) };
}

/** Older names of the same properties. */
const aliases: Readonly<Record<string, string>> = {
  ingredients: "recipeIngredient",
  ingredient: "recipeIngredient",
  instructions: "recipeInstructions",
  photo: "image",
  tag: "keywords",
  recipeType: "recipeCategory",
  yield: "recipeYield",
  summary: "description",
};
const listProperties = new Set(["recipeIngredient", "recipeInstructions"]);
const addressAttributes: Readonly<Record<string, string>> = { a: "href", link: "href", img: "src", source: "src" };

function valuesOf(element: Element, property: string): unknown[] {
  if (element.name === "meta" && listProperties.has(property)) return listInAttribute(attributeOf(element, "content"));
  if (property === "recipeIngredient") return entriesOf(element);
  if (property === "recipeInstructions") return listEntries(element) ?? linesOf([element]);
  const content = attributeOf(element, "content") || (element.name === "time" ? attributeOf(element, "datetime") : "");
  if (content !== "") return [content];
  if (property === "image" || property === "url") {
    const address = attributeOf(element, "data-src") || attributeOf(element, addressAttributes[element.name] ?? "href");
    return address === "" ? [] : [address];
  }
  if (element.name === "img") return [attributeOf(element, "alt")];
  const text = property === "description" ? linesOf([element]).join("\n") : textOf(element);
  return text === "" ? [] : [text];
}

/** Some pages put HTML or JSON into the attribute. JSON cut off by its own quotation marks is no text. */
function listInAttribute(content: string): unknown[] {
  if (!/^\s*[[{]/.test(content)) return plainLines(content);
  const parsed = parseJsonLeniently(content);
  return parsed === null ? [] : [...listOf(parsed.value)];
}

/** One ingredient, or all of them where the whole list carries the property. */
function entriesOf(element: Element): string[] {
  const content = attributeOf(element, "content");
  const list = listEntries(element);
  if (list !== null) return list;
  if (isMarkedHeading(element) || hasOnlyHeading(element)) return [`## ${textOf(element)}`];
  const lines = linesOf([element]);
  if (lines.length === 0) return content === "" ? [] : [content];
  // A name and an amount in two boxes are one line; paragraphs and line breaks are several.
  return hasLineBreaks(element) ? lines : [lines.join(" ")];
}

function hasOnlyHeading(element: Element): boolean {
  const children = element.children.filter((child) => isTag(child) || (isText(child) && child.data.trim() !== ""));
  const [only] = children;
  return children.length === 1 && only !== undefined && isTag(only) && isMarkedHeading(only);
}

/** The only element that carries ingredients carries all of them: a line each, headings marked. */
function listLines(element: Element): string[] {
  const list = listEntries(element);
  if (list !== null) return list;
  const lines: string[] = [];
  let inline: ChildNode[] = [];
  const flush = (): void => {
    lines.push(...linesOf(inline));
    inline = [];
  };
  for (const child of element.children) {
    if (isTag(child) && isMarkedHeading(child)) {
      flush();
      lines.push(`## ${textOf(child)}`);
    } else if (isTag(child) && child.name === "div" && !hasLineBreaks(child)) {
      flush();
      lines.push(textOf(child));
    } else inline.push(child);
  }
  flush();
  return lines.filter((line) => line !== "" && line !== "## ");
}

function listEntries(element: Element): string[] | null {
  const entries: string[] = [];
  const visit = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (!isTag(node)) continue;
      if (node.name === "li") entries.push(...(hasNestedList(node) ? linesOf([node]) : [textOf(node)]));
      else if (/^h[1-6]$/.test(node.name)) entries.push(`## ${textOf(node)}`);
      else visit(node.children);
    }
  };
  visit(element.children);
  return entries.some((entry) => !entry.startsWith("## "))
    ? entries.filter((entry) => entry !== "" && entry !== "## ")
    : null;
}

function hasNestedList(element: Element): boolean {
  return element.children.some(
    (child) => isTag(child) && (child.name === "ul" || child.name === "ol" || hasNestedList(child)),
  );
}

function hasLineBreaks(element: Element): boolean {
  return element.children.some(
    (child) => isTag(child) && (child.name === "br" || child.name === "p" || hasLineBreaks(child)),
  );
}
