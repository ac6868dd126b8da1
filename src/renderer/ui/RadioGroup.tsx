import { Radio, RadioGroup as AriaRadioGroup } from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldTexts } from "./fieldParts.tsx";
import type { Option } from "./listParts.tsx";
import { cx } from "./cx.ts";

export interface RadioGroupProps<Id extends string> extends FieldTexts {
  options: readonly (Option & { id: Id })[];
  value: Id;
  onChange: (id: Id) => void;
  isDisabled?: boolean;
  className?: string;
}

/** One of a few, all visible, with room to explain each. For two to four short words use Segmented. */
export function RadioGroup<Id extends string>({
  label,
  hideLabel,
  description,
  errorMessage,
  options,
  value,
  onChange,
  isDisabled = false,
  className,
}: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      value={value}
      onChange={(next) => {
        const chosen = options.find((option) => option.id === next);
        if (chosen) onChange(chosen.id);
      }}
      isDisabled={isDisabled}
      isInvalid={errorMessage !== undefined}
      className={cx("flex flex-col gap-1", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      {options.map((option) => (
        <Radio
          key={option.id}
          value={option.id}
          isDisabled={option.isDisabled ?? false}
          className="group flex cursor-default items-start gap-2.5 py-1 text-2 data-disabled:opacity-45 pointer-coarse:py-2.5"
        >
          <span className="mt-px grid size-[18px] shrink-0 place-items-center rounded-full border-[1.5px] border-line-strong bg-surface group-data-hovered:border-ink-2 group-data-selected:border-accent group-data-focus-visible:shadow-focus">
            <span className="size-2 scale-0 rounded-full bg-accent transition-transform group-data-selected:scale-100" />
          </span>
          <span>
            {option.label}
            {option.detail ? <span className="block text-1 text-ink-2">{option.detail}</span> : null}
          </span>
        </Radio>
      ))}
      <FieldHelp description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}
