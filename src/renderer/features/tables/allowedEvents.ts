import type { GridEvents } from "./grid/gridEvents.ts";

const nothing = (): void => undefined;

/**
 * The grid's events as far as this person may cause them. Rows are filled by who may fill, columns changed by who may edit; for
 * everybody marking, copying, opening and following links stay.
 */
export function allowedEvents(
  events: GridEvents,
  { mayEdit, mayFill }: { readonly mayEdit: boolean; readonly mayFill: boolean },
): GridEvents {
  return {
    ...events,
    ...(mayEdit ? {} : noColumnEvents),
    ...(mayFill ? {} : noRowEvents),
  };
}

const noRowEvents: Partial<GridEvents> = {
  onText: nothing,
  onValue: nothing,
  onClear: nothing,
  onFillDown: nothing,
  onPaste: nothing,
  onInsertBelow: nothing,
  onCellMenu: nothing,
};

const noColumnEvents: Partial<GridEvents> = {
  onResize: nothing,
  onMoveColumn: nothing,
  onColumnMenu: (_column, _index, event) => event.preventDefault(),
  onAddColumn: nothing,
};
