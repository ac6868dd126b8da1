import { Building2, Link2, Mail, UsersRound } from "lucide-react";
import type { PrincipalKind } from "../../../../domain/sharing/principals.ts";
import { Avatar, type Icon } from "../../../ui/index.ts";

interface RecipientMarkProps {
  kind: PrincipalKind;
  /** "" for an address nobody is known behind. */
  name: string;
  size?: 20 | 32;
}

const icons: Readonly<Record<PrincipalKind, Icon>> = {
  person: Mail,
  group: UsersRound,
  organization: Building2,
  link: Link2,
};

/** Who it is at a glance: a face for a person known by name, else what kind of recipient. */
export function RecipientMark({ kind, name, size = 32 }: RecipientMarkProps) {
  if (kind === "person" && name !== "") return <Avatar name={name} size={size} />;
  const IconShape = icons[kind];
  return (
    <span
      aria-hidden
      style={{ width: size, height: size }}
      className={
        kind === "person"
          ? "grid shrink-0 place-items-center rounded-full bg-ink-3 text-surface"
          : "grid shrink-0 place-items-center rounded-sm bg-sky-soft text-sky"
      }
    >
      <IconShape size={size === 32 ? 16 : 12} />
    </span>
  );
}
