/** Lets the window draw and hear keys before going on. */
export function nextTurn(): Promise<void> {
  // Unlike a timeout this is not held back when it is asked for often.
  const scheduler = (globalThis as { scheduler?: { yield?: () => Promise<void> } }).scheduler;
  if (scheduler?.yield) return scheduler.yield();
  return new Promise((resolve) => setTimeout(resolve));
}
