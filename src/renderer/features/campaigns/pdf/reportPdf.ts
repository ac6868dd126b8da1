/**
 * A report as an A4 PDF: title, figures, and the table over as many pages as it takes, its head on each. Text is text where the font has
 * it, and else a picture of it.
 */
import { jsPDF } from "jspdf";
import autoTable, { type CellHookData } from "jspdf-autotable";
import { reportTime, type Report } from "../../../../domain/organizations/campaigns/reports.ts";
import type { PictureBox, TextPictures } from "./textPicture.ts";

const fontName = "DejaVuSans";
const marginMm = 14;
const inkColor = 40;
const softColor = 110;
const cellPt = 8.5;
const mmPerPt = 25.4 / 72;
/** As the table does it. */
const lineHeight = 1.15;

/** btoa takes characters, some ten thousand at a time. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8_192)));
  }
  return btoa(parts.join(""));
}

/** Scripts whose letters stand one behind the other as they are stored: all the library can write. */
const plainScripts =
  /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}\p{Script=Common}\p{Script=Inherited}]*$/u;

interface EmbeddedFont {
  readonly metadata: { readonly characterToGlyph: (code: number) => number };
}

/** Whether the font has all of a text, and it needs no engine to shape it. */
function isWritten(pdf: jsPDF, text: string): boolean {
  if (!plainScripts.test(text)) return false;
  const { metadata } = pdf.getFont() as unknown as EmbeddedFont;
  // By UTF-16 units, as the library writes: what takes two has no glyph.
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && !metadata.characterToGlyph(code)) return false;
  }
  return true;
}

const gray = (value: number): string => `rgb(${value} ${value} ${value})`;

/** Text that is to be put in as a picture, and where. */
interface Placed extends PictureBox {
  readonly text: string;
  readonly page: number;
  readonly left: number;
  readonly top: number;
}

/**
 * `font`: a TrueType font; only the characters used are put into the file. `onPicture` hears of each text that was put in as a picture:
 * they are what takes long.
 */
export async function reportPdf(
  report: Report,
  font: Uint8Array,
  pictures: TextPictures,
  onPicture: (done: number, all: number) => void = () => undefined,
): Promise<Uint8Array<ArrayBuffer>> {
  const { title, subtitle, madeAt, figures, columns, rows, note } = report;
  const orientation = columns.length > 6 ? "landscape" : "portrait";
  const pdf = new jsPDF({ orientation, unit: "mm", format: "a4", compress: true });
  pdf.addFileToVFS(`${fontName}.ttf`, base64Of(font));
  pdf.addFont(`${fontName}.ttf`, fontName, "normal");
  pdf.setFont(fontName, "normal");
  pdf.setProperties({ title, creator: "Potluck" });
  const widthMm = pdf.internal.pageSize.getWidth() - 2 * marginMm;
  const heightMm = pdf.internal.pageSize.getHeight();

  const placed: Placed[] = [];
  const place = (text: string, left: number, from: number, box: PictureBox): void => {
    placed.push({ text, page: pdf.getCurrentPageInfo().pageNumber, left, top: from, ...box });
  };
  let top = marginMm + 4;
  const write = (text: string, size: number, color: number): void => {
    if (text === "") return;
    pdf.setFontSize(size).setTextColor(color);
    const lineMm = size * 0.45;
    if (isWritten(pdf, text)) {
      const lines = pdf.splitTextToSize(text, widthMm) as string[];
      pdf.text(lines, marginMm, top);
      top += lines.length * lineMm;
      return;
    }
    const sizeMm = size * mmPerPt;
    const lines = Math.ceil(pictures.widthMm(text, sizeMm) / widthMm);
    place(text, marginMm, top - sizeMm, { sizeMm, widthMm, lines, lineMm, color: gray(color) });
    top += lines * lineMm;
  };
  write(title, 16, inkColor);
  top += 1;
  write(subtitle, 10, softColor);
  write(`Made ${reportTime(madeAt)}`, 10, softColor);
  write(note, 9, softColor);

  const styles = { font: fontName, fontStyle: "normal", textColor: inkColor, overflow: "linebreak" } as const;
  const base = { styles: { ...styles, fontSize: cellPt }, margin: marginMm, theme: "grid" } as const;
  autoTable(pdf, {
    ...base,
    startY: top + 1,
    theme: "plain",
    tableWidth: 90,
    body: figures.map((figure) => [...figure]),
  });
  const after = (pdf as { lastAutoTable?: { finalY: number } }).lastAutoTable?.finalY ?? top;
  autoTable(pdf, {
    ...base,
    startY: after + 4,
    head: [[...columns]],
    headStyles: { ...styles, fillColor: 232 },
    body: rows.map((row) => [...row]),
    showHead: "everyPage",
    ...picturedCells(pdf, pictures, place),
  });
  for (const [index, { text, page, left, top: from, ...box }] of placed.entries()) {
    const image = await pictures.draw(text, box);
    pdf.setPage(page).addImage(image, "JPEG", left, from, box.widthMm, box.lines * box.lineMm);
    onPicture(index + 1, placed.length);
  }

  const pages = pdf.getNumberOfPages();
  pdf.setFontSize(8).setTextColor(softColor);
  for (let page = 1; page <= pages; page++) {
    pdf.setPage(page);
    pdf.text(`${page} of ${pages}`, marginMm + widthMm, heightMm - 8, { align: "right" });
  }
  return new Uint8Array(pdf.output("arraybuffer"));
}

/** What the table does with cells that cannot be written: room is made for them by words as wide, in whose place a picture is put. */
function picturedCells(
  pdf: jsPDF,
  pictures: TextPictures,
  place: (text: string, left: number, top: number, box: PictureBox) => void,
) {
  const sizeMm = cellPt * mmPerPt;
  const word = "nn";
  const textOf = ({ cell, section }: CellHookData): string | null =>
    section === "body" && typeof cell.raw === "string" && !isWritten(pdf, cell.raw) ? cell.raw : null;
  const linesIn = new Map<CellHookData["cell"], number>();
  return {
    didParseCell(data: CellHookData): void {
      const text = textOf(data);
      if (text === null) return;
      const wordMm = pdf.getStringUnitWidth(`${word} `) * sizeMm;
      const words = Math.ceil(pictures.widthMm(text, sizeMm) / wordMm) + 1;
      data.cell.text = [Array.from({ length: words }, () => word).join(" ")];
    },
    willDrawCell(data: CellHookData): void {
      if (textOf(data) === null) return;
      linesIn.set(data.cell, data.cell.text.length);
      data.cell.text = [""];
    },
    didDrawCell(data: CellHookData): void {
      const { cell } = data;
      const text = textOf(data);
      const lines = linesIn.get(cell);
      if (text === null || lines === undefined) return;
      const lineMm = sizeMm * lineHeight;
      const roomMm = cell.width - cell.padding("horizontal");
      // No larger than it has to be: each picture is kilobytes.
      const widthMm = lines === 1 ? Math.min(roomMm, pictures.widthMm(text, sizeMm) + 1) : roomMm;
      const box = { sizeMm, widthMm, lines, lineMm, color: gray(inkColor) };
      place(text, cell.x + cell.padding("left"), cell.y + cell.padding("top"), box);
    },
  };
}
