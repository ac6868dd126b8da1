import { useEffect } from "react";
import { currentCommands } from "../ui/commands.ts";
import { onApple } from "../ui/Kbd.tsx";
import { fieldKeeps, focused, typed, type FieldHistory } from "./fieldUndo.ts";
import { outcomeOf, pairWithinMs } from "./shortcuts.ts";
import { takesLetters, textOf } from "./textTarget.ts";

/** Ids of the commands that a text field may keep for itself. */
export const undoCommandId = "app.undo";
export const redoCommandId = "app.redo";

/**
 * Listens to the keyboard for the commands that are registered right now. While a dialog is open only its own keys and
 * undo count: what lies under it must not change unseen.
 */
export function useShortcuts(): void {
  useEffect(() => {
    let pending: string | null = null;
    let pendingUntil = 0;
    let history: FieldHistory | null = null;

    const onFocus = (event: FocusEvent) => {
      const text = textOf(event.target);
      history = text === null ? null : focused(text);
    };
    const onInput = (event: Event) => {
      if (history && event instanceof InputEvent) history = typed(history, event.inputType);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      if (event.timeStamp > pendingUntil) pending = null;
      const text = textOf(event.target);
      const outcome = outcomeOf(event, currentCommands(), {
        apple: onApple,
        inText: takesLetters(event.target),
        pending,
      });
      pending = null;
      if (outcome.kind === "wait") {
        pending = outcome.stroke;
        pendingUntil = event.timeStamp + pairWithinMs;
      }
      if (outcome.kind !== "run") return;
      const { command } = outcome;
      const direction = command.id === undoCommandId ? "undo" : command.id === redoCommandId ? "redo" : null;
      // A key held down repeats undo, step by step, and nothing else.
      if (event.repeat && !direction) return;
      if (direction && text !== null && fieldKeeps(history, text, direction)) return;
      if (!direction && document.querySelector('[role="dialog"][data-rac], [role="alertdialog"]')) return;
      event.preventDefault();
      command.run();
    };

    document.addEventListener("focusin", onFocus);
    document.addEventListener("input", onInput);
    document.addEventListener("keydown", onKeyDown);
    return () => {
      document.removeEventListener("focusin", onFocus);
      document.removeEventListener("input", onInput);
      document.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}
