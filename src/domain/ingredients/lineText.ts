/** Makes a typed, pasted or scraped ingredient line readable for the parser: one kind of fraction, dash, space and quote. */

const vulgarFractions: Readonly<Record<string, string>> = {
  "½": "1/2",
  "⅓": "1/3",
  "⅔": "2/3",
  "¼": "1/4",
  "¾": "3/4",
  "⅕": "1/5",
  "⅖": "2/5",
  "⅗": "3/5",
  "⅘": "4/5",
  "⅙": "1/6",
  "⅚": "5/6",
  "⅐": "1/7",
  "⅛": "1/8",
  "⅜": "3/8",
  "⅝": "5/8",
  "⅞": "7/8",
  "⅑": "1/9",
  "⅒": "1/10",
};

const plainLine = /^[ -~]*$/;
const bullet = /^(?:(?:[-–—*+•·●○◦‣▪▫■□▢►▸▹❏❑❒☐☑☒✓✔✗✘⁃∙]|\[[ xX✓]?\]|&bull;)\s*)+(?=\S)/u;
// "1." and "2)" before a word or an amount number a list; "1.5" and "1.Dose" do not.
const listNumber = /^\d{1,2}[.)]\s+(?=[\p{L}\d])/u;

/** The line with bullets and checkbox glyphs taken off and its typography made plain. */
export function plainText(line: string): string {
  let text = line;
  if (!plainLine.test(text)) {
    text = text
      .replace(/([0-9]?)([½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒])/gu, (_, digit: string, glyph: string) =>
        digit === "" ? (vulgarFractions[glyph] ?? glyph) : `${digit} ${vulgarFractions[glyph] ?? glyph}`,
      )
      .replace(/[\u00a0\u2000-\u200a\u202f\u205f\u3000\t]/gu, " ")
      .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/gu, "")
      .replace(/[‐‑‒–—−]/gu, "-")
      .replace(/[⁄∕]/gu, "/")
      .replace(/[’‘ʼ´]/gu, "'")
      .replace(/[“”„″]/gu, '"')
      .replace(/ﬂ/gu, "fl")
      .replace(/ﬁ/gu, "fi")
      .normalize("NFC");
    text = stripBullet(text);
  } else {
    text = stripBullet(text);
  }
  return text.replace(/\s+/g, " ").trim();
}

function stripBullet(text: string): string {
  const trimmed = text.trim();
  const bare = trimmed.replace(bullet, "");
  return (bare === "" ? trimmed : bare).replace(listNumber, "");
}
