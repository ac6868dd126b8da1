import { cx } from "./cx.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "normal" | "large";

const base =
  "focus-ring inline-flex shrink-0 cursor-default select-none items-center justify-center gap-1.5 rounded-sm font-semibold whitespace-nowrap " +
  "transition-[background-color,box-shadow,transform] data-pressed:scale-[.985] data-disabled:opacity-45 data-disabled:pointer-events-none forced-colors:border";

const variants: Record<ButtonVariant, string> = {
  primary:
    "bg-accent text-accent-ink data-hovered:brightness-95 dark:data-hovered:brightness-110 data-pressed:brightness-90",
  secondary:
    "bg-raised text-ink shadow-1 data-hovered:bg-[color-mix(in_oklch,var(--raised),var(--ink)_5%)] data-pressed:bg-[color-mix(in_oklch,var(--raised),var(--ink)_9%)]",
  quiet: "text-ink-2 data-hovered:bg-hover data-hovered:text-ink data-pressed:bg-press aria-expanded:bg-hover",
  danger:
    "bg-rose-soft text-rose data-hovered:brightness-97 dark:data-hovered:brightness-115 data-pressed:brightness-94",
};

const sizes: Record<ButtonSize, string> = {
  small: "h-7 px-2 text-1 pointer-coarse:h-11 pointer-coarse:px-3",
  normal: "h-8 px-2.5 text-[13px] leading-5 pointer-coarse:h-11 pointer-coarse:px-4 pointer-coarse:text-2",
  large: "h-11 px-5 text-2",
};

const squares: Record<ButtonSize, string> = {
  small: "size-7 pointer-coarse:size-11",
  normal: "size-8 pointer-coarse:size-11",
  large: "size-11",
};

/** The classes of a button; `square` is for icon-only ones. Shared by buttons and links that look like buttons. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize, square: boolean, extra?: string): string {
  return cx(base, variants[variant], square ? squares[size] : sizes[size], extra);
}
