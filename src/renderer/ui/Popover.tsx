import {
  Dialog,
  DialogTrigger,
  Popover as AriaPopover,
  type PopoverProps as AriaPopoverProps,
} from "react-aria-components";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import { popoverClass } from "./listParts.tsx";

interface PopoverProps {
  /** Names it for screen readers. */
  label: string;
  /** The button that opens it: a kit Button or IconButton. */
  trigger: ReactNode;
  children: ReactNode | ((close: () => void) => ReactNode);
  placement?: NonNullable<AriaPopoverProps["placement"]>;
  className?: string;
}

/** A small panel beside its button; Escape or a press outside closes it. */
export function Popover({ label, trigger, children, placement = "bottom", className }: PopoverProps) {
  return (
    <DialogTrigger>
      {trigger}
      <AriaPopover offset={6} placement={placement} className={popoverClass}>
        <Dialog
          aria-label={label}
          className={cx("scroll-y max-h-[inherit] max-w-[min(400px,94vw)] p-4 outline-none", className)}
        >
          {({ close }) => (typeof children === "function" ? children(close) : children)}
        </Dialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
