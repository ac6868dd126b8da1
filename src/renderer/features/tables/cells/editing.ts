/** What all cell editors share: what they are given, what their keys mean, how they look. */
import type { KeyboardEvent } from "react";
import type { CellValue, Choice, Column } from "../../../../domain/tables/fields.ts";
import type { TableContext } from "../useCellContext.ts";

/** Where the active cell goes after a commit. */
export type AfterEdit = "stay" | "down" | "up" | "next" | "previous";

export interface CellEditorProps {
  readonly column: Column;
  readonly value: CellValue | undefined;
  /** What was typed to open the editor replaces the value; null keeps it. */
  readonly isReplacing: boolean;
  readonly context: TableContext;
  /** Names other cells of a person column hold. */
  readonly people: readonly string[];
  readonly onCommit: (
    result: { text: string } | { value: CellValue | null; newChoice?: Choice },
    after: AfterEdit,
  ) => void;
  readonly onCancel: () => void;
}

export const editorClass =
  "absolute inset-0 z-30 min-h-full bg-surface px-2.5 text-2 text-ink shadow-[inset_0_0_0_2px_var(--accent)] outline-none";

/** What a key means in an editor, the same for all of them. */
export function afterKey(event: KeyboardEvent): AfterEdit | null {
  if (event.nativeEvent.isComposing) return null;
  if (event.key === "Enter" && !event.altKey) return event.shiftKey ? "up" : "down";
  if (event.key === "Tab") return event.shiftKey ? "previous" : "next";
  return null;
}
