import { useEffect, useRef } from "react";
import { useKitchen } from "../../../data/index.ts";
import { addRescuedChanges } from "../../../sync/rescuedVersion.ts";
import { permissionOn } from "../../../sync/permission.ts";
import { useMe } from "../../../sync/useMe.ts";
import { useAccessFacts } from "../../../sync/usePermission.ts";
import { useRescues } from "../../../sync/useShareRecords.ts";
import { navigate, toast } from "../../../ui/index.ts";
import { itemPath } from "../itemLink.ts";

/** How often a granted item that is still on its way is looked for. */
const lookEveryMs = 1_000;

/** Adds rescued changes by themselves once the access that was asked for is there, and says so. */
export function useGrantedRescues(): void {
  const kitchen = useKitchen();
  const me = useMe();
  const facts = useAccessFacts();
  const rescues = useRescues();
  const adding = useRef(new Set<string>());
  const personId = me?.isSignedIn ? me.personId : undefined;
  useEffect(() => {
    const asked = (rescues ?? []).filter((rescue) => rescue.requestedAt > 0 && rescue.code === "permission_denied");
    if (personId === undefined || !facts || asked.length === 0) return undefined;
    // What is only wished here is not granted yet.
    const said = { ...facts, shares: facts.shares.filter((share) => !share.isWish) };
    const look = async (): Promise<void> => {
      for (const rescue of asked) {
        const record = await kitchen.collections.items.findOne(rescue.id).exec();
        const root =
          record && record.parentId !== "" ? await kitchen.collections.items.findOne(record.parentId).exec() : record;
        if (!root || adding.current.has(rescue.id)) continue;
        const permission = permissionOn(root, said);
        if (!permission.may("edit")) continue;
        adding.current.add(rescue.id);
        const done = await addRescuedChanges(kitchen, rescue);
        adding.current.delete(rescue.id);
        if (!done.ok) {
          console.error("A rescued change could not be added.", done.error);
          continue;
        }
        toast({
          message: `${permission.ownerName || "The owner"} gave you access: your changes to “${rescue.title}” were added.`,
          tone: "done",
          action: { label: "Open", onAction: () => navigate(itemPath(root.type, root.id)) },
        });
      }
    };
    const report = (error: unknown): void => console.error("Rescued changes could not be looked at.", error);
    look().catch(report);
    const timer = setInterval(() => void look().catch(report), lookEveryMs);
    return () => clearInterval(timer);
  }, [kitchen, personId, rescues, facts]);
}
