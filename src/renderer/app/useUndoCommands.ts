import { useEffect } from "react";
import { Redo2, Undo2 } from "lucide-react";
import { useKitchen, useUndoState } from "../data/index.ts";
import { dismissUndoOffers, toast, useCommands, onApple } from "../ui/index.ts";
import { redoCommandId, undoCommandId } from "./useShortcuts.ts";

/** Undo and redo of the whole app as commands, each followed by a sentence saying what was taken back. */
export function useUndo(): { undo: () => void; redo: () => void } {
  const { undo: stack } = useKitchen();
  const state = useUndoState();

  useEffect(() => {
    const subscription = stack.state$.subscribe(dismissUndoOffers);
    return () => subscription.unsubscribe();
  }, [stack]);

  const undo = async () => {
    const label = await stack.undo();
    if (label === null) toast({ message: "There is nothing to undo.", durationMs: 2500 });
    else toast({ message: `Undone: ${label}`, action: { label: "Redo", onAction: () => void redo() } });
  };
  const redo = async () => {
    const label = await stack.redo();
    if (label === null) toast({ message: "There is nothing to redo.", durationMs: 2500 });
    else toast({ message: `Done again: ${label}`, action: { label: "Undo", onAction: () => void undo() } });
  };

  useCommands([
    {
      id: undoCommandId,
      label: state.undo === null ? "Undo" : `Undo: ${state.undo}`,
      group: "Edit",
      icon: Undo2,
      shortcut: "Mod+Z",
      isHidden: state.undo === null,
      run: () => void undo(),
    },
    {
      id: redoCommandId,
      label: state.redo === null ? "Redo" : `Redo: ${state.redo}`,
      group: "Edit",
      icon: Redo2,
      shortcut: "Shift+Mod+Z",
      isHidden: state.redo === null,
      run: () => void redo(),
    },
    // Windows' own key for it; the same command, so that a text field keeps it the same way.
    ...(onApple
      ? []
      : [
          {
            id: redoCommandId,
            label: "Redo",
            group: "Edit",
            shortcut: "Mod+Y",
            isHidden: true,
            run: () => void redo(),
          },
        ]),
  ]);
  return { undo: () => void undo(), redo: () => void redo() };
}
