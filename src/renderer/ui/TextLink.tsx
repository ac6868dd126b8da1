import { Link } from "react-aria-components";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

/** A link inside text. Outside addresses open in the system's browser. */
export function TextLink({ href, className, children }: { href: string; className?: string; children: ReactNode }) {
  const outside = /^https?:/.test(href);
  return (
    <Link
      href={href}
      {...(outside ? { target: "_blank", rel: "noreferrer noopener" } : {})}
      className={cx(
        "focus-ring rounded-[3px] font-medium text-accent underline decoration-accent/40 underline-offset-3 data-hovered:decoration-current",
        className,
      )}
    >
      {children}
    </Link>
  );
}
