import { useCommands } from "../ui/index.ts";
import type { SharedThing } from "./sharedThing.ts";
import { useAccessActions } from "./useAccessActions.ts";

/** Offers "Share…" (or "Leave…") of what the screen shows in the command palette. */
export function useAccessCommands(item: SharedThing | null | undefined): void {
  const access = useAccessActions();
  useCommands(
    (item ? access.actions(item) : []).map(({ id, label, icon, onAction }) => ({
      id: `access.${id}`,
      label: id === "share-all" ? label : label.replace("…", ` “${item?.title || "Untitled"}”…`),
      group: "Sharing",
      ...(icon ? { icon } : {}),
      run: () => onAction?.(),
    })),
  );
}
