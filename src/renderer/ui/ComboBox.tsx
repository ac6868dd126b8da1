import { Button, ComboBox as AriaComboBox, Group, Input, Popover } from "react-aria-components";
import type { KeyboardEventHandler } from "react";
import { ChevronDown } from "lucide-react";
import { boxClass, FieldHelp, FieldLabel, inputClass, type FieldTexts } from "./fieldParts.tsx";
import { OptionList, popoverClass, type Option } from "./listParts.tsx";
import { cx } from "./cx.ts";

export interface ComboBoxProps extends FieldTexts {
  options: readonly Option[];
  inputValue: string;
  onInputChange: (text: string) => void;
  /** The option that was picked from the list. */
  onPick: (id: string) => void;
  /** Any text may stay in the field (default); false insists on an option. */
  allowsCustomValue?: boolean;
  /** Filter the options yourself and pass false; true lets the field filter by "contains". */
  filters?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
  onKeyDown?: KeyboardEventHandler<HTMLInputElement>;
  className?: string;
}

/** A text field with suggestions. */
export function ComboBox({
  label,
  hideLabel,
  description,
  errorMessage,
  options,
  inputValue,
  onInputChange,
  onPick,
  allowsCustomValue = true,
  filters = true,
  placeholder,
  isDisabled = false,
  onKeyDown,
  className,
}: ComboBoxProps) {
  return (
    <AriaComboBox
      {...(filters ? { defaultItems: options } : { items: options })}
      inputValue={inputValue}
      onInputChange={onInputChange}
      onChange={(key) => {
        if (key !== null) onPick(String(key));
      }}
      value={null}
      allowsCustomValue={allowsCustomValue}
      isDisabled={isDisabled}
      isInvalid={errorMessage !== undefined}
      menuTrigger="input"
      className={cx("flex min-w-0 flex-col gap-1", className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel} />
      <Group className={cx(boxClass, "flex h-8 items-center ps-2.5 pointer-coarse:h-11")}>
        <Input placeholder={placeholder} onKeyDown={onKeyDown} className={inputClass} />
        <Button className="focus-ring grid h-full w-8 shrink-0 place-items-center rounded-sm text-ink-2 data-hovered:text-ink pointer-coarse:w-11">
          <ChevronDown size={15} aria-hidden />
        </Button>
      </Group>
      <FieldHelp description={description} errorMessage={errorMessage} />
      <Popover offset={4} className={cx(popoverClass, "w-(--trigger-width)")}>
        <OptionList />
      </Popover>
    </AriaComboBox>
  );
}
