import type { ReactNode } from "react";
import { TriangleAlert } from "lucide-react";
import { Button } from "./Button.tsx";
import { cx } from "./cx.ts";

interface ErrorStateProps {
  title: string;
  /** What happened and what to do, in a sentence. */
  message: ReactNode;
  onRetry?: () => void;
  actions?: ReactNode;
  /** For the person who will look into it; folded away. */
  details?: string;
  /** It stands for a whole screen: its title is the screen's h1. */
  isScreen?: boolean;
  className?: string;
}

/** Something did not work: says so, and what can be done. */
export function ErrorState({
  title,
  message,
  onRetry,
  actions,
  details,
  className,
  isScreen = false,
}: ErrorStateProps) {
  const Title = isScreen ? "h1" : "h2";
  return (
    <div
      role="alert"
      className={cx("mx-auto flex max-w-[480px] flex-col items-center px-6 py-12 text-center", className)}
    >
      <span className="grid size-14 place-items-center rounded-full bg-rose-soft text-rose">
        <TriangleAlert size={26} strokeWidth={1.75} aria-hidden />
      </span>
      <Title
        {...(isScreen ? { tabIndex: -1, "data-screen-title": true } : {})}
        className="mt-4 text-4 font-semibold text-ink"
      >
        {title}
      </Title>
      <div className="mt-1.5 text-2 text-pretty text-ink-2">{message}</div>
      <div className="mt-5 flex flex-wrap justify-center gap-2">
        {onRetry ? (
          <Button variant="primary" onPress={onRetry}>
            Try again
          </Button>
        ) : null}
        {actions}
      </div>
      {details ? (
        <details className="mt-5 w-full text-start text-1 text-ink-2">
          <summary className="focus-ring cursor-default rounded-sm px-1">Details</summary>
          <pre className="mt-2 max-h-48 overflow-auto rounded-sm bg-sunken p-3 whitespace-pre-wrap wrap-anywhere">
            {details}
          </pre>
        </details>
      ) : null}
    </div>
  );
}
