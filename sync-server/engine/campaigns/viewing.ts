/** Campaigns as somebody may see them: over all of their organizations, one with its figures, its recipients, its report. */
import type {
  Campaign,
  CampaignDetail,
  CampaignRecipient,
  CampaignReport,
} from "../../../src/domain/organizations/campaigns/contract.ts";
import { figuresOf, outcomeOf, type Outcome } from "../../../src/domain/organizations/campaigns/outcome.ts";
import { maxRecipients, type CampaignStatus } from "../../../src/domain/organizations/campaigns/status.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { CampaignRow, RecipientRow } from "../../store/ports/campaigns.ts";
import { decide } from "../decide.ts";
import { audit } from "../organizations/organizations.ts";
import { noOrganization, standingIn, type Standing } from "../organizations/standing.ts";
import { driverOf } from "../sharing/drivers.ts";
import type { Work } from "../work.ts";
import { campaignFor } from "./guard.ts";

/** What an item is called for somebody; "" where it is gone, or not theirs to see. */
export async function titleFor(tx: StoreTransaction, personId: string, itemId: string): Promise<string> {
  const item = await tx.items.head(itemId);
  if (!item || item.deletedAt > 0 || !(await decide(tx, personId, "view", item)).allowed) return "";
  return driverOf(item.type).displayName(item).slice(0, 500);
}

export async function viewCampaign(
  tx: StoreTransaction,
  personId: string,
  campaign: CampaignRow,
  { organization, held }: Standing,
): Promise<Campaign> {
  const { senderId } = campaign;
  return {
    id: campaign.id,
    organizationId: organization.id,
    organizationName: organization.name,
    name: campaign.name,
    status: campaign.status,
    itemType: campaign.itemType,
    itemId: campaign.itemId,
    itemTitle: await titleFor(tx, personId, campaign.itemId),
    level: campaign.level,
    message: campaign.message,
    createdByName: (await tx.people.find(campaign.createdBy))?.name ?? "",
    senderName: senderId === null ? "" : ((await tx.people.find(senderId))?.name ?? ""),
    createdAt: campaign.createdAt,
    updatedAt: campaign.updatedAt,
    sendAt: campaign.sendAt,
    startedAt: campaign.startedAt,
    finishedAt: campaign.finishedAt,
    stopReason: campaign.stopReason,
    recipients: campaign.recipients,
    mayManage: held.has("manageCampaigns"),
    mayExport: held.has("exportReports"),
  };
}

export interface ListQuery {
  /** Null: of all one's organizations. */
  readonly organizationId: string | null;
  readonly status: CampaignStatus | null;
  readonly search: string;
  readonly limit: number;
  readonly offset: number;
}

/** Campaigns of every organization whose campaigns this person may see. Errors: organization_not_found. */
export async function listCampaigns(
  tx: StoreTransaction,
  personId: string,
  { organizationId, ...query }: ListQuery,
): Promise<Result<{ readonly total: number; readonly campaigns: Campaign[] }>> {
  const standings = new Map<string, Standing>();
  for (const { id } of await tx.organizations.ofPerson(personId, tx.now())) {
    const standing = await standingIn(tx, personId, id);
    if (standing.ok) standings.set(id, standing.value);
  }
  if (organizationId !== null && !standings.has(organizationId)) return noOrganization;
  const asked = [...standings.values()].filter(
    ({ organization }) => organizationId === null || organization.id === organizationId,
  );
  const idsWhere = (capability: "viewCampaigns" | "manageCampaigns"): string[] =>
    asked.flatMap(({ organization: { id }, held }) => (held.has(capability) ? [id] : []));
  const { rows, total } = await tx.campaigns.list({
    ...query,
    organizationIds: idsWhere("viewCampaigns"),
    withDraftsIn: idsWhere("manageCampaigns"),
  });
  const campaigns: Campaign[] = [];
  for (const row of rows) {
    const standing = standings.get(row.organizationId);
    if (standing) campaigns.push(await viewCampaign(tx, personId, row, standing));
  }
  return ok({ total, campaigns });
}

/** Errors: campaign_not_found. */
export async function lookAtCampaign(
  tx: StoreTransaction,
  personId: string,
  id: string,
): Promise<Result<CampaignDetail>> {
  const found = await campaignFor(tx, personId, id, "viewCampaigns");
  if (!found.ok) return found;
  const { campaign, standing } = found.value;
  const view = await viewCampaign(tx, personId, campaign, standing);
  const figures = figuresOf(await tx.campaigns.groups(id));
  return ok({ ...view, figures, audience: view.mayManage ? campaign.audience : null });
}

function viewRecipient({ name, address, facts, share, openedAt, answeredAt, reason }: RecipientRow): CampaignRecipient {
  return { name, address, outcome: outcomeOf(facts), mail: facts.mail, share, openedAt, answeredAt, reason };
}

export interface RecipientsQuery {
  readonly campaignId: string;
  readonly outcome: Outcome | null;
  readonly search: string;
  readonly limit: number;
  readonly offset: number;
}

/** Who it went to, for those who manage campaigns. Errors: campaign_not_found, permission_denied. */
export async function listRecipients(
  tx: StoreTransaction,
  personId: string,
  { outcome, ...query }: RecipientsQuery,
): Promise<Result<{ readonly total: number; readonly recipients: CampaignRecipient[] }>> {
  const found = await campaignFor(tx, personId, query.campaignId, "manageCampaigns");
  if (!found.ok) return found;
  const groups = outcome === null ? null : await tx.campaigns.groups(query.campaignId);
  const among = groups && groups.flatMap(({ facts }) => (outcomeOf(facts) === outcome ? [facts] : []));
  const { rows, total } = await tx.campaigns.recipients({ ...query, among });
  return ok({ total, recipients: rows.map(viewRecipient) });
}

/** Everything of a campaign, for a report; that it was taken out is in the audit. Errors: campaign_not_found, permission_denied. */
export async function reportCampaign(work: Work, personId: string, id: string): Promise<Result<CampaignReport>> {
  const { tx } = work;
  const found = await campaignFor(tx, personId, id, "exportReports");
  if (!found.ok) return found;
  const { campaign, standing } = found.value;
  const all = { campaignId: id, among: null, search: "", limit: maxRecipients, offset: 0 };
  const { rows } = await tx.campaigns.recipients(all);
  await audit(work, personId, "campaign.exported", campaign.organizationId, {
    campaign: id,
    name: campaign.name,
    rows: rows.length,
  });
  return ok({
    campaign: await viewCampaign(tx, personId, campaign, standing),
    figures: figuresOf(await tx.campaigns.groups(id)),
    recipients: rows.map(viewRecipient),
    madeAt: tx.now(),
  });
}
