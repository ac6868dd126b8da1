/** What is shared with an organization and its groups, for a report (S1.14). */
import type { SharingReport } from "../../../src/domain/organizations/campaigns/contract.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import { levelOf } from "../../../src/domain/sharing/levels.ts";
import { principalOf } from "../../../src/domain/sharing/principals.ts";
import { audit } from "../organizations/organizations.ts";
import { standingWith } from "../organizations/standing.ts";
import type { Work } from "../work.ts";
import { titleFor } from "./viewing.ts";

/** Listed shares, the newest first; each is asked whether its item is the asker's to see. */
const maxListed = 2_000;

/** Errors: organization_not_found, permission_denied. */
export async function reportSharing(
  work: Work,
  personId: string,
  organizationId: string,
): Promise<Result<SharingReport>> {
  const { tx } = work;
  const standing = await standingWith(tx, personId, organizationId, "exportReports");
  if (!standing.ok) return standing;
  const { name } = standing.value.organization;
  const found = (await tx.shares.acceptedWith(principalOf("organization", organizationId))).map((share) => ({
    share,
    sharedWith: name,
    isGroup: false,
  }));
  for (const group of await tx.groups.ofOrganization(organizationId)) {
    for (const share of await tx.shares.acceptedWith(principalOf("group", group.id))) {
      found.push({ share, sharedWith: group.name, isGroup: true });
    }
  }
  found.sort((a, b) => b.share.createdAt - a.share.createdAt);
  const { levels } = await tx.catalog.read();
  const names = new Map<string, string>();
  const nameOf = async (id: string): Promise<string> => {
    const known = names.get(id) ?? (await tx.people.find(id))?.name ?? "";
    names.set(id, known);
    return known;
  };
  const shares: SharingReport["shares"] = [];
  for (const { share, sharedWith, isGroup } of found.slice(0, maxListed)) {
    if (share.expiresAt !== null && share.expiresAt <= tx.now()) continue;
    shares.push({
      itemType: share.itemType,
      itemTitle: share.itemId === null ? "" : await titleFor(tx, personId, share.itemId),
      shareAll: share.shareAll,
      ownerName: await nameOf(share.ownerId),
      sharedByName: await nameOf(share.sharedById),
      sharedWith,
      isGroup,
      level: levelOf(levels, share.level)?.name ?? "By role",
      sharedAt: share.createdAt,
      expiresAt: share.expiresAt,
    });
  }
  await audit(work, personId, "organization.sharingExported", organizationId, { rows: shares.length });
  return ok({ organizationName: name, madeAt: tx.now(), isCut: found.length > maxListed, shares });
}
