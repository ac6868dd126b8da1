/** What a page says about itself outside any recipe: title, language, address, site, picture. */
import type { CheerioAPI } from "cheerio/slim";
import { absoluteHttpAddress } from "../../webPlatform.ts";
import { tidyLine } from "../text/nodeText.ts";
import { plainLine } from "../text/plainText.ts";

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

/** `knownUrl` is where the page was fetched from, or "". */
export function readMetadata($: CheerioAPI, knownUrl: string): PageMetadata {
  const meta = (...names: readonly string[]): string => {
    for (const name of names) {
      const content = $(`meta[property="${name}"], meta[name="${name}"]`).first().attr("content");
      if (content !== undefined && content.trim() !== "") return plainLine(content);
    }
    return "";
  };
  const baseUrl = absoluteHttpAddress($("base[href]").first().attr("href") ?? "", knownUrl) || knownUrl;
  const canonical = $('link[rel="canonical"]').first().attr("href") ?? "";
  const url =
    absoluteHttpAddress(canonical, baseUrl) ||
    absoluteHttpAddress(meta("og:url"), baseUrl) ||
    absoluteHttpAddress(knownUrl);
  const siteName = meta("og:site_name", "application-name");
  return {
    title: withoutSiteName(meta("og:title", "twitter:title") || tidyLine($("title").first().text()), siteName),
    heading: tidyLine($("h1").first().text()),
    siteName,
    language: ($("html").attr("lang") ?? $("html").attr("xml:lang") ?? meta("content-language", "og:locale"))
      .trim()
      .replace("_", "-"),
    url,
    baseUrl: baseUrl || url,
    image: absoluteHttpAddress(meta("og:image", "og:image:url", "twitter:image"), baseUrl || url),
    author: meta("author", "article:author").replace(/^https?:.*$/, ""),
    description: meta("og:description", "description"),
  };
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
