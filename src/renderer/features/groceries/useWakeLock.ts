import { useEffect } from "react";

/** Keeps the screen on while `isOn`; where the system refuses (low battery, no support) the screen sleeps as usual. */
export function useWakeLock(isOn: boolean): void {
  useEffect(() => {
    if (!isOn || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | undefined;
    let isCurrent = true;
    const hold = async () => {
      if (document.visibilityState !== "visible") return;
      try {
        const held = await navigator.wakeLock.request("screen");
        if (isCurrent) lock = held;
        else await held.release();
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
    };
    const again = () => void hold();
    void hold();
    // The system lets go whenever the page is hidden.
    document.addEventListener("visibilitychange", again);
    return () => {
      isCurrent = false;
      document.removeEventListener("visibilitychange", again);
      void lock?.release();
    };
  }, [isOn]);
}
