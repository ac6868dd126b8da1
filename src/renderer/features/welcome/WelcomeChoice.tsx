import { Button } from "react-aria-components";
import type { ReactNode } from "react";
import { ChevronRight } from "lucide-react";
import { cx, type Icon } from "../../ui/index.ts";

interface WelcomeChoiceProps {
  icon: Icon;
  title: string;
  children: ReactNode;
  isPrimary?: boolean;
  isDisabled: boolean;
  onPress: () => void;
}

/** One way to begin. */
export function WelcomeChoice({
  icon: IconShape,
  title,
  children,
  isPrimary = false,
  isDisabled,
  onPress,
}: WelcomeChoiceProps) {
  return (
    <Button
      isDisabled={isDisabled}
      onPress={onPress}
      className="focus-ring group flex w-full items-center gap-4 rounded-md bg-surface p-4 text-start shadow-1 transition-[background-color,box-shadow] data-hovered:shadow-[0_0_0_1px_var(--line-strong)] data-pressed:bg-sunken data-disabled:opacity-50"
    >
      <span
        className={cx(
          "grid size-11 shrink-0 place-items-center rounded-full",
          isPrimary ? "bg-accent text-accent-ink" : "bg-accent-soft text-accent",
        )}
      >
        <IconShape size={20} strokeWidth={1.8} aria-hidden />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block text-3 font-semibold">{title}</span>
        <span className="block text-1 text-pretty text-ink-2">{children}</span>
      </span>
      <ChevronRight size={18} className="shrink-0 text-ink-3 rtl:rotate-180" aria-hidden />
    </Button>
  );
}
