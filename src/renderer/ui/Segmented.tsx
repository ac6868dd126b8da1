import { Radio, RadioGroup } from "react-aria-components";
import { cx } from "./cx.ts";
import type { Icon } from "./Icon.ts";

export interface Segment<Id extends string> {
  id: Id;
  label: string;
  icon?: Icon;
  /** Show the icon alone; the label is then read aloud. */
  iconOnly?: boolean;
}

export interface SegmentedProps<Id extends string> {
  /** What is being chosen, read aloud. */
  label: string;
  segments: readonly Segment<Id>[];
  value: Id;
  onChange: (id: Id) => void;
  isDisabled?: boolean;
  className?: string;
}

/** Two to five short choices side by side, one always chosen. */
export function Segmented<Id extends string>({
  label,
  segments,
  value,
  onChange,
  isDisabled = false,
  className,
}: SegmentedProps<Id>) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={value}
      isDisabled={isDisabled}
      onChange={(next) => {
        const chosen = segments.find((segment) => segment.id === next);
        if (chosen) onChange(chosen.id);
      }}
      className={cx(
        "inline-flex max-w-full rounded-sm bg-sunken p-0.5 shadow-[inset_0_0_0_1px_var(--line)]",
        className,
      )}
    >
      {segments.map(({ id, label: words, icon: IconShape, iconOnly }) => (
        <Radio
          key={id}
          value={id}
          {...(iconOnly ? { "aria-label": words } : {})}
          className="focus-ring flex h-7 min-w-0 flex-auto cursor-default items-center justify-center gap-1.5 rounded-[5px] px-2.5 text-1 font-medium text-ink-2 transition-colors data-hovered:text-ink data-selected:bg-raised data-selected:font-semibold data-selected:text-ink data-selected:shadow-1 data-disabled:opacity-45 pointer-coarse:h-10"
        >
          {IconShape ? <IconShape size={15} className="shrink-0" aria-hidden /> : null}
          {iconOnly ? null : <span className="truncate">{words}</span>}
        </Radio>
      ))}
    </RadioGroup>
  );
}
