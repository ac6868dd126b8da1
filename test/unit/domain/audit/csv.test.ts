import Papa from "papaparse";
import { expect, test } from "vitest";
import { auditCsv } from "../../../../src/domain/audit/csv.ts";
import type { AuditEvent } from "../../../../src/domain/audit/event.ts";

const event: AuditEvent = {
  seq: 7,
  at: 0,
  action: "share.revoked",
  actorName: "Anna",
  subjectName: "Ben",
  itemId: "list",
  itemType: "list",
  itemTitle: "Groceries",
  words: "Anna ended Ben’s access",
  changes: ["level: view → edit", "status: accepted → revoked"],
  cause: "",
  before: null,
  after: null,
};

test("[S1.16] a history says who did what, when and to whom", () => {
  const text = auditCsv([event]);
  expect(text.startsWith("\ufeffNumber,")).toBe(true);
  const [row] = Papa.parse<Record<string, string>>(text.slice(1), { header: true, skipEmptyLines: true }).data;
  expect(row).toMatchObject({
    Number: "7",
    "Time (UTC)": "1970-01-01T00:00:00.000Z",
    By: "Anna",
    Whom: "Ben",
    Changes: "level: view → edit; status: accepted → revoked",
  });
});

test("[S1.16] no name in a history runs as a formula, and none is taken for another that has its apostrophe", () => {
  const [, row] = Papa.parse<string[]>(
    auditCsv([{ ...event, actorName: "=1+1", subjectName: "'=1+1", itemTitle: "-5" }]).slice(1),
  ).data;
  expect(row).toEqual(expect.arrayContaining(["'=1+1", "''=1+1", "-5"]));
});
