import type { ReactNode } from "react";
import { CircleAlert, CircleCheck, Clock, Info, Users, X } from "lucide-react";
import { cx } from "./cx.ts";
import type { Icon } from "./Icon.ts";
import { IconButton } from "./IconButton.tsx";
import { softTone, type Tone } from "./tones.ts";

interface BannerProps {
  /** amber waiting, rose refused or removed, sky people, herb done. */
  tone: Tone;
  title?: string;
  children?: ReactNode;
  icon?: Icon;
  actions?: ReactNode;
  onDismiss?: () => void;
  className?: string;
}

const icons: Record<Tone, Icon> = {
  neutral: Info,
  accent: Info,
  herb: CircleCheck,
  sky: Users,
  amber: Clock,
  rose: CircleAlert,
};

/** A sentence across the top of what it is about. */
export function Banner({ tone, title, children, icon, actions, onDismiss, className }: BannerProps) {
  const IconShape = icon ?? icons[tone];
  return (
    <div
      role={tone === "rose" ? "alert" : "status"}
      className={cx("flex items-start gap-3 rounded-md px-3.5 py-2.5 text-2", softTone[tone], className)}
    >
      <IconShape size={16} className="mt-0.5 shrink-0" aria-hidden />
      <div className="min-w-0 flex-1">
        {title ? <p className={cx("font-semibold wrap-anywhere", tone === "neutral" && "text-ink")}>{title}</p> : null}
        {children ? (
          <div className={cx(title ? "text-1 text-ink" : "font-medium", "wrap-anywhere")}>{children}</div>
        ) : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-2">{actions}</div> : null}
      </div>
      {onDismiss ? (
        <IconButton label="Dismiss" icon={X} size="small" onPress={onDismiss} className="-my-1 -me-2 text-current" />
      ) : null}
    </div>
  );
}
