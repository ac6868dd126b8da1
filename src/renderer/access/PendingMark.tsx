import { CloudUpload } from "lucide-react";
import { usePendingCount } from "../sync/session/index.ts";
import { counted, useDelayed } from "../ui/index.ts";

/** What takes less than this is as good as sent; a mark would only flicker while typing. */
const mentionAfterMs = 1_500;

/** A small mark on what holds changes, itself or in its parts, that have not reached the server yet. Nothing while nobody is signed in. */
export function PendingMark({ id }: { id: string }) {
  const count = usePendingCount(id);
  const isShown = useDelayed(count > 0, mentionAfterMs);
  if (!isShown || count === 0) return null;
  const words = `${counted(count, "change")} not sent yet`;
  return (
    <span role="img" aria-label={words} title={words} className="shrink-0 text-amber">
      <CloudUpload size={15} aria-hidden />
    </span>
  );
}
