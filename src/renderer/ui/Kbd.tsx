import { isApple, showKeys } from "./keys.ts";
import { cx } from "./cx.ts";

/** True on Apple systems, where shortcuts use Command and its signs. */
export const onApple = isApple(navigator.platform);

/** A keyboard shortcut as this system writes it. `onInk` is for dark bubbles. */
export function Kbd({ keys, onInk = false, className }: { keys: string; onInk?: boolean; className?: string }) {
  return (
    <kbd
      className={cx(
        "font-ui text-0 font-semibold tracking-wide whitespace-nowrap",
        onInk ? "opacity-75" : "text-ink-2",
        className,
      )}
    >
      {showKeys(keys, onApple)}
    </kbd>
  );
}
