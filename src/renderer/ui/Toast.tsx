import { useEffect, useState } from "react";
import { create } from "zustand";
import { Button as AriaButton } from "react-aria-components";
import { Check, CircleAlert, Info, X } from "lucide-react";
import { cx } from "./cx.ts";

export interface ToastOptions {
  message: string;
  tone?: "plain" | "done" | "problem";
  /** One thing to do about it, usually Undo. */
  action?: { label: string; onAction: () => void };
  /** How long it stays while nobody points at it; a problem or an action stays at least 8 s. Default 5 s. */
  durationMs?: number;
}

interface ShownToast extends ToastOptions {
  readonly id: number;
}

/** At most this many at once; the oldest goes first. */
const maxToasts = 3;
const useToasts = create<{ toasts: readonly ShownToast[] }>(() => ({ toasts: [] }));
let lastId = 0;

/** Shows a sentence at the bottom of the window and reads it aloud; returns a function that takes it away. */
export function toast(options: ToastOptions): () => void {
  lastId += 1;
  const id = lastId;
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts, { ...options, id }].slice(-maxToasts) }));
  return () => dismiss(id);
}

/**
 * Takes away the toasts that offer undo or redo. Called when something else was done since: "Undo" always takes back the
 * last step, so an older offer would take back the wrong one.
 */
export function dismissUndoOffers(): void {
  useToasts.setState(({ toasts }) => {
    const kept = toasts.filter(({ action }) => action?.label !== "Undo" && action?.label !== "Redo");
    return kept.length === toasts.length ? {} : { toasts: kept };
  });
}

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((shown) => shown.id !== id) }));
}

function OneToast({ shown }: { shown: ShownToast }) {
  const [isHeld, setIsHeld] = useState(false);
  const durationMs = Math.max(shown.durationMs ?? 5000, shown.action || shown.tone === "problem" ? 8000 : 0);
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => dismiss(shown.id), durationMs);
    return () => clearTimeout(timer);
  }, [shown.id, durationMs, isHeld]);
  const Mark = shown.tone === "done" ? Check : shown.tone === "problem" ? CircleAlert : Info;
  return (
    // Pointing at it or being in it only holds it; everything it does is on its buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li
      className="pointer-events-auto flex min-h-11 w-full max-w-[480px] animate-rise items-center gap-2.5 rounded-md bg-ink ps-3.5 pe-1.5 text-paper shadow-2 forced-colors:border"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      <Mark size={16} className="shrink-0 opacity-80" aria-hidden />
      <span className="min-w-0 flex-1 py-2.5 text-2 wrap-anywhere">{shown.message}</span>
      {shown.action ? (
        <AriaButton
          onPress={() => {
            dismiss(shown.id);
            shown.action?.onAction();
          }}
          className="h-8 rounded-sm px-2.5 text-2 font-semibold outline-none data-focus-visible:shadow-[0_0_0_2px_currentColor] data-hovered:bg-[color-mix(in_oklch,var(--paper)_16%,transparent)] pointer-coarse:h-11"
        >
          {shown.action.label}
        </AriaButton>
      ) : null}
      <AriaButton
        aria-label="Dismiss"
        onPress={() => dismiss(shown.id)}
        className="grid size-8 shrink-0 place-items-center rounded-sm opacity-80 outline-none data-focus-visible:shadow-[0_0_0_2px_currentColor] data-hovered:opacity-100 pointer-coarse:size-11"
      >
        <X size={15} aria-hidden />
      </AriaButton>
    </li>
  );
}

/** Mounted once by the frame. The live region is always there, so that the first toast is read too. */
export function ToastHost({ className }: { className?: string }) {
  const toasts = useToasts((state) => state.toasts);
  return (
    <section
      aria-label="Messages"
      aria-live="polite"
      aria-relevant="additions"
      className={cx("pointer-events-none fixed inset-x-0 z-[60] px-3", className)}
      data-frame="chrome"
    >
      <ol className="mx-auto flex flex-col items-center gap-2">
        {toasts.map((shown) => (
          <OneToast key={shown.id} shown={shown} />
        ))}
      </ol>
    </section>
  );
}
