import { cx } from "../../ui/index.ts";
import type { TableStanding } from "./useTableSharing.ts";

interface SharingWordsProps {
  readonly standing: TableStanding;
  /** On one line: a long name is cut there. Else what comes after it stands on the next one. */
  readonly isOneLine?: boolean;
  readonly className?: string;
}

/** Whose a table is, so that a long name of an organization does not hide who gave it and when. */
export function SharingWords({ standing: { state, detail }, isOneLine = false, className }: SharingWordsProps) {
  return (
    <span
      title={`${state}${detail}`}
      className={cx("flex min-w-0 gap-x-[.3em]", isOneLine ? "" : "flex-wrap", className)}
    >
      <span className="max-w-full min-w-0 truncate">{state}</span>
      {detail === "" ? null : (
        <span className={cx("truncate", isOneLine ? "max-w-2/3 shrink-0" : "max-w-full")}>{detail}</span>
      )}
    </span>
  );
}
