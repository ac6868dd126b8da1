/** What can be done with one share: through the device's own record, or straight on the server where only that has it. */
import { useMemo } from "react";
import { z } from "zod";
import type { StoredShare } from "../../../data/collections.ts";
import { useKitchen } from "../../../data/index.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { moveShare, resendShare, shareWithOne } from "../../../sync/sharing.ts";
import type { ShareMove } from "../../../sync/shareCommands.ts";
import { personOf } from "../../../access/index.ts";
import { toast } from "../../../ui/index.ts";
import type { ListedShare } from "./useWhoHasAccess.ts";

export interface ShareMoves {
  readonly change: (change: { level?: string; expiresAt?: number | null; notes?: string }) => Promise<void>;
  readonly remove: () => Promise<void>;
  readonly answer: (approval: "approved" | "refused") => Promise<void>;
  readonly resend: () => Promise<void>;
  /** Whether it is kept here, so that all of this works offline too. */
  readonly isHere: boolean;
}

function isStored(share: ListedShare): share is StoredShare {
  return share.isWish !== undefined;
}

/** `onChanged`: the server's list is no longer what was read. */
export function useShareMoves(share: ListedShare, onChanged: () => void): ShareMoves {
  const kitchen = useKitchen();
  const actNow = useActNow();
  return useMemo(() => {
    const person = personOf(share) || "Somebody";
    const isHere = isStored(share);
    const move = async (wish: ShareMove, action: string, input: object): Promise<boolean> => {
      if (isHere) {
        await moveShare(kitchen, share.id, wish);
        return true;
      }
      const done = await actNow(action, { shareId: share.id, ...input }, z.unknown());
      if (!done.ok) toast({ message: done.error.message, tone: "problem" });
      onChanged();
      return done.ok;
    };
    const again = async (): Promise<void> => {
      if (share.recipientKind === "link") return;
      const { itemType, itemId, itemTitle, level, message, notes, membershipOnly, expiresAt } = share;
      const recipient =
        share.recipientKind === "person"
          ? ({ kind: "person", address: share.recipientAddress } as const)
          : ({ kind: share.recipientKind, id: share.recipientId ?? "", name: share.recipientName } as const);
      const given = await shareWithOne(
        kitchen,
        { personId: share.sharedById, addresses: [] },
        { itemType, itemId, title: itemTitle },
        recipient,
        { level, message, notes, membershipOnly, expiresAt },
        Date.now(),
      );
      if (!given.ok) toast({ message: given.error.message, tone: "problem" });
    };
    return {
      isHere,
      change: async (change) => void (await move(change, "share.update", change)),
      async remove() {
        const isDone = await move({ status: "revoked" }, "share.revoke", {});
        if (!isDone) return;
        toast({
          message: `${person} no longer has access through this.`,
          tone: "done",
          // Only who knows the address can share with it again.
          ...(isHere ? { action: { label: "Share again", onAction: () => void again() } } : {}),
        });
      },
      async answer(approval) {
        const action = approval === "approved" ? "share.approve" : "share.refuse";
        if (!(await move({ approval }, action, {}))) return;
        toast({
          message: approval === "approved" ? `${person} hears of it now.` : `${person} does not get it.`,
          tone: "done",
        });
      },
      async resend() {
        if (!isHere) return;
        await resendShare(kitchen, share, Date.now());
        toast({ message: `${person} is invited again.`, tone: "done" });
      },
    };
  }, [kitchen, actNow, share, onChanged]);
}
