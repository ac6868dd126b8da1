import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { Icon } from "./Icon.ts";

interface EmptyStateProps {
  icon: Icon;
  title: string;
  /** What will be here and how it gets here: an empty place teaches. */
  children?: ReactNode;
  /** Buttons, the primary one first. */
  actions?: ReactNode;
  /** Smaller, for a panel inside a screen. */
  isCompact?: boolean;
  className?: string;
}

/** A place with nothing in it yet. */
export function EmptyState({
  icon: IconShape,
  title,
  children,
  actions,
  isCompact = false,
  className,
}: EmptyStateProps) {
  return (
    <div
      className={cx(
        "mx-auto flex w-full max-w-[440px] flex-col items-center px-6 text-center",
        isCompact ? "py-8" : "py-16",
        className,
      )}
    >
      <span
        className={cx(
          "grid place-items-center rounded-full bg-accent-soft text-accent",
          isCompact ? "size-12" : "size-16",
        )}
      >
        <IconShape size={isCompact ? 22 : 28} strokeWidth={1.75} aria-hidden />
      </span>
      <h2 className={cx("mt-4 font-semibold text-pretty wrap-anywhere text-ink", isCompact ? "text-3" : "text-4")}>
        {title}
      </h2>
      {children ? <div className="mt-1.5 text-2 text-pretty text-ink-2">{children}</div> : null}
      {actions ? <div className="mt-5 flex max-w-full flex-wrap justify-center gap-2">{actions}</div> : null}
    </div>
  );
}
