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
  /** Smaller, for the list of cookbooks. */
  isMinor?: boolean;
  children?: ReactNode;
}

/** A place in the sidebar. */
export function NavLink({
  href,
  label,
  icon: IconShape,
  count,
  isCurrent,
  isCollapsed = false,
  isMinor = false,
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
        <IconShape size={isCollapsed ? 18 : 16} className={cx("shrink-0", isCurrent && "text-accent")} aria-hidden />
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
          {/* Nothing to count is not worth a zero. */}
          {!count ? null : <span className="text-1 tabular text-ink-2">{count.toLocaleString()}</span>}
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
