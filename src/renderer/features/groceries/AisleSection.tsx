import { useEffect, useState, type ReactNode } from "react";
import { cx } from "../../ui/index.ts";

interface AisleSectionProps {
  name: string;
  count: number;
  /** A line of another aisle is being dragged. */
  isTarget: boolean;
  onDrop: () => void;
  children: ReactNode;
}

/** One aisle of the list; a line of another one may be dropped on it. */
export function AisleSection({ name, count, isTarget, onDrop, children }: AisleSectionProps) {
  const [isOver, setIsOver] = useState(false);
  useEffect(() => setIsOver(false), [isTarget]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the line's menu does the same without dragging
    <section
      aria-label={name}
      onDragOver={(event) => {
        if (!isTarget) return;
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
      }}
      className={cx("mt-[18px] rounded-md break-inside-avoid-column", isOver && "bg-accent-soft")}
    >
      <h2 className="flex gap-2 pb-1 text-1 font-semibold text-ink-2">
        {name}
        <span className="font-medium text-ink-3 tabular">{count}</span>
      </h2>
      <ul>{children}</ul>
    </section>
  );
}

/** How far the shopping is: counted in lines. */
export function ShoppingProgress({ done, total }: { done: number; total: number }) {
  return (
    <div className="pt-4" role="status">
      <p className="text-1 font-medium text-ink-2 tabular">{`${done} of ${total} in the basket`}</p>
      <div className="mt-1.5 h-1 overflow-hidden rounded-full bg-sunken">
        <div
          className="h-full rounded-full bg-herb transition-[width]"
          style={{ width: `${total === 0 ? 0 : (done / total) * 100}%` }}
        />
      </div>
    </div>
  );
}
