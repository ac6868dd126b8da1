import { Eye, House } from "lucide-react";
import type { ItemId } from "../../domain/items/types.ts";
import { useItem } from "../data/index.ts";
import type { Permission } from "../sync/permission.ts";
import { usePermission } from "../sync/usePermission.ts";
import { useShares } from "../sync/useShareRecords.ts";
import { Button, cx, listed, useDelayed, useNow } from "../ui/index.ts";
import { sourceWords, untilWords } from "./accessWords.ts";
import type { SharedThing } from "./sharedThing.ts";
import { useAskForAccess } from "./useAskForAccess.ts";
import { useWillBeSharedWith } from "./useWillBeSharedWith.ts";

/**
 * "View only · shared by Anna · through Grandmother · until 3 Dec", under the header of what the person may not change; of what they may,
 * that a household will have it.
 */
export function AccessBanner({ item, className }: { item: SharedThing | null | undefined; className?: string }) {
  const permission = usePermission(item);
  if (!item) return null;
  if (permission.may("edit")) return <WillBeShared item={item} className={className} />;
  return <ReadOnly item={item} permission={permission} className={className} />;
}

const line = "flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 bg-sunken px-4 py-1 text-1 text-ink-2 md:px-6";
/** Online it is shared before anybody could read that it will be. */
const readMs = 1_500;

function WillBeShared({ item, className }: { item: SharedThing; className: string | undefined }) {
  const names = useWillBeSharedWith(item);
  const isWaiting = useDelayed(names.length > 0, readMs);
  if (!isWaiting) return null;
  return (
    <div data-frame="chrome" role="status" className={cx(line, className)}>
      <House size={14} className="shrink-0" aria-hidden />
      <span className="min-w-0 flex-1 wrap-anywhere">{`Will be shared with ${listed(names)} when this device is online`}</span>
    </div>
  );
}

/** What somebody may do who may not edit. */
function readOnlyWords(item: SharedThing, { level, may }: Permission): string {
  if (level === null) return "No longer shared with you";
  if (item.type === "table" && may("fill")) return "You can fill in rows";
  if (may("share")) return "You can view and share";
  return may("comment") ? "You can comment" : "View only";
}

interface ReadOnlyProps {
  item: SharedThing;
  permission: Permission;
  className: string | undefined;
}

function ReadOnly({ item, permission, className }: ReadOnlyProps) {
  const { ownerName, effective } = permission;
  const { last, ask } = useAskForAccess({ ...item, ownerName });
  const now = useNow();
  const shares = useShares();
  const container = useItem("cookbook", (effective?.containerId ?? undefined) as ItemId | undefined);
  const share = shares?.find(({ id }) => id === effective?.shareId);
  const facts = [
    `shared by ${ownerName || "its owner"}`,
    effective ? sourceWords(effective, share, container?.title ?? "") : "",
    untilWords(effective?.expiresAt ?? null, now),
    share?.membershipOnly ? "only while you are a member" : "",
  ].filter((fact) => fact !== "");
  return (
    <div data-frame="chrome" className={cx(line, className)}>
      <Eye size={14} className="shrink-0" aria-hidden />
      <span className="min-w-0 flex-1 wrap-anywhere">
        <strong className="font-semibold text-ink">{readOnlyWords(item, permission)}</strong>
        {` · ${facts.join(" · ")}`}
      </span>
      {last?.status === "open" ? (
        <span>{`Asked to edit, waiting for ${ownerName || "an answer"}`}</span>
      ) : (
        <Button size="small" variant="quiet" onPress={() => void ask("edit")}>
          Ask to edit
        </Button>
      )}
    </div>
  );
}
