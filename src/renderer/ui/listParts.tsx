/** Options in pop-up lists (Select, ComboBox): one look. Not used outside the kit. */
import { ListBox, ListBoxItem } from "react-aria-components";
import { Check } from "lucide-react";

export interface Option {
  id: string;
  label: string;
  /** A second line or a hint. */
  detail?: string;
  isDisabled?: boolean;
}

export const popoverClass =
  "rounded-md bg-raised text-ink shadow-2 outline-none data-entering:animate-rise forced-colors:border";

export function OptionList({ items }: { items?: Iterable<Option> }) {
  return (
    <ListBox
      items={items}
      className="scroll-y max-h-[inherit] p-1 outline-none"
      renderEmptyState={() => <p className="px-2.5 py-2 text-1 text-ink-2">Nothing matches.</p>}
    >
      {(option: Option) => (
        <ListBoxItem
          id={option.id}
          textValue={option.label}
          isDisabled={option.isDisabled ?? false}
          className="group flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2.5 py-1 text-2 outline-none data-focused:bg-hover data-disabled:opacity-45 pointer-coarse:min-h-11"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate">{option.label}</span>
            {option.detail ? <span className="block truncate text-1 text-ink-2">{option.detail}</span> : null}
          </span>
          <Check size={15} className="invisible shrink-0 text-accent group-data-selected:visible" aria-hidden />
        </ListBoxItem>
      )}
    </ListBox>
  );
}
