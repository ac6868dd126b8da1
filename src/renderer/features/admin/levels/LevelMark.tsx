import { Eye } from "lucide-react";
import type { SharingLevel } from "../../../../domain/sharing/levels.ts";
import { cx } from "../../../ui/index.ts";
import { softTone } from "../../../ui/tones.ts";
import { iconShapes, toneOf } from "./levelLooks.ts";

/** A level's icon in its colour. */
export function LevelMark({ level }: { level: Pick<SharingLevel, "icon" | "color"> }) {
  const IconShape = iconShapes[level.icon] ?? Eye;
  return (
    <span aria-hidden className={cx("grid size-8 shrink-0 place-items-center rounded-full", softTone[toneOf(level)])}>
      <IconShape size={16} />
    </span>
  );
}
