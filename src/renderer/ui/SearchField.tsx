import {
  Button,
  Group,
  Input,
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from "react-aria-components";
import type { Ref } from "react";
import { Search, X } from "lucide-react";
import { cx } from "./cx.ts";

export interface SearchFieldProps extends Omit<AriaSearchFieldProps, "className" | "style" | "children"> {
  /** Read aloud; the placeholder is what is seen. */
  label: string;
  placeholder?: string;
  className?: string;
  inputRef?: Ref<HTMLInputElement>;
}

/** A search box; Escape clears it. */
export function SearchField({ label, placeholder, className, inputRef, ...rest }: SearchFieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className={cx("group min-w-0", className)}>
      <Group className="flex h-[34px] items-center gap-2.5 rounded-sm border border-line bg-surface ps-2.5 pe-1 text-ink-2 data-hovered:border-line-strong data-focus-within:border-sky data-focus-within:shadow-[0_0_0_1px_var(--sky)] pointer-coarse:h-11">
        <Search size={15} className="shrink-0" aria-hidden />
        <Input
          ref={inputRef}
          placeholder={placeholder ?? label}
          className="h-full w-full min-w-0 bg-transparent text-2 text-ink outline-none pointer-coarse:text-3 [&::-webkit-search-cancel-button]:hidden"
        />
        <Button
          aria-label="Clear search"
          className="focus-ring grid size-6 shrink-0 place-items-center rounded-sm text-ink-2 group-data-empty:invisible data-hovered:bg-hover pointer-coarse:size-9"
        >
          <X size={14} aria-hidden />
        </Button>
      </Group>
    </AriaSearchField>
  );
}
