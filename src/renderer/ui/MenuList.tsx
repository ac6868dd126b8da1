/** The list inside Menu and ContextMenu. Not used outside the kit. */
import { Header, Menu, MenuItem, MenuSection, Popover, SubmenuTrigger } from "react-aria-components";
import { Check, ChevronRight } from "lucide-react";
import { cx } from "./cx.ts";
import { Kbd } from "./Kbd.tsx";
import { popoverClass } from "./listParts.tsx";
import { isGroup, type MenuAction, type MenuItems } from "./menuItems.ts";

function Line({ action }: { action: MenuAction }) {
  const IconShape = action.isChecked ? Check : action.icon;
  return (
    <MenuItem
      id={action.id}
      textValue={action.label}
      isDisabled={action.isDisabled ?? false}
      href={action.href}
      onAction={action.onAction}
      {...(action.isChecked ? { "aria-label": `${action.label}, chosen` } : {})}
      className={cx(
        "flex min-h-8 cursor-default items-center gap-2.5 rounded-sm px-2.5 py-1 text-2 outline-none data-focused:bg-hover data-open:bg-hover data-disabled:opacity-45 pointer-coarse:min-h-11",
        action.isDanger ? "text-rose" : "text-ink",
      )}
    >
      <span
        className={cx(
          "grid w-4 shrink-0 place-items-center",
          action.isDanger ? "" : action.isChecked ? "text-accent" : "text-ink-2",
        )}
      >
        {IconShape ? <IconShape size={16} aria-hidden /> : null}
      </span>
      <span className="min-w-0 flex-1 truncate">{action.label}</span>
      {action.shortcut ? <Kbd keys={action.shortcut} className="ps-4" /> : null}
      {action.items ? <ChevronRight size={15} className="text-ink-2 rtl:rotate-180" aria-hidden /> : null}
    </MenuItem>
  );
}

function entry(action: MenuAction, onClose?: () => void) {
  if (!action.items) return <Line key={action.id} action={action} />;
  return (
    <SubmenuTrigger key={action.id}>
      <Line action={action} />
      <Popover className={cx(popoverClass, "min-w-48")}>
        {/* What is chosen in a submenu closes the menu it came from, too. */}
        <Menu
          aria-label={action.label}
          onAction={onClose}
          className="scroll-y max-h-[inherit] max-w-[min(360px,92vw)] p-1 outline-none"
        >
          {action.items.map((inner) => entry(inner, onClose))}
        </Menu>
      </Popover>
    </SubmenuTrigger>
  );
}

export function MenuList({ label, items, onClose }: { label: string; items: MenuItems; onClose?: () => void }) {
  return (
    <Menu
      aria-label={label}
      onClose={onClose}
      autoFocus={onClose ? "first" : undefined}
      className="scroll-y max-h-[inherit] max-w-[min(360px,92vw)] p-1 outline-none"
    >
      {items.map((line, index) =>
        isGroup(line) ? (
          <MenuSection
            key={`group-${line.group}-${index}`}
            aria-label={line.group || label}
            className={index > 0 ? "mt-1 border-t border-line pt-1" : ""}
          >
            {line.group ? <Header className="px-2.5 py-1 text-1 font-semibold text-ink-3">{line.group}</Header> : null}
            {line.items.map((inner) => entry(inner, onClose))}
          </MenuSection>
        ) : (
          entry(line, onClose)
        ),
      )}
    </Menu>
  );
}
