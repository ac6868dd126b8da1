import { foldAddress } from "../../../../domain/accounts/address.ts";
import { firstShare } from "../../../../domain/sharing/accessList.ts";
import { isLive } from "../../../../domain/sharing/share.ts";
import { personOf } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";

const maxOffered = 5;

/** People one shares with already who do not have this yet, the most recent first: one press adds them. */
export function useKnownPeople(
  target: ShareTarget,
  personId: string,
  shares: readonly StoredShare[],
  chosen: readonly string[],
): { readonly address: string; readonly name: string }[] {
  const people = new Map<string, { address: string; name: string }>();
  for (const share of shares.toSorted((a, b) => b.updatedAt - a.updatedAt)) {
    const folded = foldAddress(share.recipientAddress);
    if (share.ownerId !== personId || share.recipientKind !== "person" || !isLive(share) || people.has(folded))
      continue;
    if (chosen.some((address) => foldAddress(address) === folded)) continue;
    if (firstShare(target, personId, share.recipientAddress, shares)) continue;
    people.set(folded, { address: share.recipientAddress, name: personOf(share) });
  }
  return [...people.values()].slice(0, maxOffered);
}
