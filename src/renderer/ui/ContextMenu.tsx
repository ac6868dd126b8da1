import { Popover } from "react-aria-components";
import { useRef, type MouseEvent } from "react";
import { create } from "zustand";
import { cx } from "./cx.ts";
import { popoverClass } from "./listParts.tsx";
import { MenuList } from "./MenuList.tsx";
import type { MenuItems } from "./menuItems.ts";

interface OpenMenu {
  readonly label: string;
  readonly items: MenuItems;
  readonly x: number;
  readonly y: number;
  readonly returnTo: HTMLElement | null;
}

const useOpenMenu = create<{ menu: OpenMenu | null }>(() => ({ menu: null }));

/**
 * Opens a context menu where the pointer is (or, from the keyboard's menu key, at the focused element):
 * `<div onContextMenu={(event) => openContextMenu(event, "Recipe", items)}>`. One host serves the whole app.
 */
export function openContextMenu(event: MouseEvent<HTMLElement>, label: string, items: MenuItems): void {
  event.preventDefault();
  const focused = document.activeElement;
  const box = event.currentTarget.getBoundingClientRect();
  const fromKeyboard = event.clientX === 0 && event.clientY === 0;
  useOpenMenu.setState({
    menu: {
      label,
      items,
      x: fromKeyboard ? box.left + 24 : event.clientX,
      y: fromKeyboard ? box.top + box.height / 2 : event.clientY,
      returnTo: focused instanceof HTMLElement ? focused : null,
    },
  });
}

/** Mounted once by the frame. */
export function ContextMenuHost() {
  const menu = useOpenMenu((state) => state.menu);
  const anchor = useRef<HTMLSpanElement>(null);
  if (!menu) return null;
  const close = () => {
    useOpenMenu.setState({ menu: null });
    menu.returnTo?.focus({ preventScroll: true });
  };
  return (
    <>
      <span
        ref={anchor}
        aria-hidden
        className="pointer-events-none fixed size-0"
        style={{ left: menu.x, top: menu.y }}
      />
      <Popover
        isOpen
        onOpenChange={(isOpen) => {
          if (!isOpen) close();
        }}
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        aria-label={menu.label}
        className={cx(popoverClass, "min-w-48")}
      >
        <MenuList label={menu.label} items={menu.items} onClose={close} />
      </Popover>
    </>
  );
}
