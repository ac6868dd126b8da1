/** Everybody's shares as a CSV file for an audit. */
import { protectedCsv } from "../tables/csvWrite.ts";
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

/** The file's text. */
export function sharesCsv(shares: readonly AdministeredShare[]): string {
  return protectedCsv(
    columns.map(([name]) => name),
    shares.map((share) => columns.map(([, cell]) => cell(share))),
  );
}
