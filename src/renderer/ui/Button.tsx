import { Button as AriaButton, type ButtonProps as AriaButtonProps } from "react-aria-components";
import type { ReactNode, Ref } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./buttonClass.ts";
import type { Icon } from "./Icon.ts";

export interface ButtonProps extends Omit<AriaButtonProps, "className" | "style" | "children"> {
  /** One primary action a screen; secondary is the default; quiet for toolbars; danger for what removes. */
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: Icon;
  className?: string;
  children?: ReactNode;
  ref?: Ref<HTMLButtonElement>;
}

/** A button with words. For an icon alone use `IconButton`, which insists on a name. */
export function Button({
  variant = "secondary",
  size = "normal",
  icon: IconShape,
  className,
  children,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(variant, size, false, className)}>
      {IconShape ? <IconShape size={size === "small" ? 14 : 16} aria-hidden /> : null}
      {children}
    </AriaButton>
  );
}
