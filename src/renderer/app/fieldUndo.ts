/**
 * Who gets Ctrl-Z while a text field has the focus. The field's own undo comes first, as long as its text differs from
 * what it was when it got the focus; after that (or when nothing was typed) the app's undo takes back the last step.
 * Redo is the field's as long as its last own step was an undo. So nobody loses typing to a jump elsewhere, and nobody is
 * stuck in a field that has nothing to undo.
 */

export interface FieldHistory {
  readonly textAtFocus: string;
  readonly lastWasUndo: boolean;
}

export function focused(text: string): FieldHistory {
  return { textAtFocus: text, lastWasUndo: false };
}

/** After an input event; `inputType` is the event's. */
export function typed(history: FieldHistory, inputType: string): FieldHistory {
  return { ...history, lastWasUndo: inputType === "historyUndo" };
}

/** Whether the field keeps this key for itself. */
export function fieldKeeps(history: FieldHistory | null, text: string, direction: "undo" | "redo"): boolean {
  if (!history) return false;
  return direction === "undo" ? text !== history.textAtFocus : history.lastWasUndo;
}
