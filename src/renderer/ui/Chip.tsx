import type { ReactNode } from "react";
import { cx } from "./cx.ts";
import type { Icon } from "./Icon.ts";
import { softTone, type Tone } from "./tones.ts";

interface ChipProps {
  tone?: Tone;
  icon?: Icon;
  children: ReactNode;
  className?: string;
}

/** A few words in a pill: a state, a tag, a place. Not pressable; for filters use TagGroup. */
export function Chip({ tone = "neutral", icon: IconShape, children, className }: ChipProps) {
  return (
    <span
      className={cx(
        "inline-flex h-[22px] max-w-full items-center gap-1 rounded-full px-2.5 text-1 font-medium",
        softTone[tone],
        className,
      )}
    >
      {IconShape ? <IconShape size={13} className="shrink-0" aria-hidden /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
