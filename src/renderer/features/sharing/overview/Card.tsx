import type { ReactNode } from "react";
import { cx } from "../../../ui/index.ts";

interface CardProps {
  /** An avatar or an icon. */
  mark: ReactNode;
  title: ReactNode;
  detail?: ReactNode;
  /** What somebody wrote. */
  quote?: string;
  actions: ReactNode;
  isProblem?: boolean;
}

/** Something that asks for a decision. */
export function Card({ mark, title, detail, quote = "", actions, isProblem = false }: CardProps) {
  return (
    <li
      className={cx(
        "flex flex-wrap items-center gap-x-3 gap-y-2.5 rounded-lg px-4 py-3.5 md:px-5",
        isProblem ? "shadow-[inset_0_0_0_1px_var(--rose)]" : "shadow-[inset_0_0_0_1px_var(--line)]",
      )}
    >
      <span className="shrink-0 self-start">{mark}</span>
      <div className="min-w-0 flex-1 basis-52">
        <p className="text-2 font-semibold wrap-anywhere">{title}</p>
        {detail ? <p className="mt-0.5 text-1 wrap-anywhere text-ink-2">{detail}</p> : null}
        {quote === "" ? null : (
          <p dir="auto" className="mt-1 text-start text-2 whitespace-pre-line wrap-anywhere">
            {quote}
          </p>
        )}
      </div>
      <div className="flex flex-wrap gap-2 max-md:w-full max-md:justify-end">{actions}</div>
    </li>
  );
}
