/** How far something long is, and whether it was called off meanwhile. */
import { useCallback, useEffect, useRef, useState } from "react";

export interface Progress {
  readonly done: number;
  readonly all: number;
}

export function useProgress() {
  const [progress, setProgress] = useState<Progress | null>(null);
  const isCancelled = useRef(false);
  const cancel = useCallback(() => {
    isCancelled.current = true;
  }, []);
  // Nothing goes on where nobody sees it.
  useEffect(() => {
    isCancelled.current = false;
    return cancel;
  }, [cancel]);
  const begin = useCallback((all: number) => {
    isCancelled.current = false;
    setProgress({ done: 0, all });
  }, []);
  const end = useCallback(() => setProgress(null), []);
  return { progress, setProgress, begin, end, cancel, wasCancelled: () => isCancelled.current };
}
