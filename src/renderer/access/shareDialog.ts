/** Which share dialog is open: any screen asks for it, the frame shows it. */
import { create } from "zustand";
import type { ShareTarget } from "../sync/sharing.ts";

export const useShareDialog = create<{ readonly target: ShareTarget | null }>(() => ({ target: null }));

/** Opens the share dialog; null closes it. */
export function askToShare(target: ShareTarget | null): void {
  useShareDialog.setState({ target });
}
