import { useEffect } from "react";

/** Keeps the screen on while `isWanted`, where the system can; elsewhere nothing happens. */
export function useWakeLock(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted || !("wakeLock" in navigator)) return;
    let lock: WakeLockSentinel | null = null;
    let isCurrent = true;
    const acquire = (): void => {
      if (document.hidden) return;
      navigator.wakeLock.request("screen").then(
        (got) => {
          if (isCurrent) lock = got;
          else void got.release();
        },
        // Low battery or a window in the background: the screen may go dark, which is the person's own setting.
        () => undefined,
      );
    };
    acquire();
    // The system takes the lock back when the window is hidden.
    document.addEventListener("visibilitychange", acquire);
    return () => {
      isCurrent = false;
      document.removeEventListener("visibilitychange", acquire);
      void lock?.release();
    };
  }, [isWanted]);
}
