/**
 * Reordering by handle: with a mouse or finger (pointer events, so both are one), and with the keyboard (arrow keys on the
 * handle). Rows say where they are with data-sort-*; what a move means is the caller's.
 */
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from "react";

export interface SortPlace {
  readonly group: string;
  /** Among the group's rows without the moved one. */
  readonly index: number;
}

interface Drag {
  readonly id: string;
  readonly place: SortPlace | null;
  /** Where the line is drawn, in px from the top of the container. */
  readonly lineTopPx: number;
}

/** Nearer than this to the edge of the scroller, it scrolls. */
const edgePx = 48;
const scrollStepPx = 14;

export interface Sorting {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly drag: Drag | null;
  readonly handle: (id: string) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

/** @param onMove places a row; @param onStep moves it by one with the keyboard. */
export function useSorting(
  onMove: (id: string, place: SortPlace) => void,
  onStep: (id: string, by: 1 | -1) => void,
): Sorting {
  const container = useRef<HTMLDivElement>(null);
  const [drag, setDrag] = useState<Drag | null>(null);
  const latest = useRef({ onMove, onStep });
  useEffect(() => {
    latest.current = { onMove, onStep };
  });
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const start = useCallback((id: string, handle: HTMLElement, pointerId: number) => {
    let current: Drag = { id, place: null, lineTopPx: 0 };
    const locate = (clientY: number): void => {
      const box = container.current;
      if (!box) return;
      const found = placeAt(box, id, clientY);
      current = { id, place: found?.place ?? null, lineTopPx: found?.lineTopPx ?? 0 };
      setDrag(current);
    };
    const onPointerMove = (event: globalThis.PointerEvent): void => {
      const scroller = container.current?.closest<HTMLElement>(".scroll-y");
      const bounds = scroller?.getBoundingClientRect();
      if (scroller && bounds) {
        if (event.clientY < bounds.top + edgePx) scroller.scrollTop -= scrollStepPx;
        else if (event.clientY > bounds.bottom - edgePx) scroller.scrollTop += scrollStepPx;
      }
      locate(event.clientY);
    };
    const end = (isDropped: boolean): void => {
      stop.current?.();
      if (isDropped && current.place) latest.current.onMove(id, current.place);
    };
    const onPointerUp = (): void => end(true);
    const onCancel = (): void => end(false);
    const onEscape = (event: globalThis.KeyboardEvent): void => {
      if (event.key === "Escape") end(false);
    };
    stop.current = () => {
      handle.removeEventListener("pointermove", onPointerMove);
      handle.removeEventListener("pointerup", onPointerUp);
      handle.removeEventListener("pointercancel", onCancel);
      document.removeEventListener("keydown", onEscape);
      stop.current = null;
      setDrag(null);
    };
    handle.setPointerCapture(pointerId);
    handle.addEventListener("pointermove", onPointerMove);
    handle.addEventListener("pointerup", onPointerUp);
    handle.addEventListener("pointercancel", onCancel);
    document.addEventListener("keydown", onEscape);
    setDrag(current);
  }, []);

  const handle = useCallback<Sorting["handle"]>(
    (id) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        start(id, event.currentTarget, event.pointerId);
      },
      onKeyDown: (event) => {
        if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
        event.preventDefault();
        latest.current.onStep(id, event.key === "ArrowUp" ? -1 : 1);
      },
    }),
    [start],
  );
  return { container, drag, handle };
}

/** The place nearest to a height, among the rows (and empty groups) in the container. */
function placeAt(
  container: HTMLElement,
  movedId: string,
  clientY: number,
): { place: SortPlace; lineTopPx: number } | null {
  const top = container.getBoundingClientRect().top;
  let best: { place: SortPlace; lineTopPx: number; distance: number } | null = null;
  const offer = (group: string, index: number, y: number): void => {
    const distance = Math.abs(clientY - y);
    if (!best || distance < best.distance) best = { place: { group, index }, lineTopPx: y - top, distance };
  };
  const counts = new Map<string, number>();
  for (const row of container.querySelectorAll<HTMLElement>("[data-sort-group]")) {
    const group = row.dataset.sortGroup ?? "";
    const box = row.getBoundingClientRect();
    const id = row.dataset.sortId;
    const index = counts.get(group) ?? 0;
    if (id === undefined) {
      offer(group, 0, box.top + box.height / 2);
      continue;
    }
    offer(group, index, box.top);
    const after = id === movedId ? index : index + 1;
    counts.set(group, after);
    offer(group, after, box.bottom);
  }
  return best;
}
