import { Button, Tag, TagGroup as AriaTagGroup, TagList } from "react-aria-components";
import type { ReactNode } from "react";
import { X } from "lucide-react";
import { cx } from "./cx.ts";
import type { Icon } from "./Icon.ts";

export interface TagItem {
  id: string;
  label: string;
  icon?: Icon;
  /** Instead of an icon: an avatar. */
  lead?: ReactNode;
  count?: number;
}

interface TagGroupProps {
  label: string;
  items: readonly TagItem[];
  /** Chosen ids; give it to make the tags a filter. */
  selected?: ReadonlySet<string>;
  onSelectedChange?: (selected: Set<string>) => void;
  selectionMode?: "single" | "multiple";
  /** Give it to have a small cross on each tag. */
  onRemove?: (id: string) => void;
  /** One line that scrolls sideways instead of wrapping. */
  isOneLine?: boolean;
  className?: string;
}

/** Pills: filters when they can be chosen, tags when they can be removed. Arrow keys move, Space chooses, Delete removes. */
export function TagGroup({
  label,
  items,
  selected,
  onSelectedChange,
  selectionMode = "multiple",
  onRemove,
  isOneLine = false,
  className,
}: TagGroupProps) {
  return (
    <AriaTagGroup
      aria-label={label}
      selectionMode={selected ? selectionMode : "none"}
      selectedKeys={selected}
      onSelectionChange={(keys) =>
        onSelectedChange?.(keys === "all" ? new Set(items.map((item) => item.id)) : new Set([...keys].map(String)))
      }
      {...(onRemove
        ? {
            onRemove: (keys) => {
              for (const key of keys) onRemove(String(key));
            },
          }
        : {})}
      className={cx("min-w-0", className)}
    >
      <TagList
        items={items}
        dependencies={[onRemove !== undefined]}
        className={cx(
          "flex gap-1.5",
          isOneLine
            ? "-m-1 overflow-x-auto p-1 pe-6 [scrollbar-width:none] mask-[linear-gradient(to_right,black_calc(100%-28px),transparent)] rtl:mask-[linear-gradient(to_left,black_calc(100%-28px),transparent)]"
            : "flex-wrap",
        )}
      >
        {({ id, label: words, icon: IconShape, lead, count }) => (
          <Tag
            id={id}
            textValue={words}
            className={cx(
              "focus-ring group inline-flex h-6 max-w-full shrink-0 cursor-default items-center gap-1 rounded-full px-2.5 text-1 font-medium text-ink-2 shadow-[inset_0_0_0_1px_var(--line)] transition-colors data-hovered:bg-hover data-selected:bg-ink data-selected:text-paper data-selected:shadow-none data-focus-visible:shadow-focus pointer-coarse:h-10 pointer-coarse:px-4",
              lead !== undefined && "h-7 gap-1.5 bg-sunken ps-1 text-ink shadow-none pointer-coarse:ps-2",
            )}
          >
            {({ allowsRemoving }) => (
              <>
                {lead}
                {IconShape ? <IconShape size={13} className="shrink-0" aria-hidden /> : null}
                {lead === undefined ? words : <span className="truncate">{words}</span>}
                {count === undefined ? null : <span className="tabular opacity-70">{count}</span>}
                {allowsRemoving ? (
                  <Button
                    slot="remove"
                    aria-label={`Remove ${words}`}
                    className="focus-ring -me-1.5 grid size-5 place-items-center rounded-full data-hovered:bg-press pointer-coarse:size-9"
                  >
                    <X size={12} aria-hidden />
                  </Button>
                ) : null}
              </>
            )}
          </Tag>
        )}
      </TagList>
    </AriaTagGroup>
  );
}
