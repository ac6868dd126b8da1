import type { ItemFacts } from "../../domain/sharing/authorize.ts";
import type { StoredRequest } from "../data/collections.ts";
import { useKitchen } from "../data/index.ts";
import { askOwner, lastRequest } from "../sync/access.ts";
import { useCatalog } from "../sync/usePermission.ts";
import { useMe } from "../sync/useMe.ts";
import { useRequests } from "../sync/useShareRecords.ts";
import { promptText } from "../ui/index.ts";
import { levelName } from "./accessWords.ts";

/** Asking an item's owner for access, and how the last asking stands. */
export function useAskForAccess(item: ItemFacts & { readonly title: string; readonly ownerName: string }): {
  readonly last: StoredRequest | undefined;
  /** Asks for a message to go with it, then sends; false when the person called it off. */
  readonly ask: (level: string) => Promise<boolean>;
} {
  const kitchen = useKitchen();
  const me = useMe();
  const { levels } = useCatalog();
  const requests = useRequests() ?? [];
  return {
    last: me ? lastRequest(requests, item.id, me.personId) : undefined,
    async ask(level) {
      if (!me) return false;
      const message = await promptText({
        title: `Ask ${item.ownerName || "the owner"} for “${levelName(level, levels)}”`,
        label: "Message (optional)",
        confirmLabel: "Ask",
        placeholder: "I do the shopping this week",
        mayBeEmpty: true,
      });
      if (message === null) return false;
      const { id: itemId, type: itemType, ownerId, title: itemTitle } = item;
      await askOwner(
        kitchen,
        { itemId, itemType, itemTitle, askerId: me.personId, ownerId, level, message },
        Date.now(),
      );
      return true;
    },
  };
}
