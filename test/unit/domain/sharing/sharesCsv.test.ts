import Papa from "papaparse";
import { expect, test } from "vitest";
import type { AdministeredShare } from "../../../../src/domain/sharing/administration.ts";
import { sharesCsv } from "../../../../src/domain/sharing/sharesCsv.ts";

const share: AdministeredShare = {
  id: "s1",
  ownerId: "anna",
  ownerName: "Anna",
  sharedById: "anna",
  sharedByName: "Anna",
  recipientKind: "person",
  recipientName: "Ben",
  recipientAddress: "ben@example.org",
  itemType: "list",
  itemId: "list",
  level: "view",
  status: "accepted",
  membershipOnly: true,
  createdAt: 0,
  updatedAt: 86_400_000,
  expiresAt: null,
  seq: 7,
};

test("[S3.16] [S0.5] an export says who gave what to whom, and whether it is for members only", () => {
  const { data } = Papa.parse<Record<string, string>>(sharesCsv([share]).slice(1), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data).toHaveLength(1);
  expect(data[0]).toMatchObject({
    Owner: "Anna",
    Recipient: "Ben",
    Level: "view",
    "Members only": "yes",
    Made: "1970-01-01T00:00:00.000Z",
    Changed: "1970-01-02T00:00:00.000Z",
    Ends: "",
  });
});

test("[S3.16] a name that a spreadsheet would run as a formula is made a text; others stay as they are", () => {
  const text = sharesCsv([{ ...share, ownerName: '=HYPERLINK("https://example.org")', recipientName: "@Ben" }]);
  const [, row] = Papa.parse<string[]>(text.slice(1)).data;
  expect(row).toContain('\'=HYPERLINK("https://example.org")');
  expect(row).toContain("'@Ben");
  expect(row).toContain("Anna");
});
