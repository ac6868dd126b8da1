/** What the frame can do for any screen: `useFrameActions().exportAll()`. */
import { createContext, use } from "react";

export interface FrameActions {
  readonly openPalette: () => void;
  readonly openHelp: () => void;
  readonly toggleSidebar: () => void;
  /** Saves everything to one file, with progress. */
  readonly exportAll: () => void;
  /** Lets the person choose an export and brings it in. */
  readonly importAll: () => void;
  /** Brings a backup back; asks whether instead of what is here or beside it. */
  readonly restoreBackup: (bytes: Uint8Array, name: string) => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

export const FrameActionsContext = createContext<FrameActions | null>(null);

/** Only inside the frame. */
export function useFrameActions(): FrameActions {
  const actions = use(FrameActionsContext);
  if (!actions) throw new Error("useFrameActions is used outside the frame");
  return actions;
}
