import { useCallback } from "react";
import { placementCap, type ItemFacts } from "../../domain/sharing/authorize.ts";
import { permissionOn } from "../sync/permission.ts";
import { useAccessFacts } from "../sync/usePermission.ts";
import { useAccessMarks } from "./useAccessMarks.ts";

/** Says who sees something through a container it is put into; "" where nobody else does. */
export function useSeenBy(): (container: ItemFacts, items: readonly ItemFacts[]) => string {
  const markOf = useAccessMarks();
  const facts = useAccessFacts();
  return useCallback(
    (container, items) => {
      const mark = markOf(container);
      if (!mark) return "";
      const given = items.filter((item) => placementCap(permissionOn(item, facts).effective) !== null).length;
      const what = items.length === 1 ? "it" : given === items.length ? "them" : `${given} of them`;
      if (given === 0) return "Nobody else sees it there: it is not yours to share on.";
      if (mark.sharedBy !== null) {
        return `${mark.sharedBy || "Its owner"} and everybody who has the cookbook can see ${what} now.`;
      }
      const [first, second, ...more] = mark.sharedWith;
      const names =
        first === undefined
          ? "Whoever has the link"
          : second === undefined
            ? first
            : more.length === 0
              ? `${first} and ${second}`
              : `${first}, ${second} and ${more.length} more`;
      return `${names} can see ${what} now.`;
    },
    [markOf, facts],
  );
}
