import { describe, expect, test } from "vitest";
import { pageCopyDocument } from "../../../../../src/renderer/features/recipes/pageCopyFrame.ts";

const marked = (body: string, title: string): string[] =>
  [...pageCopyDocument(body, false, title).matchAll(/<(h\d)(?: data-start)([^>]*)>(.*?)<\/\1>/g)].map(
    (found) => found[3] ?? "",
  );

describe("a page copy", () => {
  test("[K.2] opens at the recipe, not at the page's menus", () => {
    const body =
      "<h1>Kitchen of ours</h1><ul><li>Home</li></ul><h2 id=x>Leek &amp; barley <em>soup</em></h2><h2>Leek</h2>";
    expect(marked(body, "Leek & Barley soup")).toEqual(["Leek &amp; barley <em>soup</em>"]);
    expect(marked(body, "Something else")).toEqual(["Kitchen of ours"]);
    expect(marked("<h2>No main heading</h2>", "")).toEqual([]);
  });

  test("[K.2] may do nothing at all", () => {
    expect(pageCopyDocument("<p>x</p>", false, "$&")).toContain("default-src 'none'");
  });
});
