import { Label, ProgressBar as AriaProgressBar } from "react-aria-components";
import { Button } from "./Button.tsx";

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
    <AriaProgressBar
      {...(value === undefined ? { isIndeterminate: true } : { value })}
      maxValue={max}
      valueLabel={valueText}
      className={className ?? ""}
    >
      {({ percentage, valueText: shownText, isIndeterminate }) => (
        <div className="flex items-center gap-3">
          <div className="min-w-0 flex-1">
            <div className="flex justify-between gap-3 text-1">
              <Label className="truncate font-medium text-ink">{label}</Label>
              <span className="shrink-0 tabular text-ink-2">{isIndeterminate ? "" : shownText}</span>
            </div>
            <div className="mt-1.5 h-1.5 overflow-hidden rounded-full bg-line">
              <div className={isIndeterminate ? "h-full w-1/3 animate-breathe rounded-full bg-accent" : "h-full rounded-full bg-accent transition-[width]"} style={isIndeterminate ? {} : { width: `${percentage ?? 0}%` }} />
            </div>
          </div>
          {onCancel ? (
            <Button size="small" onPress={onCancel}>
              Cancel
            </Button>
          ) : null}
        </div>
      )}
    </AriaProgressBar>
  );
}
