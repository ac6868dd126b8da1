import { useSyncExternalStore } from "react";

/** Whether a media query holds, and re-renders when that changes. For what CSS alone cannot decide. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => matchMedia(query).matches,
  );
}
