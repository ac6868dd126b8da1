/** Kitchen timers: several at once, kept over a reload, ringing wherever in the app one is. */
import { create } from "zustand";
import { z } from "zod";
import { idMaker } from "../../../../domain/items/types.ts";

// Not crypto.randomUUID, which pages without TLS do not have.
const newTimerId = idMaker((count) => crypto.getRandomValues(new Uint8Array(count)));

const timerSchema = z.object({
  id: z.string(),
  label: z.string(),
  recipeId: z.string(),
  recipeTitle: z.string(),
  totalMs: z.number(),
  /** When it rings, in milliseconds since 1970; null while paused. */
  endsAt: z.number().nullable(),
  /** What is left while paused. */
  leftMs: z.number(),
  hasRung: z.boolean(),
});
export type KitchenTimer = z.infer<typeof timerSchema>;

const storageKey = "potluck.timers";
/** A timer that rang this long ago while nobody was here is only noise. */
const staleMs = 6 * 3_600_000;

function load(): KitchenTimer[] {
  try {
    const parsed = z.array(timerSchema).safeParse(JSON.parse(localStorage.getItem(storageKey) ?? "[]"));
    return parsed.success
      ? parsed.data.filter((timer) => timer.endsAt === null || Date.now() - timer.endsAt < staleMs)
      : [];
  } catch (error) {
    console.error("The timers could not be read.", error);
    return [];
  }
}

export const useTimers = create<{ timers: readonly KitchenTimer[]; now: number }>(() => ({
  timers: load(),
  now: Date.now(),
}));

function set(timers: readonly KitchenTimer[]): void {
  useTimers.setState({ timers, now: Date.now() });
  try {
    localStorage.setItem(storageKey, JSON.stringify(timers));
  } catch (error) {
    console.error("The timers are kept in this window only.", error);
  }
}

export function startTimer(timer: { label: string; recipeId: string; recipeTitle: string; seconds: number }): void {
  const totalMs = timer.seconds * 1_000;
  const { label, recipeId, recipeTitle } = timer;
  askToNotify();
  set([
    ...useTimers.getState().timers,
    {
      id: newTimerId(),
      label,
      recipeId,
      recipeTitle,
      totalMs,
      endsAt: Date.now() + totalMs,
      leftMs: totalMs,
      hasRung: false,
    },
  ]);
}

export function removeTimer(id: string): void {
  set(useTimers.getState().timers.filter((timer) => timer.id !== id));
}

export function togglePause(id: string): void {
  set(
    useTimers.getState().timers.map((timer) => {
      if (timer.id !== id) return timer;
      return timer.endsAt === null
        ? { ...timer, endsAt: Date.now() + timer.leftMs }
        : { ...timer, endsAt: null, leftMs: Math.max(0, timer.endsAt - Date.now()) };
    }),
  );
}

export function addMinute(id: string): void {
  set(
    useTimers.getState().timers.map((timer) => {
      if (timer.id !== id) return timer;
      const left = leftMsOf(timer, Date.now()) + 60_000;
      return { ...timer, endsAt: timer.endsAt === null ? null : Date.now() + left, leftMs: left, hasRung: false };
    }),
  );
}

export function leftMsOf(timer: KitchenTimer, now: number): number {
  return timer.endsAt === null ? timer.leftMs : Math.max(0, timer.endsAt - now);
}

/** "7:05", "1:20:00". */
export function clockText(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  const parts = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const [hours = 0, minutes = 0, rest = 0] = parts;
  return hours > 0
    ? `${hours}:${String(minutes).padStart(2, "0")}:${String(rest).padStart(2, "0")}`
    : `${minutes}:${String(rest).padStart(2, "0")}`;
}

/** Lets time pass; answers the timers that ring now. */
export function tick(now: number): KitchenTimer[] {
  const { timers } = useTimers.getState();
  const ringing = timers.filter((timer) => timer.endsAt !== null && timer.endsAt <= now && !timer.hasRung);
  if (ringing.length > 0) set(timers.map((timer) => (ringing.includes(timer) ? { ...timer, hasRung: true } : timer)));
  else useTimers.setState({ now });
  return ringing;
}

function askToNotify(): void {
  if (typeof Notification === "undefined" || Notification.permission !== "default") return;
  void Notification.requestPermission().catch((error: unknown) =>
    console.error("Notifications are not available.", error),
  );
}
