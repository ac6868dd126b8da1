import { Eye } from "lucide-react";
import { usePermission } from "../sync/usePermission.ts";
import { Button, cx } from "../ui/index.ts";
import type { SharedThing } from "./sharedThing.ts";
import { useAskForAccess } from "./useAskForAccess.ts";

/** "View only · shared by Anna", under the header of what the person may not change; nothing where they may. */
export function AccessBanner({ item, className }: { item: SharedThing | null | undefined; className?: string }) {
  const permission = usePermission(item);
  if (!item || permission.may("edit")) return null;
  const words =
    permission.level === null
      ? "No longer shared with you"
      : item.type === "table" && permission.may("fill")
        ? "You can fill in rows"
        : permission.may("comment")
          ? "You can comment"
          : "View only";
  return <ViewOnly item={item} words={words} ownerName={permission.ownerName} className={className} />;
}

interface ViewOnlyProps {
  item: SharedThing;
  words: string;
  ownerName: string;
  className: string | undefined;
}

function ViewOnly({ item, words, ownerName, className }: ViewOnlyProps) {
  const { last, ask } = useAskForAccess({ ...item, ownerName });
  return (
    <div
      data-frame="chrome"
      className={cx(
        "flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 bg-sunken px-4 py-1 text-1 text-ink-2 md:px-6",
        className,
      )}
    >
      <Eye size={14} className="shrink-0" aria-hidden />
      <span className="min-w-0 flex-1 wrap-anywhere">
        <strong className="font-semibold text-ink">{words}</strong>
        {` · shared by ${ownerName || "its owner"}`}
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
