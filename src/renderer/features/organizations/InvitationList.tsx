/** Invitations nobody has answered yet: sent again, or taken back. */
import { Link2, Mail } from "lucide-react";
import { z } from "zod";
import { invitationAnswer, type Invitation } from "../../../domain/organizations/answers.ts";
import { useActNow } from "../../sync/session/index.ts";
import { Button, Chip, counted, showFailure, timeAgo, toast, useNow } from "../../ui/index.ts";
import { nameOfRole } from "../../../domain/organizations/roles.ts";
import { useAnswer } from "../../sync/useAnswer.ts";

const listSchema = z.array(invitationAnswer);

export function InvitationList({ organizationId }: { organizationId: string }) {
  const { value, reload } = useAnswer("invitation.list", { organizationId }, listSchema);
  const ask = useActNow();
  const now = useNow();
  const open = (value ?? []).filter(
    ({ status, kind }) => status === "pending" || (status === "expired" && kind === "mail"),
  );
  if (open.length === 0) return null;
  const act = async (action: string, invitation: Invitation, done: string) => {
    const answer = await ask(action, { invitationId: invitation.id }, invitationAnswer);
    if (!showFailure(answer)) return;
    toast({ message: done, tone: "done" });
    reload();
  };
  return (
    <section aria-label="Open invitations" className="mb-5 rounded-md border border-line bg-sunken px-3 py-1">
      <ul>
        {open.map((invitation) => (
          <li
            key={invitation.id}
            className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0"
          >
            <span className="text-ink-2">
              {invitation.kind === "mail" ? <Mail size={16} aria-hidden /> : <Link2 size={16} aria-hidden />}
            </span>
            <span className="min-w-40 flex-1">
              <span className="block truncate text-2 font-medium">
                {invitation.kind === "mail" ? invitation.address : "Anyone with the code"}
              </span>
              <span className="block text-1 text-ink-2">
                {nameOfRole(invitation.role)} · {timeAgo(invitation.createdAt, now)}
                {invitation.kind === "link"
                  ? ` · ${invitation.uses} of ${counted(invitation.maxUses, "person", "people")} came`
                  : ""}
              </span>
            </span>
            <Chip tone={invitation.status === "pending" ? "amber" : "rose"}>
              {invitation.status === "pending" ? "Pending" : "Expired"}
            </Chip>
            {invitation.kind === "mail" ? (
              <Button size="small" onPress={() => void act("invitation.resend", invitation, "Sent again.")}>
                Send again
              </Button>
            ) : null}
            {invitation.status === "pending" ? (
              <Button
                size="small"
                variant="quiet"
                onPress={() => void act("invitation.revoke", invitation, "The invitation is void.")}
              >
                Take back
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
