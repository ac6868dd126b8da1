/** Reports as the server answers them. */
import type { CampaignReport, SharingReport } from "../../src/domain/organizations/campaigns/contract.ts";

const at = Date.UTC(2026, 10, 28, 9);

/** A sent campaign whose recipients have these names; all of them accepted. */
export function campaignReportOf(names: readonly string[]): CampaignReport {
  const count = names.length;
  return {
    campaign: {
      id: "c1",
      organizationId: "o1",
      organizationName: "Garden café",
      name: "Summer menu to everybody",
      status: "sent",
      itemType: "list",
      itemId: "i1",
      itemTitle: "Summer menu",
      level: "view",
      message: "",
      createdByName: "Anna",
      senderName: "Anna",
      createdAt: at,
      updatedAt: at,
      sendAt: null,
      startedAt: at,
      finishedAt: at,
      stopReason: "",
      recipients: count,
      mayManage: true,
      mayExport: true,
    },
    figures: {
      recipients: count,
      waiting: 0,
      skipped: 0,
      sent: count,
      bounced: 0,
      opened: count,
      accepted: count,
      declined: 0,
    },
    recipients: names.map((name, index) => ({
      name,
      address: `guest${index}@example.org`,
      outcome: "accepted",
      mail: "sent",
      share: "accepted",
      openedAt: null,
      answeredAt: at,
      reason: "",
    })),
    madeAt: at,
  };
}

export function sharingReportOf(): SharingReport {
  const share = { shareAll: false, sharedAt: at, expiresAt: null };
  const kitchen = { sharedWith: "Kitchen", isGroup: true };
  const anna = { ownerName: "Anna", sharedByName: "Anna" };
  const cora = { ownerName: "Cora", sharedByName: "Cora" };
  return {
    organizationName: "Garden",
    madeAt: at,
    isCut: false,
    shares: [
      {
        ...share,
        itemType: "recipe",
        itemTitle: "Soup",
        ownerName: "Anna",
        sharedByName: "Ben",
        sharedWith: "Garden",
        isGroup: false,
        level: "Can view",
      },
      { ...share, ...kitchen, ...anna, itemType: "list", itemTitle: "", shareAll: true, level: "Can edit" },
      { ...share, ...kitchen, ...cora, itemType: "table", itemTitle: "", level: "By role" },
    ],
  };
}
