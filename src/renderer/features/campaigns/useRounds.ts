/** Counts up while somebody looks, so that figures that only the server has are asked for again. */
import { useEffect, useState } from "react";

/** How soon figures follow what people do. */
const everyMs = 3_000;

/** Stands still while `isLive` is false or the window is hidden. */
export function useRounds(isLive: boolean): number {
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!isLive) return undefined;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") setRound((before) => before + 1);
    }, everyMs);
    return () => clearInterval(timer);
  }, [isLive]);
  return round;
}
