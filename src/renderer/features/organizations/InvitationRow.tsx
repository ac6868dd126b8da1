/** An invitation nobody has answered yet: to whom, as what, since when and until when. */
import { Link2, Mail } from "lucide-react";
import type { Invitation } from "../../../domain/organizations/answers.ts";
import { nameOfRole } from "../../../domain/organizations/roles.ts";
import { Button, Chip, counted, timeAgo, useNow } from "../../ui/index.ts";
import { day } from "./day.ts";

interface InvitationRowProps {
  invitation: Invitation;
  onResend: () => void;
  onRevoke: () => void;
}

export function InvitationRow({ invitation, onResend, onRevoke }: InvitationRowProps) {
  const { kind, address, role, status, uses, maxUses, createdAt, expiresAt } = invitation;
  const now = useNow();
  const isMail = kind === "mail";
  const isPending = status === "pending";
  const name = isMail ? address : "Anyone with the code";
  const facts = [
    nameOfRole(role),
    timeAgo(createdAt, now),
    ...(isPending ? [`until ${day(expiresAt)}`] : []),
    ...(isMail ? [] : [`${uses.toLocaleString()} of ${counted(maxUses, "person", "people")} came`]),
  ];
  const Shape = isMail ? Mail : Link2;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0">
      <Shape size={16} className="shrink-0 text-ink-2" aria-hidden />
      <span className="min-w-40 flex-1">
        <span className="block truncate text-2 font-medium">{name}</span>
        <span className="block text-1 text-ink-2">{facts.join(" · ")}</span>
      </span>
      <Chip tone={isPending ? "amber" : "rose"}>{isPending ? "Pending" : "Expired"}</Chip>
      {isMail ? (
        <Button size="small" aria-label={`Send again: ${name}`} onPress={onResend}>
          Send again
        </Button>
      ) : null}
      {isPending ? (
        <Button size="small" variant="quiet" aria-label={`Take back: ${name}`} onPress={onRevoke}>
          Take back
        </Button>
      ) : null}
    </li>
  );
}
