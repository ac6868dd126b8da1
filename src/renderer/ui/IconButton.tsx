import { Button as AriaButton, TooltipTrigger, type ButtonProps as AriaButtonProps } from "react-aria-components";
import type { Ref } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./buttonClass.ts";
import type { Icon } from "./Icon.ts";
import { Tooltip } from "./Tooltip.tsx";

export interface IconButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children" | "aria-label"> {
  /** What it does; read aloud and shown as a tooltip. */
  label: string;
  icon: Icon;
  /** Shortcut shown in the tooltip, e.g. "Mod+K". */
  shortcut?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A square button with an icon alone, named and with a tooltip. */
export function IconButton({
  label,
  icon: IconShape,
  shortcut,
  variant = "quiet",
  size = "normal",
  className,
  ...rest
}: IconButtonProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton {...rest} aria-label={label} className={buttonClass(variant, size, true, className)}>
        <IconShape size={size === "small" ? 15 : 17} aria-hidden />
      </AriaButton>
      <Tooltip shortcut={shortcut}>{label}</Tooltip>
    </TooltipTrigger>
  );
}
