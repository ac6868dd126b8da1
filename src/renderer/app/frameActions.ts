/** What the frame can do, handed down to its parts. */
export interface FrameActions {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly toggleSidebar: () => void;
  readonly exportAll: () => void;
  readonly importAll: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}
