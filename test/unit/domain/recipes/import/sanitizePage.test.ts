import { describe, expect, it } from "vitest";
import { pageOfText, sanitizePage } from "../../../../../src/domain/recipes/import/page/sanitizePage.ts";

describe("the safe copy of a page", () => {
  it("[K.2] keeps what a person reads", () => {
    const html =
      '<h1>Soup</h1><p dir="rtl">2 <b>leeks</b> &amp; salt<br>now</p><table><tr><td colspan="2">x</td></tr></table>';
    expect(sanitizePage(html)).toBe(html);
  });

  it.each([
    ["scripts", "<script>alert(1)</script>x"],
    [
      "scripts in foreign content",
      "<svg><script>alert(1)</script></svg>x<math><mtext><script>alert(1)</script></math>",
    ],
    ["event handlers", '<p onclick="alert(1)" OnMouseOver=alert(1)>x</p>'],
    ["handlers on images", "<img src=x onerror=alert(1)>x"],
    ["frames", '<iframe src="https://evil.example"></iframe><frameset><frame src=x></frameset>x'],
    ["plugins", '<object data="x.swf"></object><embed src="x"><applet code=x></applet>x'],
    [
      "forms",
      '<form action="https://evil.example"><input name=a><button formaction="javascript:alert(1)">b</button></form>x',
    ],
    [
      "redirects and bases",
      '<meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example">x',
    ],
    [
      "styles",
      '<style>@import "https://evil.example/x.css"</style><link rel=stylesheet href=x.css><p style="background:url(https://evil.example)">x</p>',
    ],
    [
      "script addresses",
      '<a href="javascript:alert(1)">x</a><a href=" jAvAsCrIpT:alert(1)">x</a><a href="data:text/html,x">x</a>',
    ],
    ["broken tags", "<<script>script>alert(1)</script>x<img src='a' \"onerror='alert(1)'>"],
    [
      "noscript and template tricks",
      '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>x<template><script>alert(1)</script></template>',
    ],
    ["comments", "<!--[if IE]><script>alert(1)</script><![endif]-->x"],
  ])("[K.2] has no %s", (_, html) => {
    const copy = sanitizePage(html);
    expect(copy).toContain("x");
    expect(copy).not.toMatch(/<(?!\/?(?:p|a|img|b|br)\b)/i);
    expect(copy).not.toMatch(/<[^>]*\s(?:on\w+|src|href|style|action|srcset|id|class)\s*=/i);
    expect(copy).not.toMatch(/javascript:/i);
  });

  it("[K.2] names pictures and links but loads and follows none", () => {
    expect(
      sanitizePage('<img src="/a.jpg" srcset="b.jpg 2x" alt="Soup"><a href="/more">more</a>', {
        baseUrl: "https://kitchen.example/soup",
      }),
    ).toBe(
      '<img alt="Soup" data-src="https://kitchen.example/a.jpg"><a data-href="https://kitchen.example/more">more</a>',
    );
  });

  it("[K.2] cannot be broken out of by attribute values or text", () => {
    expect(sanitizePage('<p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&lt;script&gt;</p>')).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;">&lt;script&gt;</p>',
    );
    expect(pageOfText("</pre><script>")).toBe("<pre>&lt;/pre&gt;&lt;script&gt;</pre>");
  });

  it("[K.2] is bounded in size and closes what it opened", () => {
    const copy = sanitizePage(`<div><p>${"soup ".repeat(1000)}</p></div>`, { maxChars: 100 });
    expect(copy.length).toBeLessThan(130);
    expect(copy).toMatch(/<\/p><\/div>$/);
  });
});
