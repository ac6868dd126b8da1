/** One change that was not accepted: which item, why, both versions, and what to do about it. */
import { useState } from "react";
import { ShieldAlert } from "lucide-react";
import { typeNames } from "../../../../domain/items/materialize.ts";
import type { LineContext } from "../../../../domain/compare/itemLines.ts";
import type { ItemId, ItemType } from "../../../../domain/items/types.ts";
import { useAskForAccess } from "../../../access/index.ts";
import type { StoredRescue } from "../../../data/collections.ts";
import { useItem, useKitchen } from "../../../data/index.ts";
import { addRescuedChanges, keepRescuedCopy, letRescueGo, noteAsked } from "../../../sync/rescuedVersion.ts";
import { usePermission } from "../../../sync/usePermission.ts";
import { Button, navigate, showFailure, timeAgo, toast, useNow } from "../../../ui/index.ts";
import { itemPath } from "../itemLink.ts";
import { useFormerOwner } from "./useFormerOwner.ts";
import { useRescuedChanges } from "./useRescuedChanges.ts";
import { Versions } from "./Versions.tsx";

/** The item that access is asked for: a part's is the one it belongs to. */
function rootOf(rescue: StoredRescue): { readonly id: ItemId; readonly type: ItemType } {
  if (rescue.type === "rows") return { id: rescue.parentId as ItemId, type: "table" };
  if (rescue.type === "planWeek") return { id: rescue.parentId as ItemId, type: "plan" };
  return { id: rescue.id as ItemId, type: rescue.type };
}

export function RescueCard({ rescue, context }: { rescue: StoredRescue; context: Omit<LineContext, "columns"> }) {
  const kitchen = useKitchen();
  const now = useNow();
  const shown = useRescuedChanges(rescue, context);
  const [isBusy, setIsBusy] = useState(false);
  const root = rootOf(rescue);
  const item = useItem(root.type, root.id);
  const permission = usePermission(item);
  const former = useFormerOwner(root);
  const owner = item ? { id: item.ownerId, name: permission.ownerName || former?.name || "" } : former;
  const title = item?.title || (rescue.type === root.type ? rescue.title : "") || `a ${typeNames[root.type]}`;
  const { last, ask } = useAskForAccess({
    ...root,
    title,
    ownerId: owner?.id ?? "",
    ownerName: owner?.name ?? "",
  });
  const mayAdd = Boolean(item) && permission.may("edit");
  const ownerName = owner?.name || "the owner";

  const during = (work: () => Promise<void>) => () => {
    setIsBusy(true);
    void work().finally(() => setIsBusy(false));
  };
  const offerUndo = { label: "Undo", onAction: () => void kitchen.undo.undo() };
  const add = during(async () => {
    if (showFailure(await addRescuedChanges(kitchen, rescue))) {
      toast({ message: `Your changes are in “${title}” now.`, tone: "done" });
    }
  });
  const keep = during(async () => {
    const kept = await keepRescuedCopy(kitchen, rescue);
    if (!showFailure(kept)) return;
    navigate(itemPath(kept.value.type, kept.value.id));
    toast({ message: "Your version is an item of your own now.", tone: "done", action: offerUndo });
  });
  const letGo = during(async () => {
    await letRescueGo(kitchen, rescue);
    toast({ message: `Your version of “${title}” is let go.`, action: offerUndo });
  });
  const askOwner = during(async () => {
    if (await ask("edit")) await noteAsked(kitchen, rescue.id, Date.now());
  });

  return (
    <li
      aria-label={`Your change to ${title}`}
      className="rounded-lg px-4 py-4 shadow-[inset_0_0_0_1px_var(--rose)] md:px-5"
    >
      <div className="flex items-start gap-3">
        <ShieldAlert size={20} className="mt-0.5 shrink-0 text-rose" aria-hidden />
        <div className="min-w-0 flex-1">
          <h2 className="text-2 font-semibold wrap-anywhere">{`Your change to “${title}” was not accepted`}</h2>
          <p className="mt-0.5 text-1 wrap-anywhere text-ink-2">
            {`${rescue.message} ${sentenceCase(timeAgo(rescue.refusedAt, now))}.`}
          </p>
        </div>
      </div>
      <div className="md:ps-8">
        {shown ? <Versions shown={shown} /> : null}
        <div className="mt-4 flex flex-wrap items-center gap-2">
          {mayAdd ? (
            <Button variant="primary" isDisabled={isBusy} onPress={add}>
              Add my changes now
            </Button>
          ) : last?.status === "open" ? (
            <span role="status" className="me-1 text-2 font-medium text-amber">
              {`Asked ${ownerName} ${timeAgo(last.createdAt, now)}, no answer yet`}
            </span>
          ) : owner ? (
            <Button variant="primary" isDisabled={isBusy} onPress={askOwner}>
              {last?.status === "declined" ? `Ask ${ownerName} again` : `Ask ${ownerName} for edit access`}
            </Button>
          ) : null}
          <Button isDisabled={isBusy} onPress={keep}>
            Keep as my own copy
          </Button>
          <Button isDisabled={isBusy} onPress={letGo}>
            Let it go
          </Button>
        </div>
        {last?.status === "declined" && !mayAdd ? (
          <p className="mt-2 text-1 text-ink-2">{`${sentenceCase(ownerName)} declined ${timeAgo(last.updatedAt, now)}.`}</p>
        ) : null}
        {last?.status === "open" ? (
          <p className="mt-2 text-1 text-ink-2">As soon as you get access, your changes are added by themselves.</p>
        ) : null}
      </div>
    </li>
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
