import type { ComponentType } from "react";

/** An icon component as lucide-react exports them; decorative unless the control around it names it. */
export type Icon = ComponentType<{
  size?: number | string;
  className?: string;
  strokeWidth?: number;
  "aria-hidden"?: boolean | "true" | "false";
}>;
