/** Makes the time of timers pass faster, so that a run does not wait for RxDB's retries; returns how to stop. */
const faster = 25;

export function hurry(): () => void {
  const { setTimeout: timeout, setInterval: interval } = globalThis;
  const hurried =
    (wait: (run: () => void, delayMs: number) => unknown) =>
    (run: () => void, delayMs = 0) =>
      wait(run, delayMs / faster);
  globalThis.setTimeout = hurried(timeout) as typeof timeout;
  globalThis.setInterval = hurried(interval) as typeof interval;
  return () => {
    globalThis.setTimeout = timeout;
    globalThis.setInterval = interval;
  };
}
