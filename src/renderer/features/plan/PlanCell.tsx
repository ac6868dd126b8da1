import { memo } from "react";
import {
  Button,
  DropIndicator,
  GridList,
  GridListItem,
  isTextDropItem,
  useDragAndDrop,
  type DropItem,
} from "react-aria-components";
import { GripVertical, Plus, ShoppingBasket } from "lucide-react";
import type { PlanEntry } from "../../../domain/plans/document.ts";
import type { IsoDate } from "../../../domain/plans/weeks.ts";
import { cx, openContextMenu, type MenuItems } from "../../ui/index.ts";
import { longDay } from "./dayWords.ts";
import { dragOfEntry, entryDragType, readDrop, recipeDragType, type Dropped } from "./dragTypes.ts";
import type { Slot } from "./usePlanWeek.ts";

export interface CellActions {
  readonly drop: (dropped: Dropped, to: { date: IsoDate; slotId: string; index?: number }, copies: boolean) => void;
  readonly open: (entry: PlanEntry) => void;
  readonly add: (date: IsoDate, slot: Slot) => void;
  readonly remove: (entries: readonly PlanEntry[]) => void;
  readonly menu: (entry: PlanEntry) => MenuItems;
}

interface PlanCellProps {
  date: IsoDate;
  slot: Slot;
  entries: readonly PlanEntry[];
  /** Title and the line under it, per entry id. */
  words: (entry: PlanEntry) => EntryWords;
  /** Whether entries can be put here: not under "Other". */
  isOpen: boolean;
  /** The meal's name above it: where there is no column of meals beside. */
  showsName: boolean;
  actions: CellActions;
}

export interface EntryWords {
  readonly title: string;
  readonly detail: string;
  readonly isOnList: boolean;
  readonly isGone: boolean;
}

/** One meal of one day: what is planned, in order; things are dragged in, out and within by mouse, finger and keyboard. */
export const PlanCell = memo(function PlanCell({
  date,
  slot,
  entries,
  words,
  isOpen,
  showsName,
  actions,
}: PlanCellProps) {
  const place = { date, slotId: slot.id };
  const take = async (items: DropItem[], operation: string, index?: number) => {
    const dropped = await readDrop(items.filter(isTextDropItem));
    actions.drop(dropped, index === undefined ? place : { ...place, index }, operation === "copy");
  };
  const indexAt = (key: unknown, position: string, moved: ReadonlySet<unknown>) => {
    const rest = entries.filter((entry) => !moved.has(entry.id));
    const at = rest.findIndex((entry) => entry.id === key);
    return at < 0 ? rest.length : position === "after" ? at + 1 : at;
  };
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) =>
      entries.filter((entry) => keys.has(entry.id)).map((entry) => dragOfEntry(entry, words(entry).title)),
    getAllowedDropOperations: () => ["move", "copy"],
    acceptedDragTypes: isOpen ? [entryDragType, recipeDragType] : [],
    getDropOperation: (_, types, allowed) => (types.has(recipeDragType) || !allowed.includes("move") ? "copy" : "move"),
    onInsert: ({ items, dropOperation, target }) =>
      void take(items, dropOperation, indexAt(target.key, target.dropPosition, new Set())),
    onRootDrop: ({ items, dropOperation }) => void take(items, dropOperation),
    onReorder: ({ keys, dropOperation, target }) =>
      actions.drop(
        { entries: entries.filter((entry) => keys.has(entry.id)), recipeIds: [] },
        { ...place, index: indexAt(target.key, target.dropPosition, dropOperation === "copy" ? new Set() : keys) },
        dropOperation === "copy",
      ),
    renderDropIndicator: (target) => (
      <DropIndicator target={target} className="h-0.5 rounded-full data-drop-target:bg-accent" />
    ),
  });
  const label = `${slot.name}, ${longDay(date)}`;
  const entryAt = (target: EventTarget) => {
    const key = target instanceof Element ? target.closest<HTMLElement>("[role=row]")?.dataset.key : undefined;
    return entries.find((entry) => entry.id === key);
  };
  return (
    <div
      onContextMenu={(event) => {
        const entry = entryAt(event.target);
        if (entry) openContextMenu(event, words(entry).title, actions.menu(entry));
      }}
      // Before the grid sees it: a row takes its own keys.
      onKeyDownCapture={(event) => {
        const entry = event.key === "Delete" ? entryAt(event.target) : undefined;
        if (entry) actions.remove([entry]);
      }}
      className={cx(
        "group/cell relative min-w-0 rounded-sm",
        // On a phone name, meals and "+" are one line; on a tablet the name and "+" stand above.
        showsName
          ? "grid grid-cols-[76px_minmax(0,1fr)_auto] items-start md:grid-cols-[minmax(0,1fr)_auto] md:grid-rows-[auto_1fr]"
          : "flex flex-col",
      )}
    >
      {showsName ? (
        <p className="truncate py-1.5 pe-2 text-1 font-medium text-ink-2 pointer-coarse:py-3 md:px-1">{slot.name}</p>
      ) : null}
      <GridList
        aria-label={label}
        items={entries}
        dependencies={[words, actions]}
        dragAndDropHooks={dragAndDropHooks}
        selectionMode="none"
        onAction={(key) => {
          const entry = entries.find((one) => one.id === key);
          if (entry) actions.open(entry);
        }}
        className={({ isDropTarget }) =>
          cx(
            "flex min-h-8 flex-1 flex-col gap-1 rounded-sm p-0.5 outline-none data-focus-visible:shadow-focus",
            showsName && "md:col-span-2 md:row-start-2",
            isDropTarget && "bg-accent-soft shadow-[inset_0_0_0_1px_var(--accent)]",
          )
        }
        renderEmptyState={() => <span className="sr-only">Nothing planned</span>}
      >
        {(entry) => <EntryRow entry={entry} words={words(entry)} />}
      </GridList>
      {isOpen ? (
        <Button
          aria-label={`Add to ${label}`}
          onPress={() => actions.add(date, slot)}
          data-frame="chrome"
          className={cx(
            "focus-ring grid cursor-default place-items-center rounded-sm text-ink-3 transition-opacity data-hovered:bg-hover data-hovered:text-ink",
            showsName
              ? "size-8 pointer-coarse:size-11 md:col-start-2 md:row-start-1"
              : "h-6 w-full pointer-fine:opacity-0 pointer-fine:group-hover/cell:opacity-100 pointer-fine:group-focus-within/cell:opacity-100 data-focus-visible:opacity-100 pointer-coarse:h-11",
          )}
        >
          <Plus size={14} aria-hidden />
        </Button>
      ) : null}
    </div>
  );
});

function EntryRow({ entry, words }: { entry: PlanEntry; words: EntryWords }) {
  const isNote = entry.kind === "note";
  return (
    <GridListItem
      id={entry.id}
      textValue={words.title}
      className={({ isFocusVisible, isDragging, isHovered }) =>
        cx(
          "group/entry relative flex min-w-0 cursor-default items-start gap-1 rounded-sm px-1.5 py-1.5 outline-none transition-colors pointer-coarse:py-2.5 print:px-0 print:py-0.5",
          isNote ? "border border-dashed border-line print:border-0" : "bg-sunken print:bg-transparent",
          isHovered && "bg-[color-mix(in_oklch,var(--sunken),var(--ink)_4%)]",
          isFocusVisible && "shadow-focus",
          isDragging && "opacity-50",
        )
      }
    >
      <div className="min-w-0 flex-1">
        <p
          className={cx(
            "line-clamp-3 text-[13px] leading-[17px] wrap-break-word hyphens-auto print:line-clamp-none",
            isNote ? "whitespace-pre-line text-ink-2" : "font-medium text-ink",
            words.isGone && "line-through decoration-ink-3",
          )}
        >
          {words.title}
        </p>
        {words.detail || words.isOnList ? (
          <p className="mt-0.5 flex items-center gap-1 text-0 text-ink-2 tabular">
            <span className="min-w-0 truncate">{words.detail}</span>
            {words.isOnList ? (
              <ShoppingBasket size={12} role="img" aria-label="On the grocery list" className="shrink-0 text-ink-2" />
            ) : null}
          </p>
        ) : null}
      </div>
      {/* Where a drag starts for the keyboard and for screen readers; the mouse takes hold anywhere. */}
      <Button
        slot="drag"
        aria-label={`Move ${words.title}`}
        className="focus-ring absolute end-0.5 top-0.5 grid size-5 place-items-center rounded-[4px] bg-sunken text-ink-3 opacity-0 group-hover/entry:opacity-100 data-focus-visible:opacity-100 pointer-coarse:hidden print:hidden"
      >
        <GripVertical size={13} aria-hidden />
      </Button>
    </GridListItem>
  );
}
