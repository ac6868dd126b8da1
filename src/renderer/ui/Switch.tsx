import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from "react-aria-components";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export interface SwitchProps extends Omit<AriaSwitchProps, "className" | "style" | "children"> {
  children?: ReactNode;
  className?: string;
}

/** On or off, in effect at once. For what is only applied on saving use Checkbox. */
export function Switch({ children, className, ...rest }: SwitchProps) {
  return (
    <AriaSwitch
      {...rest}
      className={cx(
        "group inline-flex min-h-8 cursor-default items-center gap-2.5 text-2 data-disabled:opacity-45 pointer-coarse:min-h-11",
        className,
      )}
    >
      <span className="flex h-5 w-[34px] shrink-0 items-center rounded-full border border-line-strong bg-sunken p-[2px] transition-colors group-data-selected:border-herb group-data-selected:bg-herb group-data-focus-visible:shadow-focus">
        <span className="size-3.5 rounded-full bg-line-strong transition-[translate,background-color] group-data-selected:translate-x-3.5 group-data-selected:bg-surface rtl:group-data-selected:-translate-x-3.5" />
      </span>
      {children}
    </AriaSwitch>
  );
}
