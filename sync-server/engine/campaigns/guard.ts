/**
 * The guard of campaigns (S1.5, S1.6): which one, in which organization, as whom. To whoever may not see it, a campaign does
 * not exist. Nothing here decides what a role may do, or who may be given what.
 */
import { fail, ok, type Result } from "../../../src/domain/result.ts";
import type { Capability } from "../../../src/domain/organizations/roles.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { CampaignRow } from "../../store/ports/campaigns.ts";
import { standingIn, type Standing } from "../organizations/standing.ts";

export const noCampaign = fail("campaign_not_found", "This campaign does not exist, or not any more.");

export interface GuardedCampaign {
  readonly campaign: CampaignRow;
  readonly standing: Standing;
}

const refusals: Partial<Readonly<Record<Capability, string>>> = {
  manageCampaigns: "Only owners and admins send campaigns.",
  exportReports: "Only owners and admins export reports.",
};

/** A campaign somebody may do this with. Errors: campaign_not_found, permission_denied. */
export async function campaignFor(
  tx: StoreTransaction,
  personId: string,
  id: string,
  capability: Capability,
): Promise<Result<GuardedCampaign>> {
  const campaign = await tx.campaigns.find(id);
  if (!campaign) return noCampaign;
  const standing = await standingIn(tx, personId, campaign.organizationId);
  if (!standing.ok) return noCampaign;
  const can = (one: Capability): boolean => standing.value.held.has(one);
  // A draft is nobody's but those who write it.
  if (!can(campaign.status === "draft" ? "manageCampaigns" : "viewCampaigns")) return noCampaign;
  if (!can(capability)) return fail("permission_denied", refusals[capability] ?? "Your role does not allow this.");
  return ok({ campaign, standing: standing.value });
}
