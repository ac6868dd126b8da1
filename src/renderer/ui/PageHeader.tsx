import { use, type ReactNode } from "react";
import { ChevronLeft } from "lucide-react";
import { Breadcrumb, type Crumb } from "./Breadcrumb.tsx";
import { cx } from "./cx.ts";
import { IconButton } from "./IconButton.tsx";
import { IsSidePane } from "./paneTitle.ts";
import { useDocumentTitle } from "./useDocumentTitle.ts";

interface PageHeaderProps {
  /** The screen's one h1, and the window's title; an h2 in the list pane of a SplitView whose detail is open. */
  title: string;
  subtitle?: ReactNode;
  /** Beside the title: chips, presence. */
  badge?: ReactNode;
  /** Buttons at the end, the primary one last. */
  actions?: ReactNode;
  /** Instead of the big title: a line of where this is. The title is still the h1, for screen readers. */
  crumbs?: readonly Crumb[];
  /** Shown as a back arrow on narrow screens. */
  onBack?: () => void;
  /** No hairline under it, for narrow panes like the recipe list. */
  isPlain?: boolean;
  className?: string;
}

/** The top of a screen. */
export function PageHeader({
  title,
  subtitle,
  badge,
  actions,
  crumbs,
  onBack,
  isPlain = false,
  className,
}: PageHeaderProps) {
  const isSidePane = use(IsSidePane);
  const Title = isSidePane ? "h2" : "h1";
  useDocumentTitle(isSidePane ? null : title);
  return (
    <header
      data-frame="chrome"
      className={cx(
        "flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 px-4 pt-[max(10px,env(safe-area-inset-top))] pb-2.5",
        crumbs ? "min-h-[52px]" : isPlain ? "min-h-[58px]" : "min-h-[67px] md:px-6",
        !isPlain && "border-b border-line",
        className,
      )}
    >
      {onBack ? (
        <IconButton
          label="Back"
          icon={ChevronLeft}
          onPress={onBack}
          className="-ms-2 md:hidden rtl:[&_svg]:rotate-180"
        />
      ) : null}
      <div
        className={cx(
          "min-w-0 flex-1",
          isPlain || crumbs ? "basis-20" : "basis-40",
          crumbs && onBack && "max-md:basis-0",
        )}
      >
        {/* Beside a back arrow there is no room for the way here on a phone, and no need of it. */}
        {crumbs ? (
          <div className={onBack ? "max-md:hidden" : ""}>
            <Breadcrumb items={crumbs} />
          </div>
        ) : null}
        <div className={crumbs ? "sr-only" : "flex min-w-0 items-center gap-x-3 gap-y-1 max-md:flex-wrap"}>
          <Title
            tabIndex={-1}
            data-screen-title={isSidePane ? undefined : true}
            className="min-w-0 truncate text-[22px] leading-7 font-semibold tracking-[-.01em] text-ink max-md:line-clamp-2 max-md:text-5 max-md:leading-9 max-md:tracking-[-.02em] max-md:whitespace-normal"
          >
            {title}
          </Title>
          {badge ? <span className="flex shrink-0 flex-wrap items-center gap-2 max-md:shrink">{badge}</span> : null}
        </div>
        {subtitle ? <p className="truncate text-1 text-ink-2">{subtitle}</p> : null}
      </div>
      {actions ? <div className="flex flex-wrap items-center justify-end gap-2">{actions}</div> : null}
    </header>
  );
}
