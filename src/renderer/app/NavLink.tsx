import { Link } from "react-aria-components";
import type { ReactNode } from "react";
import { cx, Tooltip, TooltipTrigger, type Icon } from "../ui/index.ts";

interface NavLinkProps {
  href: string;
  label: string;
  icon?: Icon;
  count?: number | undefined;
  isCurrent: boolean;
  /** Icon alone, with a tooltip. */
  isCollapsed?: boolean;
  /** The number is what waits for the person: it stands out. */
  isBadge?: boolean;
  /** Smaller, for the list of cookbooks. */
  isMinor?: boolean;
  /** Whose it is, before the number. */
  mark?: ReactNode;
}

/** A place in the sidebar. */
export function NavLink({
  href,
  label,
  icon: IconShape,
  count,
  isCurrent,
  isCollapsed = false,
  isBadge = false,
  isMinor = false,
  mark,
}: NavLinkProps) {
  const counted = count ? `${label}, ${count}` : label;
  const link = (
    <Link
      href={href}
      {...(isCurrent ? { "aria-current": "page" } : {})}
      aria-label={isCollapsed ? counted : undefined}
      className={cx(
        "focus-ring flex items-center rounded-sm transition-colors pointer-coarse:h-11",
        isCollapsed ? "size-10 justify-center" : cx("w-full gap-2.5 px-2.5", isMinor ? "h-[29px]" : "h-[33px]"),
        isCurrent ? "bg-raised text-ink shadow-1" : "text-ink-2 data-hovered:bg-hover data-hovered:text-ink",
      )}
    >
      {IconShape ? (
        <span className="relative shrink-0">
          <IconShape size={isCollapsed ? 18 : 16} className={cx(isCurrent && "text-accent")} aria-hidden />
          {isCollapsed && isBadge && count ? (
            <span className="absolute -end-1 -top-1 size-2 rounded-full bg-accent" />
          ) : null}
        </span>
      ) : null}
      {isCollapsed ? null : (
        <>
          <span
            className={cx(
              "min-w-0 flex-1 truncate",
              isMinor ? "text-2" : "text-2 font-medium",
              isCurrent && "font-semibold",
            )}
          >
            {label}
          </span>
          {mark}
          {/* Nothing to count is not worth a zero. */}
          {!count ? null : (
            <span
              className={cx(
                "text-1 tabular",
                isBadge
                  ? "min-w-5 rounded-full bg-accent px-1.5 text-center text-0 leading-4 font-bold text-accent-ink"
                  : "text-ink-2",
              )}
            >
              {count.toLocaleString()}
            </span>
          )}
        </>
      )}
    </Link>
  );
  if (!isCollapsed) return link;
  return (
    <TooltipTrigger delay={300} closeDelay={50}>
      {link}
      <Tooltip placement="end">{counted}</Tooltip>
    </TooltipTrigger>
  );
}
