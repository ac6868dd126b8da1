import { GripVertical } from "lucide-react";
import type { Sorting } from "./useSorting.ts";

/** Where a row is taken hold of. Arrow keys move it. */
export function SortHandle({ label, id, sorting }: { label: string; id: string; sorting: Sorting }) {
  return (
    <button
      type="button"
      aria-label={`Move ${label}`}
      aria-roledescription="sort handle"
      title="Drag, or use the arrow keys"
      data-sort-handle={id}
      {...sorting.handle(id)}
      className="focus-ring grid h-8 w-6 shrink-0 cursor-grab touch-none place-items-center rounded-sm text-ink-3 hover:bg-hover hover:text-ink active:cursor-grabbing pointer-coarse:h-11 pointer-coarse:w-9"
    >
      <GripVertical size={15} aria-hidden />
    </button>
  );
}

/** Where the dragged row will go. */
export function SortLine({ sorting }: { sorting: Sorting }) {
  if (!sorting.drag?.place) return null;
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute inset-x-0 z-10 h-0.5 rounded-full bg-accent"
      style={{ top: `${sorting.drag.lineTopPx - 1}px` }}
    />
  );
}
