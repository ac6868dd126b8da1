/** Sizes of the grid in px. */
import type { Column } from "../../../../domain/tables/fields.ts";
import { columnWidth } from "../columnTypes.ts";

export const headerHeightPx = 33;
export const minColumnPx = 48;
export const maxColumnPx = 1_200;

/** Dense with a mouse, generous for a finger. */
export function rowHeight(isCoarse: boolean): number {
  return isCoarse ? 44 : 32;
}

/** Width of the row numbers: room for the largest. */
export function numberWidth(rows: number): number {
  return Math.max(48, 24 + String(rows).length * 8);
}

export interface ColumnPlace {
  readonly column: Column;
  /** From the inline start of the first column. */
  readonly startPx: number;
  readonly widthPx: number;
}

export function placeColumns(
  columns: readonly Column[],
  resized: { readonly id: string; readonly widthPx: number } | null,
): ColumnPlace[] {
  let startPx = 0;
  return columns.map((column) => {
    const widthPx = resized?.id === column.id ? resized.widthPx : columnWidth(column);
    const place = { column, startPx, widthPx };
    startPx += widthPx;
    return place;
  });
}

/** The column under a distance from the start; the nearest one outside. */
export function columnAt(places: readonly ColumnPlace[], px: number): number {
  const found = places.findIndex((place) => px < place.startPx + place.widthPx);
  return found < 0 ? places.length - 1 : found;
}
