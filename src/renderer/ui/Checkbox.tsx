import { Checkbox as AriaCheckbox, type CheckboxProps as AriaCheckboxProps } from "react-aria-components";
import type { ReactNode } from "react";
import { Check, Minus } from "lucide-react";
import { cx } from "./cx.ts";

export interface CheckboxProps extends Omit<AriaCheckboxProps, "className" | "style" | "children"> {
  /** "square" for forms and ingredients; "round" for groceries, with a target of 44 px and more. */
  shape?: "square" | "round";
  /** The words beside it; leave out and give `aria-label` for a box alone. */
  children?: ReactNode;
  className?: string;
}

const marks = {
  square: "size-[18px] rounded-[5px] border-[1.5px]",
  round: "size-[22px] rounded-full border-[1.5px]",
};

/** A box to tick. Green when ticked: done is the one thing green is for. */
export function Checkbox({ shape = "square", children, className, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...rest}
      className={cx(
        "group inline-flex cursor-default items-center gap-2.5 text-2 text-ink data-disabled:opacity-45",
        shape === "round" ? "min-h-11 min-w-11" : "min-h-7 pointer-coarse:min-h-11 pointer-coarse:min-w-11",
        shape === "round" && !children && "justify-center",
        className,
      )}
    >
      {({ isIndeterminate }) => (
        <>
          <span
            className={cx(
              marks[shape],
              "grid shrink-0 place-items-center border-line-strong bg-surface text-transparent transition-colors",
              "group-data-selected:border-herb group-data-selected:bg-herb group-data-selected:text-surface group-data-indeterminate:border-ink-2 group-data-indeterminate:bg-ink-2 group-data-indeterminate:text-surface",
              "group-data-hovered:border-ink-2 group-data-invalid:border-rose group-data-focus-visible:shadow-focus group-data-pressed:scale-95",
            )}
          >
            {isIndeterminate ? (
              <Minus size={13} strokeWidth={2.5} aria-hidden />
            ) : (
              <Check size={shape === "round" ? 14 : 12} strokeWidth={2.5} aria-hidden />
            )}
          </span>
          {children}
        </>
      )}
    </AriaCheckbox>
  );
}
