/** Whose comments are open: any screen asks for them, the frame shows them beside the screen. */
import { create } from "zustand";
import type { SharedThing } from "../sharedThing.ts";

export const useCommentsPanel = create<{ readonly item: SharedThing | null }>(() => ({ item: null }));

/** Opens an item's comments; null closes them. */
export function openComments(item: SharedThing | null): void {
  useCommentsPanel.setState({ item });
}
