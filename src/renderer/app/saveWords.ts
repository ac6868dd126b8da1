import type { SaveState } from "../data/index.ts";
import type { Tone } from "../ui/index.ts";

export interface SaveWords {
  readonly title: string;
  readonly detail: string;
  readonly tone: Extract<Tone, "herb" | "amber" | "rose">;
}

function changes(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}

/** The save state in words, as it stands at the bottom of the sidebar. */
export function saveWords(state: SaveState): SaveWords {
  switch (state.kind) {
    case "saved":
      return { title: "Everything saved", detail: "On this device", tone: "herb" };
    case "saving":
      return { title: "Saving…", detail: changes(state.pending), tone: "amber" };
    case "failed":
      return {
        title: `Not saved: ${changes(state.pending)}`,
        detail: state.failure.code === "storage_full" ? "No space left" : "Being tried again",
        tone: "rose",
      };
    default:
      return state satisfies never;
  }
}
