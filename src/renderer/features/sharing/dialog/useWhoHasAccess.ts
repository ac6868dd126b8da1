/** Who has access: the server's answer while there is a connection, with what this device knows on top; else that alone. */
import { useCallback, useEffect, useMemo, useState } from "react";
import {
  currentAccess,
  inOrder,
  knownAccess,
  type AccessEntry,
  type KnownContainer,
} from "../../../../domain/sharing/accessList.ts";
import type { Share } from "../../../../domain/sharing/share.ts";
import { whoHasAccessSchema, type WhoHasAccess } from "../../../../domain/sharing/whoHasAccess.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useItems } from "../../../data/index.ts";
import { useActNow } from "../../../sync/session/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useAccessFacts, useCatalog } from "../../../sync/usePermission.ts";
import { useIsOnline } from "../useIsOnline.ts";

/** A share as this device has it, or as the server answered: only the first can be a wish. */
export type ListedShare = StoredShare | (Share & { readonly isWish?: undefined });

export interface AccessNow {
  /** Waiting for approval first, then those who have it, then those invited. */
  readonly people: readonly AccessEntry<ListedShare>[];
  readonly links: readonly AccessEntry<ListedShare>[];
  readonly containerOwners: WhoHasAccess["containerOwners"];
  readonly ownerName: string;
  /** The server has said so; else it is what this device knows. */
  readonly isWhole: boolean;
  /** Asks the server again. */
  readonly refresh: () => void;
}

export function useWhoHasAccess(
  target: ShareTarget,
  ownerId: string,
  shares: readonly StoredShare[],
  maySee: boolean,
): AccessNow {
  const { levels } = useCatalog();
  const containers = useKnownContainers(target);
  const { answer, refresh } = useAnswer(target, shares, maySee);
  return useMemo(() => {
    const known = knownAccess(levels, target, ownerId, containers, shares);
    const entries: AccessEntry<ListedShare>[] = answer ? currentAccess(levels, answer, known, shares) : known;
    return {
      people: inOrder(entries.filter(({ share }) => share.recipientKind !== "link")),
      links: entries.filter(({ share, through }) => share.recipientKind === "link" && through === null),
      containerOwners: answer?.containerOwners ?? [],
      ownerName: answer?.ownerName ?? "",
      isWhole: answer !== null || target.itemId === null,
      refresh,
    };
  }, [levels, target, ownerId, containers, shares, answer, refresh]);
}

/** The server's answer; asked again whenever a share of this changes. Null before, offline, and where it may not be asked. */
function useAnswer(target: ShareTarget, shares: readonly StoredShare[], maySee: boolean) {
  const actNow = useActNow();
  const isOnline = useIsOnline();
  const [answer, setAnswer] = useState<WhoHasAccess | null>(null);
  const [asked, setAsked] = useState(0);
  const refresh = useCallback(() => setAsked((times) => times + 1), []);
  const { itemId } = target;
  // Wishes are not known to the server yet: nothing to ask for.
  const changes = shares
    .filter((share) => !share.isWish)
    .map(({ id, status, level, updatedAt }) => `${id} ${status} ${level} ${updatedAt}`)
    .join();
  useEffect(() => {
    if (!isOnline || !maySee || itemId === null) {
      setAnswer(null);
      return undefined;
    }
    let isCurrent = true;
    actNow("share.list", { itemId }, whoHasAccessSchema).then(
      (found) => {
        if (!isCurrent) return;
        // Not on the server yet, or gone: what the device knows is all there is to say.
        setAnswer(found.ok ? found.value : null);
      },
      (error: unknown) => console.error("Who has access could not be asked.", error),
    );
    return () => {
      isCurrent = false;
    };
  }, [actNow, isOnline, maySee, itemId, changes, asked]);
  return { answer, refresh };
}

function useKnownContainers(target: ShareTarget): KnownContainer[] {
  const facts = useAccessFacts();
  const cookbooks = useItems("cookbook");
  return useMemo(() => {
    const held = (target.itemId === null ? undefined : facts?.containers.get(target.itemId)) ?? [];
    return held.map(({ id, type, ownerId, cap }) => {
      const title = cookbooks?.find((cookbook) => cookbook.id === id)?.title ?? "";
      return { id, type, ownerId, cap, title };
    });
  }, [facts, cookbooks, target.itemId]);
}
