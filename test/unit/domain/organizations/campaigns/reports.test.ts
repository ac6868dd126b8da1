import Papa from "papaparse";
import { describe, expect, test } from "vitest";
import { campaignTable, reportCsv, sharingTable } from "../../../../../src/domain/organizations/campaigns/reports.ts";
import { campaignReportOf, sharingReportOf } from "../../../../helpers/reports.ts";

/** A cell as it stands in the file, past the mark that Excel knows UTF-8 by. */
const cellsOf = (csv: string): string[][] => Papa.parse<string[]>(csv.slice(1), { skipEmptyLines: true }).data;

describe("reports as CSV", () => {
  test("[S1.14] a campaign’s recipients with what became of each, and no cell that runs as a formula", () => {
    const report = campaignReportOf([
      "Zoë Łukasz",
      '=HYPERLINK("http://evil.example")',
      "+1+cmd",
      "@sum",
      "-2+cmd",
      "plain",
    ]);
    const csv = reportCsv(campaignTable(report));
    expect(csv.startsWith("\ufeffName,E-mail,Outcome,Opened,Answered,Note\r\n")).toBe(true);
    const cells = cellsOf(csv);
    expect(cells).toHaveLength(7);
    expect(cells[1]).toEqual(["Zoë Łukasz", "guest0@example.org", "Accepted", "", "2026-11-28 09:00 UTC", ""]);
    for (const row of cells) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(cells[2]?.[0]).toContain("HYPERLINK");
    expect(cells[6]?.[0]).toBe("plain");
  });

  test("[S1.14] an organization’s sharing: what, whose, with whom, at which level", () => {
    const table = sharingTable(sharingReportOf());
    expect(cellsOf(reportCsv(table)).slice(1)).toEqual([
      ["recipe", "Soup", "Anna", "Ben", "Garden", "Can view", "2026-11-28 09:00 UTC", ""],
      ["grocery list", "Everything of this type", "Anna", "Anna", "Kitchen", "Can edit", "2026-11-28 09:00 UTC", ""],
      ["table", "(not yours to see)", "Cora", "Cora", "Kitchen", "By role", "2026-11-28 09:00 UTC", ""],
    ]);
    expect(table.figures).toContainEqual(["With groups", "2"]);
  });
});
