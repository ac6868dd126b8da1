/** Which of sharing's windows is open, and on what: any screen asks for it, the frame shows it. */
import { create } from "zustand";
import type { ShareTarget } from "../sync/sharing.ts";

interface Shown {
  readonly target: ShareTarget | null;
  /** `share`: giving access; `manage`: everything there is and was, with its history. */
  readonly view: "share" | "manage";
}

export const useShareDialog = create<Shown>(() => ({ target: null, view: "share" }));

/** Opens the share dialog; null closes what is open. */
export function askToShare(target: ShareTarget | null): void {
  useShareDialog.setState({ target, view: "share" });
}

/** Opens the share manager: all shares of a thing, also those that ended. */
export function askToManage(target: ShareTarget): void {
  useShareDialog.setState({ target, view: "manage" });
}
