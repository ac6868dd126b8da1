import { MenuTrigger, Popover } from "react-aria-components";
import type { ReactNode } from "react";
import { ChevronDown } from "lucide-react";
import { Button } from "./Button.tsx";
import type { ButtonSize, ButtonVariant } from "./buttonClass.ts";
import { cx } from "./cx.ts";
import type { Icon } from "./Icon.ts";
import { IconButton } from "./IconButton.tsx";
import { popoverClass } from "./listParts.tsx";
import { MenuList } from "./MenuList.tsx";
import type { MenuItems } from "./menuItems.ts";

interface MenuProps {
  /** Names the menu and, for an icon alone, its button. */
  label: string;
  items: MenuItems;
  icon?: Icon;
  /** Words on the button; without them it is the icon alone. */
  children?: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  isDisabled?: boolean;
  className?: string;
}

/** A button that opens a menu: `<Menu label="More" icon={Ellipsis} items={…} />`. */
export function Menu({
  label,
  items,
  icon,
  children,
  variant,
  size = "normal",
  isDisabled = false,
  className,
}: MenuProps) {
  const shared = { size, isDisabled, ...(className === undefined ? {} : { className }) };
  return (
    <MenuTrigger>
      {children === undefined && icon ? (
        <IconButton label={label} icon={icon} variant={variant ?? "quiet"} {...shared} />
      ) : (
        <Button variant={variant ?? "secondary"} icon={icon} {...shared}>
          {children ?? label}
          <ChevronDown size={14} aria-hidden />
        </Button>
      )}
      <Popover offset={4} className={cx(popoverClass, "min-w-48")}>
        <MenuList label={label} items={items} />
      </Popover>
    </MenuTrigger>
  );
}
