import { Label, ProgressBar as AriaProgressBar } from "react-aria-components";
import { Button } from "./Button.tsx";
import { cx } from "./cx.ts";

interface ProgressBarProps {
  /** What is going on: "Importing recipes". */
  label: string;
  /** From 0 to `max`; leave out while the amount is unknown. */
  value?: number;
  max?: number;
  /** In words: "120 of 400". Without it a percentage is shown. */
  valueText?: string;
  onCancel?: () => void;
  className?: string;
}

/** Long work: what, how far, and a way out. */
export function ProgressBar({ label, value, max = 100, valueText, onCancel, className }: ProgressBarProps) {
  return (
    <div className={cx("flex items-center gap-3", className)}>
      <AriaProgressBar
        {...(value === undefined ? { isIndeterminate: true } : { value })}
        maxValue={max}
        valueLabel={valueText}
        className="min-w-0 flex-1"
      >
        {({ percentage, valueText: shownText, isIndeterminate }) => (
          <>
            <div className="flex justify-between gap-3 text-1">
              <Label className="truncate font-medium text-ink">{label}</Label>
              <span className="shrink-0 tabular text-ink-2">{isIndeterminate ? "" : shownText}</span>
            </div>
            <div className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-line">
              <div
                className={cx(
                  "h-full rounded-full bg-accent",
                  isIndeterminate ? "w-1/3 animate-breathe" : "transition-[width]",
                )}
                style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }}
              />
            </div>
          </>
        )}
      </AriaProgressBar>
      {onCancel ? (
        <Button size="small" onPress={onCancel}>
          Cancel
        </Button>
      ) : null}
    </div>
  );
}
