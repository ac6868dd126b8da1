import type { ReactNode, Ref } from "react";
import type { PrincipalKind } from "../../../../domain/sharing/principals.ts";
import { cx } from "../../../ui/index.ts";
import { RecipientMark } from "./RecipientMark.tsx";

interface PersonLineProps {
  kind: PrincipalKind;
  /** Whose face; "" where only an address is known. */
  name: string;
  title: string;
  detail: ReactNode;
  /** Under the detail: what is said only of this one. */
  notes?: string;
  /** Chips and the level, at the end. */
  children: ReactNode;
  isMarked?: boolean;
  ref?: Ref<HTMLLIElement>;
}

/** One line of who has access. On narrow screens the end goes under the name where it does not fit. */
export function PersonLine({
  kind,
  name,
  title,
  detail,
  notes = "",
  children,
  isMarked = false,
  ref,
}: PersonLineProps) {
  return (
    <li
      ref={ref}
      className={cx(
        "flex min-h-[50px] flex-wrap items-center gap-x-3 rounded-md py-1",
        isMarked && "-mx-2 bg-amber-soft px-2",
      )}
    >
      <RecipientMark kind={kind} name={name} />
      <span className="min-w-0 flex-1 basis-36">
        <span dir="auto" className="block truncate text-start text-2 font-semibold" title={title}>
          {title}
        </span>
        {detail === "" ? null : <span className="block truncate text-1 text-ink-2">{detail}</span>}
        {notes === "" ? null : <span className="block truncate text-1 text-ink-3 italic">{notes}</span>}
      </span>
      <span className="ms-auto flex max-w-full min-w-0 flex-wrap items-center justify-end gap-1">{children}</span>
    </li>
  );
}
