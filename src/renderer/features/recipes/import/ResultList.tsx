import { useRef } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { CircleAlert, CircleCheck, Copy, RefreshCw } from "lucide-react";
import type { Kitchen } from "../../../data/index.ts";
import { useKitchen } from "../../../data/index.ts";
import { Button, cx, paths, showFailure, TextLink } from "../../../ui/index.ts";
import { importLine, retryLine, type DuplicatePolicy, type ImportLine } from "./importRun.ts";

const marks = {
  imported: { icon: CircleCheck, tone: "text-herb", word: "Imported" },
  replaced: { icon: RefreshCw, tone: "text-herb", word: "Replaced" },
  duplicate: { icon: Copy, tone: "text-amber", word: "Skipped: you have it" },
  failed: { icon: CircleAlert, tone: "text-rose", word: "Not imported" },
} as const;

function LineActions({
  line,
  kitchen,
  policy,
  isIdle,
}: {
  line: ImportLine;
  kitchen: Kitchen;
  policy: DuplicatePolicy;
  isIdle: boolean;
}) {
  if (!isIdle) return null;
  if (line.outcome === "duplicate" && line.draft) {
    return (
      <span className="flex shrink-0 gap-1">
        <Button size="small" onPress={() => void importLine(kitchen, line, "keep").then(showFailure)}>
          Import anyway
        </Button>
        <Button size="small" onPress={() => void importLine(kitchen, line, "replace").then(showFailure)}>
          Replace
        </Button>
      </span>
    );
  }
  if (line.outcome === "failed" && line.source) {
    return (
      <Button size="small" icon={RefreshCw} onPress={() => void retryLine(kitchen, line, policy)} className="shrink-0">
        Try again
      </Button>
    );
  }
  return null;
}

/** What became of every file; every warning and lost field is named. */
export function ResultList({
  lines,
  policy,
  isIdle,
}: {
  lines: readonly ImportLine[];
  policy: DuplicatePolicy;
  isIdle: boolean;
}) {
  const kitchen = useKitchen();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 52,
    overscan: 8,
    getItemKey: (index) => lines[index]?.key ?? index,
  });
  return (
    // What scrolls must be reachable by keyboard, also when no line has a button.
    <div
      ref={scroller}
      className="scroll-y min-h-0 flex-1"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label="Result of every file"
    >
      <ul className="relative" style={{ height: `${virtual.getTotalSize()}px` }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (!line) return null;
          const mark = marks[line.outcome];
          return (
            <li
              key={item.key}
              ref={virtual.measureElement}
              data-index={item.index}
              data-outcome={line.outcome}
              className="absolute inset-x-0 flex flex-wrap items-start gap-x-3 gap-y-1 border-b border-line px-1 py-2"
              style={{ top: 0, transform: `translateY(${item.start}px)` }}
            >
              <mark.icon size={16} className={cx("mt-0.5 shrink-0", mark.tone)} aria-hidden />
              <div className="min-w-0 flex-1 basis-60">
                <p className="text-2 wrap-anywhere">
                  {line.recipeId === null ? (
                    <span className="font-medium">{line.title || line.file}</span>
                  ) : (
                    <TextLink href={paths.recipe(line.recipeId)}>{line.title || "Untitled recipe"}</TextLink>
                  )}
                  <span className={cx("ms-2 text-1", mark.tone)}>{mark.word}</span>
                </p>
                {line.title === "" ? null : <p className="truncate text-1 text-ink-3">{line.file}</p>}
                {line.failure ? (
                  <p className="text-1 text-rose">
                    {line.failure.message} <span className="text-ink-3">({line.failure.code})</span>
                  </p>
                ) : null}
                {line.warnings.length > 0 ? (
                  <ul className="mt-0.5 list-disc ps-4 text-1 text-amber">
                    {line.warnings.map((warning) => (
                      <li key={`${warning.field}${warning.message}`}>{warning.message}</li>
                    ))}
                  </ul>
                ) : null}
              </div>
              <LineActions line={line} kitchen={kitchen} policy={policy} isIdle={isIdle} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
