import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from "react";
import { cx } from "./cx.ts";
import { IsSidePane } from "./paneTitle.ts";
import { fitListWidth, maxListPx, minListPx } from "./splitWidth.ts";

interface SplitViewProps {
  list: ReactNode;
  detail: ReactNode;
  /** On narrow screens one is shown at a time: the detail when true. Give the detail's PageHeader an `onBack`. */
  isDetailOpen: boolean;
  /** Under this name the width is remembered on this device. */
  name: string;
  listLabel: string;
  detailLabel: string;
  initialListPx?: number;
}

function storedWidth(key: string, fallbackPx: number): number {
  const stored = Number(localStorage.getItem(key));
  return Number.isFinite(stored) && stored > 0 ? stored : fallbackPx;
}

/** A list with the chosen thing beside it. The border between is dragged, or moved with arrow keys, Home and End. */
export function SplitView({
  list,
  detail,
  isDetailOpen,
  name,
  listLabel,
  detailLabel,
  initialListPx = 332,
}: SplitViewProps) {
  const key = `potluck.split.${name}`;
  const [listPx, setListPx] = useState(() => storedWidth(key, initialListPx));
  const frame = useRef<HTMLDivElement>(null);
  const detailPane = useRef<HTMLElement>(null);
  const wasOpen = useRef(isDetailOpen);

  // On a narrow screen opening the detail takes the list away, and the focus with it: bring it along.
  useEffect(() => {
    const changed = wasOpen.current !== isDetailOpen;
    wasOpen.current = isDetailOpen;
    if (!changed || !isDetailOpen || document.activeElement !== document.body) return;
    detailPane.current?.querySelector<HTMLElement>("[data-screen-title]")?.focus();
  }, [isDetailOpen]);

  const resize = (wantedPx: number) => {
    const fitted = fitListWidth(wantedPx, frame.current?.clientWidth ?? 1024);
    setListPx(fitted);
    localStorage.setItem(key, String(fitted));
  };
  const isRtl = () => frame.current !== null && getComputedStyle(frame.current).direction === "rtl";
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !frame.current) return;
    const box = frame.current.getBoundingClientRect();
    resize(isRtl() ? box.right - event.clientX : event.clientX - box.left);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const towardsEnd = isRtl() ? "ArrowLeft" : "ArrowRight";
    const towardsStart = isRtl() ? "ArrowRight" : "ArrowLeft";
    const step = event.shiftKey ? 64 : 16;
    if (event.key === towardsEnd) resize(listPx + step);
    else if (event.key === towardsStart) resize(listPx - step);
    else if (event.key === "Home") resize(minListPx);
    else if (event.key === "End") resize(maxListPx);
    else return;
    event.preventDefault();
  };

  return (
    <div ref={frame} className="flex h-full min-w-0 flex-1" style={{ "--list": `${listPx}px` }}>
      <section
        aria-label={listLabel}
        data-frame="chrome"
        className={cx(
          "relative flex min-h-0 min-w-0 flex-col bg-paper max-md:w-full md:w-(--list) md:max-w-[calc(100%-320px)] md:min-w-60 md:shrink-0",
          isDetailOpen && "max-md:hidden",
        )}
      >
        <IsSidePane value={isDetailOpen}>{list}</IsSidePane>
      </section>
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label={`Width of ${listLabel.toLowerCase()}`}
        aria-valuenow={listPx}
        aria-valuemin={minListPx}
        aria-valuemax={maxListPx}
        tabIndex={0}
        data-frame="chrome"
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
        onDoubleClick={() => resize(initialListPx)}
        className="relative z-10 w-px shrink-0 cursor-col-resize touch-none bg-line outline-none after:absolute after:-inset-x-1 after:inset-y-0 after:content-[''] hover:bg-line-strong focus-visible:bg-sky focus-visible:shadow-[0_0_0_1px_var(--sky)] max-md:hidden"
      />
      <section
        ref={detailPane}
        aria-label={detailLabel}
        className={cx("flex min-h-0 min-w-0 flex-1 flex-col bg-surface", !isDetailOpen && "max-md:hidden")}
      >
        {detail}
      </section>
    </div>
  );
}
