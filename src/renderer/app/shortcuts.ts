/** Turns key presses into commands: one stroke ("Mod+K") or two in a row ("G R"). Pure; the listener is in useShortcuts. */
import { matchesStroke, type KeyPress } from "../ui/keys.ts";

/** The second stroke of a pair has to come within this time. */
export const pairWithinMs = 1200;

export interface Shortcut {
  readonly shortcut?: string;
  readonly isDisabled?: boolean;
}

export interface PressContext {
  readonly apple: boolean;
  /** A text field has the focus: plain letters belong to it. */
  readonly inText: boolean;
  /** The first stroke of a pair that was pressed just before. */
  readonly pending: string | null;
}

export type PressOutcome<T> =
  | { readonly kind: "run"; readonly command: T }
  /** The start of a pair: wait for the second stroke. */
  | { readonly kind: "wait"; readonly stroke: string }
  | { readonly kind: "none" };

function isPlain(stroke: string): boolean {
  return !/Mod\+|Ctrl\+|Alt\+/.test(stroke) && !/^(F\d{1,2}|Escape)$/.test(stroke);
}

/** What a key press means among these commands; the first that fits wins. */
export function outcomeOf<T extends Shortcut>(
  press: KeyPress,
  commands: readonly T[],
  context: PressContext,
): PressOutcome<T> {
  let waiting: string | null = null;
  for (const command of commands) {
    if (!command.shortcut || command.isDisabled) continue;
    const [first = "", second] = command.shortcut.split(" ");
    if (context.inText && isPlain(first)) continue;
    if (second === undefined) {
      if (context.pending === null && matchesStroke(press, first, context.apple)) return { kind: "run", command };
    } else if (context.pending === first) {
      if (matchesStroke(press, second, context.apple)) return { kind: "run", command };
    } else if (context.pending === null && matchesStroke(press, first, context.apple)) {
      waiting = first;
    }
  }
  return waiting === null ? { kind: "none" } : { kind: "wait", stroke: waiting };
}
