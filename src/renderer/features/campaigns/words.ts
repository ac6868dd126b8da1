/** What the states of campaigns and of their recipients are called, and which tone says it. */
import type { Campaign, CampaignAudience } from "../../../domain/organizations/campaigns/contract.ts";
import type { Outcome } from "../../../domain/organizations/campaigns/outcome.ts";
import type { CampaignStatus } from "../../../domain/organizations/campaigns/status.ts";
import { nameOfRole } from "../../../domain/organizations/roles.ts";
import { counted, listed, type Tone } from "../../ui/index.ts";

export const statusWords: Readonly<Record<CampaignStatus, { readonly label: string; readonly tone: Tone }>> = {
  draft: { label: "Draft", tone: "neutral" },
  scheduled: { label: "Planned", tone: "amber" },
  sending: { label: "Sending", tone: "amber" },
  sent: { label: "Sent", tone: "herb" },
  cancelled: { label: "Cancelled", tone: "neutral" },
  stopped: { label: "Stopped", tone: "rose" },
};

export const outcomeTones: Readonly<Record<Outcome, Tone>> = {
  waiting: "amber",
  skipped: "neutral",
  approval: "amber",
  sending: "amber",
  failed: "rose",
  bounced: "rose",
  sent: "neutral",
  opened: "sky",
  accepted: "herb",
  declined: "rose",
  ended: "neutral",
};

const moment = new Intl.DateTimeFormat("en-GB", {
  weekday: "short",
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
});

/** "Sat, 28 Nov 2026, 09:00", where this device is. */
export function momentWords(atMs: number): string {
  return moment.format(atMs);
}

/** "every member, everybody on the people list and 2 addresses"; "nobody". */
export function audienceWords({ members, people, roles, groups, addresses }: CampaignAudience): string {
  const parts = [
    ...(members ? ["every member"] : []),
    // Every member is in each of them.
    ...(members || roles.length === 0 ? [] : [`members by role (${roles.map(nameOfRole).join(", ")})`]),
    ...(members || groups.length === 0 ? [] : [counted(groups.length, "group")]),
    ...(people ? ["everybody on the people list"] : []),
    ...(addresses.length === 0 ? [] : [counted(addresses.length, "address", "addresses")]),
  ];
  return parts.length === 0 ? "nobody" : listed(parts);
}

/** "Not an e-mail address: oops", of the first five. */
export function invalidWords(addresses: readonly string[]): string {
  return `Not an e-mail address: ${addresses.slice(0, 5).join(", ")}`;
}

/** When it goes or went out, else when it was changed. */
export function timeWords({ sendAt, startedAt, status, updatedAt }: Campaign): string {
  if (startedAt !== null) return `Sent ${momentWords(startedAt)}`;
  if (status === "scheduled" && sendAt !== null) return `Goes out ${momentWords(sendAt)}`;
  return `Changed ${momentWords(updatedAt)}`;
}
