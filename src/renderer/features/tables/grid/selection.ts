/** The marked range of a grid and how keys move it. Pure: positions in, positions out. Row −1 is the header. */

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface Selection {
  /** Where the marking began; stays while Shift extends. */
  readonly anchor: CellPlace;
  /** The active cell. */
  readonly focus: CellPlace;
}

export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows a page key moves by. */
  readonly page: number;
}

export const start: Selection = { anchor: { row: 0, column: 0 }, focus: { row: 0, column: 0 } };

export function at(row: number, column: number): Selection {
  return { anchor: { row, column }, focus: { row, column } };
}

/** The marked cells, both ends included; the header alone counts as nothing marked below it. */
export function rangeOf({ anchor, focus }: Selection): Range {
  return {
    top: Math.max(0, Math.min(anchor.row, focus.row)),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

export function clampPlace(place: CellPlace, size: GridSize, first = -1): CellPlace {
  return {
    row: Math.max(first, Math.min(place.row, size.rows - 1)),
    column: Math.max(0, Math.min(place.column, size.columns - 1)),
  };
}

export function clampSelection(selection: Selection, size: GridSize): Selection {
  const anchor = clampPlace(selection.anchor, size);
  const focus = clampPlace(selection.focus, size);
  const isSame =
    anchor.row === selection.anchor.row &&
    anchor.column === selection.anchor.column &&
    focus.row === selection.focus.row &&
    focus.column === selection.focus.column;
  return isSame ? selection : { anchor, focus };
}

export interface MoveKey {
  readonly key: string;
  readonly shiftKey: boolean;
  /** Control, or Command on Apple systems. */
  readonly mod: boolean;
  readonly isRtl: boolean;
}

/** Where a key takes the selection; null where the key does not move. `isFilled` serves the jumps over data (Mod + arrow). */
export function moved(
  selection: Selection,
  press: MoveKey,
  size: GridSize,
  isFilled: (place: CellPlace) => boolean,
): Selection | null {
  const { focus } = selection;
  const target = targetOf(focus, press, size, isFilled);
  if (!target) return null;
  const next = clampPlace(target, size);
  if (!press.shiftKey) return { anchor: next, focus: next };
  const body = clampPlace(next, size, 0);
  return { anchor: clampPlace(selection.anchor, size, 0), focus: body };
}

function targetOf(
  focus: CellPlace,
  press: MoveKey,
  size: GridSize,
  isFilled: (place: CellPlace) => boolean,
): CellPlace | null {
  const { key, mod } = press;
  const side = press.isRtl ? -1 : 1;
  const step: Record<string, readonly [number, number]> = {
    ArrowUp: [-1, 0],
    ArrowDown: [1, 0],
    ArrowLeft: [0, -side],
    ArrowRight: [0, side],
  };
  const arrow = step[key];
  if (arrow) {
    const [down, across] = arrow;
    return mod && focus.row >= 0
      ? jump(focus, down, across, size, isFilled)
      : { row: focus.row + down, column: focus.column + across };
  }
  switch (key) {
    case "Home":
      return { row: mod ? 0 : focus.row, column: 0 };
    case "End":
      return { row: mod ? size.rows - 1 : focus.row, column: size.columns - 1 };
    case "PageUp":
      return { row: Math.max(0, focus.row - size.page), column: focus.column };
    case "PageDown":
      return { row: focus.row + size.page, column: focus.column };
    default:
      return null;
  }
}

/** To the edge of what is filled, as spreadsheets do: through a filled stretch to its end, over a gap to what follows. */
function jump(
  from: CellPlace,
  down: number,
  across: number,
  size: GridSize,
  isFilled: (place: CellPlace) => boolean,
): CellPlace {
  const inside = (place: CellPlace): boolean =>
    place.row >= 0 && place.row < size.rows && place.column >= 0 && place.column < size.columns;
  const next = (place: CellPlace): CellPlace => ({ row: place.row + down, column: place.column + across });
  let place = next(from);
  if (!inside(place)) return from;
  const throughFilled = isFilled(from) && isFilled(place);
  while (inside(next(place)) && (throughFilled ? isFilled(next(place)) : !isFilled(place))) place = next(place);
  return place;
}

/** The next cell for Tab: across, then to the next (or previous) row; null where the grid ends. */
export function tabbed(focus: CellPlace, back: boolean, size: GridSize): CellPlace | null {
  const index = focus.row * size.columns + focus.column + (back ? -1 : 1);
  if (index < 0 || index >= size.rows * size.columns) return null;
  return { row: Math.floor(index / size.columns), column: index % size.columns };
}
