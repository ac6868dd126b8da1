import type { GridEvents } from "./grid/gridEvents.ts";

const nothing = (): void => undefined;

/** The grid of somebody who may only look: marking, copying, opening and following links stay. */
export function readOnlyEvents(events: GridEvents): GridEvents {
  return {
    ...events,
    onText: nothing,
    onValue: nothing,
    onClear: nothing,
    onFillDown: nothing,
    onPaste: nothing,
    onInsertBelow: nothing,
    onResize: nothing,
    onMoveColumn: nothing,
    onColumnMenu: (_column, _index, event) => event.preventDefault(),
    onCellMenu: nothing,
    onAddColumn: nothing,
  };
}
