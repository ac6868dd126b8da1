/** A report as an A4 PDF: title, figures, and the table over as many pages as it takes, its head on each. */
import { jsPDF } from "jspdf";
import autoTable from "jspdf-autotable";
import { reportTime, type Report } from "../../../../domain/organizations/campaigns/reports.ts";

const fontName = "DejaVuSans";
const marginMm = 14;
const inkColor = 40;
const softColor = 110;

/** btoa takes characters, some ten thousand at a time. */
function base64Of(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let start = 0; start < bytes.length; start += 8_192) {
    parts.push(String.fromCharCode(...bytes.subarray(start, start + 8_192)));
  }
  return btoa(parts.join(""));
}

/** `font`: a TrueType font; only the characters used are put into the file. */
export function reportPdf(report: Report, font: Uint8Array): Uint8Array {
  const { title, subtitle, madeAt, figures, columns, rows, note } = report;
  const pdf = new jsPDF({ orientation: columns.length > 6 ? "landscape" : "portrait", unit: "mm", format: "a4" });
  pdf.addFileToVFS(`${fontName}.ttf`, base64Of(font));
  pdf.addFont(`${fontName}.ttf`, fontName, "normal");
  pdf.setFont(fontName, "normal");
  pdf.setProperties({ title, creator: "Potluck" });
  const widthMm = pdf.internal.pageSize.getWidth() - 2 * marginMm;
  const heightMm = pdf.internal.pageSize.getHeight();

  let top = marginMm + 4;
  const write = (text: string, size: number, color: number): void => {
    if (text === "") return;
    pdf.setFontSize(size).setTextColor(color);
    const lines = pdf.splitTextToSize(text, widthMm) as string[];
    pdf.text(lines, marginMm, top);
    top += lines.length * size * 0.45;
  };
  write(title, 16, inkColor);
  top += 1;
  write(subtitle, 10, softColor);
  write(`Made ${reportTime(madeAt)}`, 10, softColor);
  write(note, 9, softColor);

  const styles = { font: fontName, fontStyle: "normal", textColor: inkColor, overflow: "linebreak" } as const;
  const base = { styles: { ...styles, fontSize: 8.5 }, margin: marginMm, theme: "grid" } as const;
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
  });

  const pages = pdf.getNumberOfPages();
  pdf.setFontSize(8).setTextColor(softColor);
  for (let page = 1; page <= pages; page++) {
    pdf.setPage(page);
    pdf.text(`${page} of ${pages}`, marginMm + widthMm, heightMm - 8, { align: "right" });
  }
  return new Uint8Array(pdf.output("arraybuffer"));
}
