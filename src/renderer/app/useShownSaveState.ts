import { useSaveState, type SaveState } from "../data/index.ts";
import { useDelayed } from "../ui/index.ts";

/** A write that takes less than this is not mentioned: it would only flicker. */
const mentionAfterMs = 400;

/** The save state as it is shown. Failure is shown at once; it is never shown as saved while something failed. */
export function useShownSaveState(): SaveState {
  const state = useSaveState();
  const isSlow = useDelayed(state.kind === "saving", mentionAfterMs);
  return state.kind === "saving" && !isSlow ? { kind: "saved" } : state;
}
