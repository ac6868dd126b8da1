/** Drafts of campaigns: made, changed, deleted, and whom they would reach. */
import type { AudiencePreview, CampaignAudience } from "../../../src/domain/organizations/campaigns/contract.ts";
import { moveCampaign } from "../../../src/domain/organizations/campaigns/status.ts";
import type { ItemType } from "../../../src/domain/items/types.ts";
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import { shareWishSchema, type ShareWish } from "../../../src/domain/sharing/share.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { CampaignRow } from "../../store/ports/campaigns.ts";
import { decide } from "../decide.ts";
import { audit } from "../organizations/organizations.ts";
import { standingWith } from "../organizations/standing.ts";
import { mayGive } from "../sharing/createShare.ts";
import type { Work } from "../work.ts";
import { resolveAudience } from "./audience.ts";
import { campaignFor } from "./guard.ts";

export interface CampaignWords {
  readonly name: string;
  readonly itemType: ItemType;
  readonly itemId: string;
  readonly level: string;
  readonly message: string;
  readonly audience: CampaignAudience;
}

/** What each recipient's share is asked for as. */
export function wishFor(campaign: CampaignWords, address: string): ShareWish {
  return shareWishSchema.parse({
    recipient: { kind: "person", address },
    itemType: campaign.itemType,
    itemId: campaign.itemId,
    shareAll: false,
    level: campaign.level,
    message: campaign.message,
    notes: `Campaign “${campaign.name}”`,
  });
}

/** Whether this person may give what the campaign gives, as the sharing engine decides. Errors: its own. */
export async function maySend(tx: StoreTransaction, personId: string, words: CampaignWords) {
  return mayGive(tx, await tx.catalog.read(), personId, wishFor(words, ""));
}

/** Errors: organization_not_found, permission_denied, item_not_found, share_level. */
export async function createCampaign(
  work: Work,
  personId: string,
  id: string,
  organizationId: string,
  words: CampaignWords,
): Promise<Result<CampaignRow>> {
  const { tx } = work;
  const standing = await standingWith(tx, personId, organizationId, "manageCampaigns");
  if (!standing.ok) return standing;
  const may = await maySend(tx, personId, words);
  if (!may.ok) return may;
  const now = tx.now();
  const campaign: CampaignRow = {
    ...words,
    id,
    organizationId,
    status: "draft",
    createdBy: personId,
    senderId: null,
    createdAt: now,
    updatedAt: now,
    sendAt: null,
    startedAt: null,
    finishedAt: null,
    stopReason: "",
    recipients: 0,
  };
  await tx.campaigns.put(campaign);
  await audit(work, personId, "campaign.created", organizationId, { campaign: id, name: campaign.name });
  return ok(campaign);
}

/** Errors: campaign_not_found, permission_denied, campaign_status, item_not_found, share_level. */
export async function updateCampaign(
  work: Work,
  personId: string,
  id: string,
  words: CampaignWords,
): Promise<Result<CampaignRow>> {
  const { tx } = work;
  const found = await campaignFor(tx, personId, id, "manageCampaigns");
  if (!found.ok) return found;
  const status = moveCampaign(found.value.campaign.status, "edit");
  if (!status.ok) return status;
  const may = await maySend(tx, personId, words);
  if (!may.ok) return may;
  const changed = { ...found.value.campaign, ...words, status: status.value, updatedAt: tx.now() };
  await tx.campaigns.put(changed);
  await audit(work, personId, "campaign.changed", changed.organizationId, { campaign: id, name: changed.name }, null, {
    before: { name: found.value.campaign.name },
  });
  return ok(changed);
}

/** Errors: campaign_not_found, permission_denied, campaign_status. */
export async function deleteCampaign(work: Work, personId: string, id: string): Promise<Result<null>> {
  const found = await campaignFor(work.tx, personId, id, "manageCampaigns");
  if (!found.ok) return found;
  const { campaign } = found.value;
  const status = moveCampaign(campaign.status, "delete");
  if (!status.ok) return status;
  await work.tx.campaigns.remove(id);
  await audit(work, personId, "campaign.deleted", campaign.organizationId, { campaign: id, name: campaign.name });
  return ok(null);
}

const sampleSize = 5;

/** Whom an audience would reach if it were sent now. Errors: organization_not_found, permission_denied. */
export async function previewAudience(
  tx: StoreTransaction,
  personId: string,
  organizationId: string,
  audience: CampaignAudience,
  itemId: string | null,
): Promise<Result<AudiencePreview>> {
  const standing = await standingWith(tx, personId, organizationId, "manageCampaigns");
  if (!standing.ok) return standing;
  const item = itemId === null ? null : await tx.items.head(itemId);
  // Whose a thing is that is not theirs to see would show in the count.
  const owner = item && (await decide(tx, personId, "view", item)).allowed ? item.ownerId : null;
  const { members, outsiders, invalid } = await resolveAudience(
    tx,
    organizationId,
    audience,
    owner === null ? [personId] : [personId, owner],
  );
  return ok({
    recipients: members.length,
    outsiders,
    invalid: [...invalid],
    sample: members.slice(0, sampleSize).map(({ name, address }) => ({ name, address })),
  });
}

/** A time something can be planned for: ahead, within a year. Errors: request_invalid. */
export function checkSendAt(at: number, now: number): Result<number> {
  const yearMs = 366 * 86_400_000;
  if (at > now && at <= now + yearMs) return ok(at);
  return fail("request_invalid", "Choose a time that is still to come, within a year.");
}
