/** Pointer in the grid: marking by press and drag, whole rows and columns, double press to edit. */
import { useRef, type MouseEvent, type PointerEvent, type RefObject } from "react";
import type { Column } from "../../../../domain/tables/fields.ts";
import type { TableRow } from "../../../data/tables/index.ts";
import type { GridEvents } from "./gridEvents.ts";
import { columnAt, headerHeightPx, type ColumnPlace } from "./layout.ts";
import { at, rangeOf, type CellPlace, type Selection } from "./selection.ts";

interface GridPointerInput {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly places: readonly ColumnPlace[];
  readonly rows: readonly TableRow[];
  readonly columns: readonly Column[];
  readonly selection: Selection;
  readonly heightPx: number;
  readonly numberPx: number;
  readonly isRtl: boolean;
  readonly isFirstFrozen: boolean;
  readonly events: GridEvents;
  readonly select: (selection: Selection) => void;
  readonly beginEdit: (isReplacing: boolean) => void;
}

interface GridPointer {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onDoubleClick: (event: MouseEvent<HTMLElement>) => void;
  readonly onContextMenu: (event: MouseEvent<HTMLElement>) => void;
}

type Pressed =
  | { readonly kind: "cell" | "row"; readonly place: CellPlace }
  | { readonly kind: "column"; readonly column: number }
  | { readonly kind: "corner" };

/** Px beyond the edge at which dragging scrolls, and how far per frame. */
const scrollStepPx = 18;

function pressedOn(target: EventTarget | null): Pressed | null {
  if (!(target instanceof Element) || target.closest("button, input, textarea, [data-resize], [role=listbox]"))
    return null;
  const element = target.closest<HTMLElement>("[data-c], [data-number], [data-h], [data-corner]");
  if (!element) return null;
  if (element.dataset.h !== undefined) return { kind: "column", column: Number(element.dataset.h) };
  if (element.dataset.corner !== undefined) return { kind: "corner" };
  const row = Number(element.dataset.r);
  return element.dataset.c === undefined
    ? { kind: "row", place: { row, column: 0 } }
    : { kind: "cell", place: { row, column: Number(element.dataset.c) } };
}

export function useGridPointer(input: GridPointerInput): GridPointer {
  const latest = useRef(input);
  latest.current = input;
  const { rows, columns, selection, events, select, beginEdit } = input;
  const last = { row: rows.length - 1, column: columns.length - 1 };

  /** The cell under a point of the window, the nearest one outside the grid. */
  const placeAt = (x: number, y: number): CellPlace => {
    const { scroller, places, rows: now, heightPx, numberPx, isRtl, isFirstFrozen } = latest.current;
    const element = scroller.current;
    if (!element) return { row: 0, column: 0 };
    const box = element.getBoundingClientRect();
    const row = Math.floor((y - box.top - headerHeightPx + element.scrollTop) / heightPx);
    const across = isRtl ? box.right - x : x - box.left;
    const overFrozen = isFirstFrozen && across < numberPx + (places[0]?.widthPx ?? 0);
    const column = overFrozen ? 0 : columnAt(places, across + Math.abs(element.scrollLeft) - numberPx);
    return { row: Math.max(0, Math.min(now.length - 1, row)), column: Math.max(0, column) };
  };

  const follow = (kind: "cell" | "row", anchor: CellPlace, pointerId: number): void => {
    let point: { x: number; y: number } | null = null;
    let frame = 0;
    const extend = (): void => {
      if (!point) return;
      const place = placeAt(point.x, point.y);
      const { columns: now } = latest.current;
      const focus = kind === "row" ? { row: place.row, column: now.length - 1 } : place;
      const { focus: before } = latest.current.selection;
      if (focus.row !== before.row || focus.column !== before.column) latest.current.select({ anchor, focus });
    };
    const scroll = (): void => {
      const element = latest.current.scroller.current;
      if (element && point) {
        const box = element.getBoundingClientRect();
        const down = point.y > box.bottom ? 1 : point.y < box.top + headerHeightPx ? -1 : 0;
        const across = point.x > box.right ? 1 : point.x < box.left ? -1 : 0;
        if (down !== 0 || across !== 0) {
          element.scrollBy(across * scrollStepPx, down * scrollStepPx * 2);
          extend();
        }
      }
      frame = requestAnimationFrame(scroll);
    };
    const move = (event: globalThis.PointerEvent): void => {
      if (event.pointerId !== pointerId) return;
      point = { x: event.clientX, y: event.clientY };
      extend();
    };
    const end = (event: globalThis.PointerEvent): void => {
      if (event.pointerId !== pointerId) return;
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", end);
      window.removeEventListener("pointercancel", end);
    };
    frame = requestAnimationFrame(scroll);
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", end);
    window.addEventListener("pointercancel", end);
  };

  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      const pressed = pressedOn(event.target);
      if (!pressed) return;
      if (pressed.kind === "corner") {
        if (rows.length > 0) select({ anchor: { row: 0, column: 0 }, focus: last });
        return;
      }
      if (pressed.kind === "column") {
        if (rows.length === 0) return select(at(-1, pressed.column));
        // The header keeps the focus for its own keys; the column under it is what is marked.
        return select({
          anchor: { row: last.row, column: event.shiftKey ? selection.anchor.column : pressed.column },
          focus: { row: 0, column: pressed.column },
        });
      }
      const { place, kind } = pressed;
      // Text is not marked by dragging over cells, and the focus is set by the grid.
      if (event.pointerType === "mouse") event.preventDefault();
      const isOnTick = event.target instanceof Element && event.target.closest("[data-tick]") !== null;
      const anchor = event.shiftKey ? selection.anchor : place;
      select({
        anchor: kind === "row" ? { row: anchor.row, column: 0 } : anchor,
        focus: kind === "row" ? { row: place.row, column: last.column } : place,
      });
      const row = rows[place.row];
      const column = columns[place.column];
      if (isOnTick && row && column && !event.shiftKey) {
        events.onValue(row, column, row.cells[column.id] !== true);
        return;
      }
      if (column?.type === "link" && (event.ctrlKey || event.metaKey) && row) {
        events.onOpenLink(row, column);
        return;
      }
      // A finger scrolls; marking by drag is for the mouse and the pen.
      if (event.pointerType !== "touch")
        follow(kind, kind === "row" ? { row: anchor.row, column: 0 } : anchor, event.pointerId);
    },
    onDoubleClick(event) {
      if (pressedOn(event.target)?.kind !== "cell") return;
      if (event.target instanceof Element && event.target.closest("[data-tick]")) return;
      beginEdit(false);
    },
    onContextMenu(event) {
      if (event.defaultPrevented) return;
      const pressed = pressedOn(event.target);
      if (!pressed || pressed.kind === "corner" || pressed.kind === "column") return;
      const { place, kind } = pressed;
      const range = rangeOf(selection);
      const isInside =
        place.row >= range.top &&
        place.row <= range.bottom &&
        (kind === "row" || (place.column >= range.left && place.column <= range.right));
      if (!isInside)
        select(
          kind === "row"
            ? { anchor: { row: place.row, column: 0 }, focus: { row: place.row, column: last.column } }
            : at(place.row, place.column),
        );
      events.onCellMenu(event);
    },
  };
}
