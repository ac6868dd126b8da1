import { CloudUpload } from "lucide-react";
import { useIsPending } from "../sync/session/index.ts";
import { useDelayed } from "../ui/index.ts";

/** What takes less than this is as good as sent; a mark would only flicker while typing. */
const mentionAfterMs = 1_500;

/** A small mark on what holds changes that have not reached the server yet. Nothing while nobody is signed in. */
export function PendingMark({ id }: { id: string }) {
  const isShown = useDelayed(useIsPending(id), mentionAfterMs);
  if (!isShown) return null;
  return (
    <span role="img" aria-label="Not sent yet" title="Changed here, not sent yet" className="shrink-0 text-amber">
      <CloudUpload size={15} aria-hidden />
    </span>
  );
}
