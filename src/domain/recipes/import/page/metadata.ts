/** What a page says about itself outside any recipe: title, language, address, site, picture. */
import type { Document, Element } from "domhandler";
import { absoluteHttpAddress } from "../../webPlatform.ts";
import { textOf } from "../text/nodeText.ts";
import { plainLine } from "../text/plainText.ts";
import { findElements } from "./parsePage.ts";

export interface PageMetadata {
  readonly title: string;
  readonly heading: string;
  readonly siteName: string;
  readonly language: string;
  /** Canonical http(s) address, or "". */
  readonly url: string;
  /** What relative addresses in the page are relative to, or "". */
  readonly baseUrl: string;
  readonly image: string;
  readonly author: string;
  readonly description: string;
}

const headElements = new Set(["html", "base", "title", "h1", "meta", "link"]);

/** `knownUrl` is where the page was fetched from, or "". */
export function readMetadata(document: Document, knownUrl: string): PageMetadata {
  const elements = findElements(document, (element) => headElements.has(element.name));
  const first = (name: string): Element | undefined => elements.find((element) => element.name === name);
  const meta = metaContents(elements);
  const stated = (...names: readonly string[]): string =>
    names.map((name) => meta.get(name) ?? "").find((text) => text !== "") ?? "";
  const baseUrl = absoluteHttpAddress(first("base")?.attribs["href"] ?? "", knownUrl) || knownUrl;
  const canonical =
    elements.find((element) => element.name === "link" && element.attribs["rel"] === "canonical")?.attribs["href"] ??
    "";
  const url =
    absoluteHttpAddress(canonical, baseUrl) ||
    absoluteHttpAddress(stated("og:url"), baseUrl) ||
    absoluteHttpAddress(knownUrl);
  const siteName = stated("og:site_name", "application-name");
  const html = first("html");
  return {
    title: withoutSiteName(stated("og:title", "twitter:title") || textIn(first("title")), siteName),
    heading: textIn(first("h1")),
    siteName,
    language: (html?.attribs["lang"] ?? html?.attribs["xml:lang"] ?? stated("content-language", "og:locale"))
      .trim()
      .replace("_", "-"),
    url,
    baseUrl: baseUrl || url,
    image: absoluteHttpAddress(stated("og:image", "og:image:url", "twitter:image"), baseUrl || url),
    author: stated("author", "article:author").replace(/^https?:.*$/, ""),
    description: stated("og:description", "description"),
  };
}

/** The first content of each `<meta>` by its name or property. */
function metaContents(elements: readonly Element[]): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const element of elements) {
    if (element.name !== "meta") continue;
    const content = plainLine(element.attribs["content"] ?? "");
    for (const name of [element.attribs["property"], element.attribs["name"]])
      if (name !== undefined && content !== "" && !contents.has(name)) contents.set(name, content);
  }
  return contents;
}

/** An element's text wherever it stands: `<title>` is not text of the page. */
function textIn(element: Element | undefined): string {
  return element === undefined ? "" : textOf(...element.children);
}

/** "Pancakes – The Site" and "Pancakes | The Site" are "Pancakes". */
function withoutSiteName(title: string, siteName: string): string {
  const cut = title.search(/\s[|»•·]\s/);
  if (cut > 0) return title.slice(0, cut).trim();
  for (const dash of [" - ", " – ", " — "]) {
    const at = title.lastIndexOf(dash);
    if (
      at > 0 &&
      siteName !== "" &&
      title
        .slice(at + dash.length)
        .trim()
        .toLowerCase() === siteName.toLowerCase()
    )
      return title.slice(0, at).trim();
  }
  return title;
}
