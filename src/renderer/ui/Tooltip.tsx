import { Tooltip as AriaTooltip, TooltipTrigger } from "react-aria-components";
import type { ReactNode } from "react";
import { Kbd } from "./Kbd.tsx";

interface TooltipProps {
  children: ReactNode;
  shortcut?: string;
  placement?: "top" | "bottom" | "start" | "end";
}

/** The bubble of a tooltip; put it beside a React Aria control inside `TooltipTrigger`. */
export function Tooltip({ children, shortcut, placement = "bottom" }: TooltipProps) {
  return (
    <AriaTooltip
      offset={6}
      placement={placement}
      className="flex max-w-72 items-center gap-2 rounded-sm bg-ink px-2 py-1 text-1 font-medium text-paper shadow-2 data-entering:animate-fade"
    >
      {children}
      {shortcut ? <Kbd keys={shortcut} onInk /> : null}
    </AriaTooltip>
  );
}

export { TooltipTrigger };
