import { useEffect } from "react";
import { BellRing, Pause, Play, Plus, X } from "lucide-react";
import { Link } from "react-aria-components";
import { cx, IconButton, paths, toast } from "../../../ui/index.ts";
import { ring } from "./ring.ts";
import {
  addMinute,
  clockText,
  leftMsOf,
  removeTimer,
  tick,
  togglePause,
  useTimers,
  type KitchenTimer,
} from "./timers.ts";

const tickMs = 250;

function announce(timer: KitchenTimer): void {
  ring();
  toast({ message: `${timer.label}: time is up for ${timer.recipeTitle || "your timer"}.`, tone: "done" });
  if (typeof Notification !== "undefined" && Notification.permission === "granted" && document.hidden) {
    // Some systems allow notifications only from elsewhere; the sound and the pill are there all the same.
    try {
      const notification = new Notification(`${timer.label} is over`, { body: timer.recipeTitle, tag: timer.id });
      notification.addEventListener("click", () => window.focus());
    } catch (error) {
      console.error("A notification could not be shown.", error);
    }
  }
}

/** The running timers, over every screen, because nobody stays on the recipe for an hour. */
export function TimersBar() {
  const timers = useTimers((state) => state.timers);
  const now = useTimers((state) => state.now);
  const isRunning = timers.some((timer) => timer.endsAt !== null && !timer.hasRung);
  useEffect(() => {
    if (!isRunning) return;
    const clock = setInterval(() => tick(Date.now()).forEach(announce), tickMs);
    return () => clearInterval(clock);
  }, [isRunning]);
  if (timers.length === 0) return null;
  return (
    <section
      aria-label="Timers"
      data-frame="chrome"
      className="pointer-events-none fixed end-3 bottom-[calc(72px+env(safe-area-inset-bottom))] z-[55] flex max-w-[calc(100vw-24px)] flex-col items-end gap-2 md:bottom-4"
    >
      {timers.map((timer) => {
        const left = leftMsOf(timer, now);
        return (
          <div
            key={timer.id}
            role="timer"
            aria-label={`${timer.label}, ${timer.recipeTitle}`}
            className={cx(
              "pointer-events-auto flex h-11 max-w-full items-center gap-1 rounded-full ps-4 pe-1.5 shadow-2 animate-rise",
              timer.hasRung ? "bg-accent text-accent-ink" : "bg-raised text-ink",
            )}
          >
            {timer.hasRung ? <BellRing size={16} className="shrink-0" aria-hidden /> : null}
            <span className="text-3 font-semibold tabular">{clockText(left)}</span>
            <Link
              href={paths.recipe(timer.recipeId)}
              className="focus-ring ms-1.5 max-w-40 min-w-0 truncate rounded-sm text-1 underline-offset-2 data-hovered:underline"
            >
              {timer.recipeTitle || timer.label}
            </Link>
            <IconButton
              label="One minute more"
              icon={Plus}
              size="small"
              className="text-current"
              onPress={() => addMinute(timer.id)}
            />
            {timer.hasRung ? null : (
              <IconButton
                label={timer.endsAt === null ? "Go on" : "Pause"}
                icon={timer.endsAt === null ? Play : Pause}
                size="small"
                className="text-current"
                onPress={() => togglePause(timer.id)}
              />
            )}
            <IconButton
              label={timer.hasRung ? "Done" : "Stop the timer"}
              icon={X}
              size="small"
              className="text-current"
              onPress={() => removeTimer(timer.id)}
            />
          </div>
        );
      })}
    </section>
  );
}
