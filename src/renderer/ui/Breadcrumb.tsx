import { Breadcrumb as AriaBreadcrumb, Breadcrumbs, Link } from "react-aria-components";
import { ChevronRight } from "lucide-react";

export interface Crumb {
  label: string;
  /** Left out for the last one, where the person is. */
  href?: string;
}

/** Where this is, from the outside in. */
export function Breadcrumb({ items }: { items: readonly Crumb[] }) {
  return (
    <Breadcrumbs aria-label="You are here" className="flex min-w-0 items-center text-2">
      {items.map((crumb, index) => (
        <AriaBreadcrumb
          key={`${crumb.label}-${index}`}
          className="flex max-w-[45%] min-w-0 shrink-0 items-center last:max-w-none last:shrink"
        >
          {crumb.href ? (
            <Link href={crumb.href} className="focus-ring truncate rounded-[3px] text-ink-2 data-hovered:text-ink">
              {crumb.label}
            </Link>
          ) : (
            <span aria-current="page" className="truncate font-semibold">
              {crumb.label}
            </span>
          )}
          {index < items.length - 1 ? (
            <ChevronRight size={14} className="mx-1 shrink-0 text-ink-3 rtl:rotate-180" aria-hidden />
          ) : null}
        </AriaBreadcrumb>
      ))}
    </Breadcrumbs>
  );
}
