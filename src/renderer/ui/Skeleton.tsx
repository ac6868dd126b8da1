import { cx } from "./cx.ts";
import { useDelayed } from "./useDelayed.ts";

interface SkeletonProps {
  /** How many lines of grey. */
  lines?: number;
  className?: string;
}

/** Stands in for what is still loading, after 200 ms; before that nothing is shown. */
export function Skeleton({ lines = 4, className }: SkeletonProps) {
  const isLate = useDelayed(true);
  return (
    <div role="status" aria-label="Loading" className={cx("flex flex-col gap-3 p-6", className)}>
      {isLate
        ? Array.from({ length: lines }, (_, line) => (
            <div
              key={line}
              className="h-4 animate-breathe rounded-sm bg-line"
              style={{ width: `${88 - ((line * 23) % 45)}%` }}
            />
          ))
        : null}
    </div>
  );
}
