/**
 * Text drawn by the browser's own engine, as a picture: it finds a font on the device for any script, joins letters and puts them in
 * their order, which the PDF's library does for none.
 */

export interface PictureBox {
  readonly sizeMm: number;
  readonly widthMm: number;
  /** As many lines as there is room for. */
  readonly lines: number;
  readonly lineMm: number;
  readonly color: string;
}

export interface TextPictures {
  /** How wide it is on one line. */
  readonly widthMm: (text: string, sizeMm: number) => number;
  /** A JPEG as large as its box. */
  readonly draw: (text: string, box: PictureBox) => Promise<Uint8Array>;
}

/** Sharp enough in print; a report may have thousands of them. */
const pixelsPerMm = 220 / 25.4;
const family = "system-ui, sans-serif";
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Breaks text into lines of at most `width`, between words where it can and else between letters. */
function linesOf(context: OffscreenCanvasRenderingContext2D, text: string, width: number): string[] {
  const fits = (line: string): boolean => context.measureText(line.trimEnd()).width <= width;
  const partsOf = (granularity: "word" | "grapheme", of: string): string[] =>
    [...new Intl.Segmenter(undefined, { granularity }).segment(of)].map(({ segment }) => segment);
  const lines = [""];
  for (const word of partsOf("word", text)) {
    for (const part of fits(word) ? [word] : partsOf("grapheme", word)) {
      const line = lines.at(-1) ?? "";
      if (line === "" || fits(line + part)) lines[lines.length - 1] = line + part;
      else lines.push(part);
    }
  }
  return lines.map((line) => line.trim());
}

export function textPictures(): TextPictures {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) throw new Error("Nothing can be drawn here.");
  const setFont = (sizeMm: number): void => {
    context.font = `${sizeMm * pixelsPerMm}px ${family}`;
  };
  return {
    widthMm(text, sizeMm) {
      setFont(sizeMm);
      return context.measureText(text).width / pixelsPerMm;
    },
    async draw(text, { sizeMm, widthMm, lines: most, lineMm, color }) {
      canvas.width = Math.ceil(widthMm * pixelsPerMm);
      canvas.height = Math.ceil(lineMm * most * pixelsPerMm);
      context.fillStyle = "white";
      context.fillRect(0, 0, canvas.width, canvas.height);
      // Lines break elsewhere than where room was made for: what does not fit is written smaller.
      let scale = 1;
      let lines: string[];
      do {
        setFont(sizeMm * scale);
        lines = linesOf(context, text, canvas.width);
        scale *= 0.9;
      } while (lines.length > most && scale > 0.2);
      context.fillStyle = color;
      context.direction = rightToLeft.test(text) ? "rtl" : "ltr";
      context.textAlign = "left";
      context.textBaseline = "middle";
      const line = canvas.height / lines.length;
      for (const [index, words] of lines.entries()) context.fillText(words, 0, (index + 0.5) * line);
      const image = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.9 });
      return new Uint8Array(await image.arrayBuffer());
    },
  };
}
