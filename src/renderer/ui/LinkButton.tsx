import { Link } from "react-aria-components";
import type { ReactNode } from "react";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./buttonClass.ts";
import type { Icon } from "./Icon.ts";

interface LinkButtonProps {
  /** A path of the app ("/recipes") or an outside address. */
  href: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: Icon;
  className?: string;
  children: ReactNode;
}

/** A link that looks like a button: for what goes somewhere, so that it opens in a new window like any link. */
export function LinkButton({
  href,
  variant = "secondary",
  size = "normal",
  icon: IconShape,
  className,
  children,
}: LinkButtonProps) {
  return (
    <Link href={href} className={buttonClass(variant, size, false, className)}>
      {IconShape ? <IconShape size={16} aria-hidden /> : null}
      {children}
    </Link>
  );
}
