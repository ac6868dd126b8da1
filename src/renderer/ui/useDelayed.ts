import { useEffect, useState } from "react";

/** True once `isPending` has lasted `delayMs`: what is quicker than that shows no waiting at all. */
export function useDelayed(isPending: boolean, delayMs = 200): boolean {
  const [isLate, setIsLate] = useState(false);
  useEffect(() => {
    if (!isPending) {
      setIsLate(false);
      return;
    }
    const timer = setTimeout(() => setIsLate(true), delayMs);
    return () => clearTimeout(timer);
  }, [isPending, delayMs]);
  return isPending && isLate;
}
