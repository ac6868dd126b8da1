/** Bounds of the list pane of a SplitView, in px. */
export const minListPx = 240;
export const maxListPx = 560;
/** What the detail keeps at least. */
const minDetailPx = 360;

/** The list's width after the person asked for `wantedPx` in a view `totalPx` wide. */
export function fitListWidth(wantedPx: number, totalPx: number): number {
  const most = Math.max(minListPx, Math.min(maxListPx, totalPx - minDetailPx));
  return Math.round(Math.min(most, Math.max(minListPx, wantedPx)));
}
