import { cx } from "./cx.ts";
import { initialOf, personColour } from "./people.ts";

interface AvatarProps {
  name: string;
  /** Width in px: 20 in lines, 24 in headers, 32 in lists of people. */
  size?: 20 | 24 | 32;
  /** Read aloud; false where the name stands beside it. */
  isNamed?: boolean;
  className?: string;
}

/** A person: initial on their colour, with a ring in the colour of the surface. */
export function Avatar({ name, size = 20, isNamed = false, className }: AvatarProps) {
  return (
    <span
      {...(isNamed ? { role: "img", "aria-label": name, title: name } : { "aria-hidden": true })}
      style={{ width: size, height: size, fontSize: size * 0.5, background: `var(--person-${personColour(name)})` }}
      className={cx(
        "inline-grid shrink-0 place-items-center rounded-full font-semibold text-white shadow-[0_0_0_2px_var(--surface)]",
        className,
      )}
    >
      {initialOf(name)}
    </span>
  );
}

/** Up to three people overlapping, then "+2". */
export function AvatarStack({ names, size = 20 }: { names: readonly string[]; size?: 20 | 24 }) {
  const shown = names.slice(0, 3);
  return (
    <span
      role="img"
      aria-label={names.join(", ")}
      title={names.join(", ")}
      className="inline-flex items-center -space-x-1.5 rtl:space-x-reverse"
    >
      {shown.map((name) => (
        <Avatar key={name} name={name} size={size} />
      ))}
      {names.length > shown.length ? (
        <span className="ps-2.5 text-1 tabular text-ink-2">+{names.length - shown.length}</span>
      ) : null}
    </span>
  );
}
