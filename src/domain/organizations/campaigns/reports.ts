/** Reports of a campaign and of an organization's sharing (S1.14): their title, figures and table, and the table as a CSV file. */
import { typeNames } from "../../items/materialize.ts";
import { protectedCsv } from "../../tables/csvWrite.ts";
import type { CampaignReport, SharingReport } from "./contract.ts";
import { outcomeNames } from "./outcome.ts";

export interface Report {
  readonly title: string;
  readonly subtitle: string;
  readonly madeAt: number;
  readonly figures: readonly (readonly [label: string, value: string])[];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What whoever reads it should know, or "". */
  readonly note: string;
}

/** `2026-11-28 09:00 UTC`, sorted as text as in time; "" for never. */
export function reportTime(atMs: number | null): string {
  return atMs === null ? "" : `${new Date(atMs).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

export function campaignTable({ campaign, figures, recipients, madeAt }: CampaignReport): Report {
  const what = `${typeNames[campaign.itemType]}${campaign.itemTitle === "" ? "" : ` “${campaign.itemTitle}”`}`;
  return {
    title: campaign.name,
    subtitle: `${campaign.organizationName} · ${what} · ${campaign.status}`,
    madeAt,
    figures: [
      ["Recipients", String(figures.recipients)],
      ["Sent", String(figures.sent)],
      ["Bounced", String(figures.bounced)],
      ["Opened", String(figures.opened)],
      ["Accepted", String(figures.accepted)],
      ["Declined", String(figures.declined)],
      ["Not sent", String(figures.skipped)],
      ["Started", reportTime(campaign.startedAt)],
      ["Finished", reportTime(campaign.finishedAt)],
    ],
    columns: ["Name", "E-mail", "Outcome", "Opened", "Answered", "Note"],
    rows: recipients.map(({ name, address, outcome, openedAt, answeredAt, reason }) => [
      name,
      address,
      outcomeNames[outcome],
      reportTime(openedAt),
      reportTime(answeredAt),
      reason,
    ]),
    note: "Opened counts who opened the invitation’s page or answered. Mails are not tracked.",
  };
}

export function sharingTable({ organizationName, madeAt, isCut, shares }: SharingReport): Report {
  return {
    title: `What is shared with ${organizationName}`,
    subtitle: "With the whole organization and with its groups",
    madeAt,
    figures: [
      ["Shares", String(shares.length)],
      ["With everybody", String(shares.filter(({ isGroup }) => !isGroup).length)],
      ["With groups", String(shares.filter(({ isGroup }) => isGroup).length)],
    ],
    columns: ["Type", "Item", "Owner", "Shared by", "With", "Level", "Since", "Until"],
    rows: shares.map((share) => [
      typeNames[share.itemType],
      share.shareAll ? "Everything of this type" : share.itemTitle || "(not yours to see)",
      share.ownerName,
      share.sharedByName,
      share.sharedWith,
      share.level,
      reportTime(share.sharedAt),
      reportTime(share.expiresAt),
    ]),
    note: isCut ? "This is not all: the newest 2,000 shares are listed." : "",
  };
}

/** The table as a CSV file. */
export function reportCsv({ columns, rows }: Report): string {
  return protectedCsv(columns, rows);
}
