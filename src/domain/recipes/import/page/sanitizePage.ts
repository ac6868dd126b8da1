/**
 * A static copy of a page, safe to show beside the recipe: an allow-list of elements and attributes, so that whatever is
 * not known is not there. Nothing in it runs, loads, submits or navigates; pictures are named (`data-src`), not fetched.
 * The frame it is shown in has its own sandbox and content policy: this is the first of two walls, not the only one.
 */
import type { ChildNode, Element } from "domhandler";
import { isTag, isText } from "domhandler";
import { absoluteHttpAddress } from "../../webPlatform.ts";
import { parseTree } from "./parsePage.ts";

export interface SanitizeOptions {
  /** What relative addresses are relative to, or "". */
  readonly baseUrl?: string;
  /** The copy is cut at this length (default 1,000,000 characters). */
  readonly maxChars?: number;
}

const defaultMaxChars = 1_000_000;

const allowed = new Set(
  (
    "a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em " +
    "figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp section small span " +
    "strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr"
  ).split(" "),
);
const empty = new Set(["br", "hr", "img", "wbr", "col"]);
/** Not shown, and neither is anything inside them. */
const dropped = new Set(
  (
    "script style noscript template iframe frame frameset noframes object embed applet form input button select option optgroup textarea " +
    "svg math canvas audio video source track link meta base head title dialog portal fencedframe noembed plaintext xmp"
  ).split(" "),
);
/** Never an address, an id or an event: these describe text. */
const textAttributes = new Set([
  "alt",
  "title",
  "lang",
  "dir",
  "datetime",
  "colspan",
  "rowspan",
  "start",
  "value",
  "reversed",
]);

/** The safe copy as the content of a page's body. Linear in the input; never throws on hostile input. (K.2) */
export function sanitizePage(html: string, options: SanitizeOptions = {}): string {
  const maxChars = options.maxChars ?? defaultMaxChars;
  const out: string[] = [];
  let length = 0;
  const write = (text: string): void => {
    out.push(text);
    length += text.length;
  };
  const visit = (nodes: readonly ChildNode[]): void => {
    for (const node of nodes) {
      if (length >= maxChars) return;
      if (isText(node)) write(escapeText(node.data.slice(0, maxChars - length)));
      else if (isTag(node) && !dropped.has(node.name)) visitElement(node);
    }
  };
  const visitElement = (element: Element): void => {
    if (!allowed.has(element.name)) {
      visit(element.children);
      return;
    }
    write(`<${element.name}${attributesOf(element, options.baseUrl ?? "")}>`);
    if (empty.has(element.name)) return;
    visit(element.children);
    write(`</${element.name}>`);
  };
  visit(parseTree(html).document.children);
  return out.join("");
}

/** A text as a page to show: nothing in it is markup. */
export function pageOfText(text: string, maxChars: number = defaultMaxChars): string {
  return `<pre>${escapeText(text.slice(0, maxChars))}</pre>`;
}

function attributesOf(element: Element, baseUrl: string): string {
  const kept: string[] = [];
  for (const [name, value] of Object.entries(element.attribs))
    if (textAttributes.has(name)) kept.push(` ${name}="${escapeAttribute(value.slice(0, 500))}"`);
  if (element.name === "img") {
    const written = element.attribs["data-src"] ?? element.attribs["data-lazy-src"] ?? element.attribs["src"] ?? "";
    const address = absoluteHttpAddress(written, baseUrl);
    if (address !== "") kept.push(` data-src="${escapeAttribute(address)}"`);
  }
  if (element.name === "a") {
    const address = absoluteHttpAddress(element.attribs["href"] ?? "", baseUrl);
    if (address !== "") kept.push(` data-href="${escapeAttribute(address)}"`);
  }
  return kept.join("");
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

function escapeAttribute(text: string): string {
  return escapeText(text).replace(/"/g, "&quot;");
}
