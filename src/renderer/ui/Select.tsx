import { Button, Popover, Select as AriaSelect, SelectValue } from "react-aria-components";
import { ChevronDown } from "lucide-react";
import { boxClass, FieldHelp, FieldLabel, type FieldTexts } from "./fieldParts.tsx";
import { OptionList, popoverClass, type Option } from "./listParts.tsx";
import { cx } from "./cx.ts";

export type { Option } from "./listParts.tsx";

export interface SelectProps<Id extends string> extends FieldTexts {
  options: readonly (Option & { id: Id })[];
  /** The chosen option, or null for none. */
  value: Id | null;
  onChange: (id: Id) => void;
  placeholder?: string;
  isDisabled?: boolean;
  /** "box" is a form field; "quiet" looks like a quiet button, for lines and toolbars. */
  variant?: "box" | "quiet";
  className?: string;
}

/** One of a short list. For long lists or free text use ComboBox. */
export function Select<Id extends string>({
  label,
  hideLabel,
  description,
  errorMessage,
  options,
  value,
  onChange,
  placeholder,
  isDisabled = false,
  variant = "box",
  className,
}: SelectProps<Id>) {
  return (
    <AriaSelect
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen) onChange(chosen.id);
      }}
      placeholder={placeholder ?? "Choose…"}
      isDisabled={isDisabled}
      isInvalid={errorMessage !== undefined}
      className={cx("flex min-w-0 flex-col gap-1", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Button
        className={cx(
          "focus-ring flex h-8 min-w-0 cursor-default items-center gap-2 text-2 pointer-coarse:h-11",
          variant === "box"
            ? cx(boxClass, "px-2.5")
            : "rounded-sm px-2 font-medium text-ink-2 data-hovered:bg-hover data-pressed:bg-press data-disabled:opacity-45",
        )}
      >
        <SelectValue className="min-w-0 flex-1 truncate text-start data-placeholder:text-ink-3">
          {({ selectedText, defaultChildren, isPlaceholder }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <ChevronDown size={15} className="shrink-0 text-ink-2" aria-hidden />
      </Button>
      <FieldHelp description={description} errorMessage={errorMessage} />
      <Popover offset={4} className={cx(popoverClass, "min-w-(--trigger-width) max-w-[min(420px,92vw)]")}>
        <OptionList items={options} />
      </Popover>
    </AriaSelect>
  );
}
