import { Library } from "lucide-react";
import type { ItemId } from "../../../../domain/items/types.ts";
import { placementCap } from "../../../../domain/sharing/authorize.ts";
import { useItem, useKitchen } from "../../../data/index.ts";
import { permissionOn } from "../../../sync/permission.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useAccessFacts } from "../../../sync/usePermission.ts";
import { counted } from "../../../ui/index.ts";

/** Says that sharing a cookbook shares what is in it, now and later. Nothing for anything else. */
export function ContentsLine({ target }: { target: ShareTarget }) {
  const kitchen = useKitchen();
  const facts = useAccessFacts();
  const isCookbook = target.itemType === "cookbook";
  const cookbook = useItem("cookbook", (isCookbook ? (target.itemId ?? undefined) : undefined) as ItemId | undefined);
  if (!isCookbook) return null;
  const held = (cookbook?.fields.entries ?? []).flatMap((id) => kitchen.recipes.get(id as ItemId) ?? []);
  // What somebody else shared with this person without letting them share it on stays between those two.
  const kept = held.filter(
    ({ id, ownerId }) => placementCap(permissionOn({ id, type: "recipe", ownerId }, facts).effective) === null,
  ).length;
  const now = target.itemId === null ? "" : `${counted(held.length - kept, "recipe")} now, and `;
  return (
    <p className="mt-2 flex items-start gap-2 rounded-md bg-sky-soft px-3 py-2 text-1 text-sky">
      <Library size={15} className="mt-0.5 shrink-0" aria-hidden />
      <span>
        {`What is in it is shared with it: ${now}everything put in later. What is taken out is theirs no longer.`}
        {kept > 0 ? ` ${counted(kept, "recipe")} of others, which you may not share on, stay out.` : ""}
      </span>
    </p>
  );
}
