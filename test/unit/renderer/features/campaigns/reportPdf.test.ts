/** PDFs are read back with another library than they are written with. */
import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { campaignTable, sharingTable } from "../../../../../src/domain/organizations/campaigns/reports.ts";
import { reportPdf } from "../../../../../src/renderer/features/campaigns/pdf/reportPdf.ts";
import type { TextPictures } from "../../../../../src/renderer/features/campaigns/pdf/textPicture.ts";
import { campaignReportOf, sharingReportOf } from "../../../../helpers/reports.ts";

const font = new Uint8Array(await readFile("node_modules/dejavu-fonts-ttf/ttf/DejaVuSans.ttf"));

/** A white dot in place of each text, and which texts there were; that they are drawn well is seen in a browser. */
function dots(): { pictures: TextPictures; drawn: string[] } {
  const dot =
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ALQAf//Z";
  const drawn: string[] = [];
  const draw = async (text: string): Promise<Uint8Array> => {
    drawn.push(text);
    return Uint8Array.from(Buffer.from(dot, "base64"));
  };
  return { pictures: { widthMm: (text, sizeMm) => text.length * sizeMm, draw }, drawn };
}

/** The text of each page. */
async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const pdf = await task.promise;
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? item.str : "")).join(" "));
  }
  await task.destroy();
  return pages;
}

describe("a report as PDF", () => {
  test("[S1.14] names of any of these scripts, figures and addresses can be read from it", async () => {
    const names = ["Zoë Łukasz", "Мария Иванова", "Αλέξανδρος", "Nguyễn Văn An", "Ștefan Õ"];
    const { pictures, drawn } = dots();
    const bytes = await reportPdf(campaignTable(campaignReportOf(names)), font, pictures);
    expect(drawn).toEqual([]);
    const [page = "", ...more] = await pagesOf(bytes);
    expect(more).toEqual([]);
    for (const name of names) expect(page.normalize("NFC")).toContain(name);
    for (const text of ["Summer menu to everybody", "Garden café", "guest4@example.org", "Mails are not tracked"]) {
      expect(page).toContain(text);
    }
    expect(page).toMatch(/Accepted\s+5/);
    // The font is in it as far as it is used.
    expect(bytes.length).toBeLessThan(400_000);
  });

  test("[S1.14] what the font lacks, or stands in another order than it is stored, is drawn by the browser; the rest stays text", async () => {
    const names = ["山田太郎", "김민준", "प्रिया शर्मा", "שרה לוי", "فاطمة الزهراء", "Zoë 👩‍🍳", "สมชาย"];
    const { pictures, drawn } = dots();
    const report = campaignReportOf([...names, "Zoë"]);
    const table = campaignTable({ ...report, campaign: { ...report.campaign, name: "夏のメニュー" } });
    const told: number[][] = [];
    const tell = (...far: number[]) => void told.push(far);
    const [page = ""] = await pagesOf(await reportPdf(table, font, pictures, tell));
    expect(drawn.toSorted()).toEqual(["夏のメニュー", ...names].toSorted());
    expect(page).toContain("Zoë");
    for (const [index] of names.entries()) expect(page).toContain(`guest${index}@example.org`);
    // Whoever waits is told how far it is.
    expect(told).toEqual(drawn.map((_, index) => [index + 1, drawn.length]));
    // The words that made room for the pictures are in no page.
    expect(page).not.toMatch(/\bnn\b/);
  });

  test("[S1.14] 1,000 recipients: every one of them, the head on every page, each page numbered", async () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `Guest ${index}.`);
    const pages = await pagesOf(await reportPdf(campaignTable(campaignReportOf(names)), font, dots().pictures));
    expect(pages.length).toBeGreaterThan(15);
    expect(pages.length).toBeLessThan(40);
    const all = pages.join(" ");
    for (const name of names) expect(all).toContain(name);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain("Outcome");
      expect(page).toContain(`${index + 1} of ${pages.length}`);
    }
  });

  test("[S1.14] an organization’s sharing", async () => {
    const [page = ""] = await pagesOf(await reportPdf(sharingTable(sharingReportOf()), font, dots().pictures));
    for (const text of ["What is shared with Garden", "Soup", "Kitchen", "By role", "(not yours to see)"]) {
      expect(page).toContain(text);
    }
  });
});
