/** Everybody's shares as a CSV file for an audit. */
import Papa from "papaparse";
import { protect } from "../tables/csvWrite.ts";
import type { AdministeredShare } from "./administration.ts";

const columns: readonly (readonly [string, (share: AdministeredShare) => string])[] = [
  ["Share", ({ id }) => id],
  ["Type", ({ itemType }) => itemType],
  ["Item", ({ itemId }) => itemId ?? "everything of the type"],
  ["Owner", ({ ownerName }) => ownerName],
  ["Owner id", ({ ownerId }) => ownerId],
  ["Shared by", ({ sharedByName }) => sharedByName],
  ["Shared by id", ({ sharedById }) => sharedById],
  ["With", ({ recipientKind }) => recipientKind],
  ["Recipient", ({ recipientName }) => recipientName],
  ["Recipient address", ({ recipientAddress }) => recipientAddress],
  ["Level", ({ level }) => level],
  ["Status", ({ status }) => status],
  ["Members only", ({ membershipOnly }) => (membershipOnly ? "yes" : "no")],
  ["Made", ({ createdAt }) => time(createdAt)],
  ["Changed", ({ updatedAt }) => time(updatedAt)],
  ["Ends", ({ expiresAt }) => (expiresAt === null ? "" : time(expiresAt))],
];

function time(atMs: number): string {
  return new Date(atMs).toISOString();
}

/** The file's text, header first, every cell safe from being run as a formula; Excel recognizes its UTF-8. */
export function sharesCsv(shares: readonly AdministeredShare[]): string {
  const lines = [
    columns.map(([name]) => name),
    ...shares.map((share) => columns.map(([, cell]) => protect(cell(share), true))),
  ];
  return `\ufeff${Papa.unparse(lines, { newline: "\r\n" })}\r\n`;
}
