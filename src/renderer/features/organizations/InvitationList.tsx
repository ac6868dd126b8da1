/** Invitations nobody has answered yet: sent again, or taken back. Many are behind one line, so that they do not hide the members. */
import { useId, useRef, useState } from "react";
import { ChevronDown, ChevronRight } from "lucide-react";
import { z } from "zod";
import { invitationAnswer, type Invitation } from "../../../domain/organizations/answers.ts";
import { useActNow } from "../../sync/session/index.ts";
import { Button, counted, showFailure, toast } from "../../ui/index.ts";
import { useAnswer } from "../../sync/useAnswer.ts";
import { InvitationRow } from "./InvitationRow.tsx";

const listSchema = z.array(invitationAnswer);
/** As many stand open by themselves. */
const fewInvitations = 2;

export function InvitationList({ organizationId }: { organizationId: string }) {
  const { value, reload } = useAnswer("invitation.list", { organizationId }, listSchema);
  const ask = useActNow();
  const listId = useId();
  const section = useRef<HTMLElement>(null);
  const [isOpened, setOpened] = useState(false);
  const open = (value ?? []).filter(
    ({ status, kind }) => status === "pending" || (status === "expired" && kind === "mail"),
  );
  if (open.length === 0) return null;
  const act = async (action: string, { id: invitationId }: Invitation, done: string) => {
    const answer = await ask(action, { invitationId }, invitationAnswer);
    if (!showFailure(answer)) return;
    toast({ message: done, tone: "done" });
    // The button that was pressed may go with its line.
    section.current?.focus();
    reload();
  };
  const isFew = open.length <= fewInvitations;
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="Open invitations"
      className="focus-ring mb-2 flex shrink-0 flex-col rounded-md border border-line bg-sunken px-3 py-1"
    >
      {isFew ? null : (
        <Button
          variant="quiet"
          icon={isOpened ? ChevronDown : ChevronRight}
          aria-expanded={isOpened}
          aria-controls={listId}
          onPress={() => setOpened(!isOpened)}
          className="-mx-1.5 self-start"
        >
          {counted(open.length, "open invitation")}
        </Button>
      )}
      {isFew || isOpened ? (
        <ul id={listId} className="scroll-y max-h-[38vh]">
          {open.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              invitation={invitation}
              onResend={() => void act("invitation.resend", invitation, "Sent again.")}
              onRevoke={() => void act("invitation.revoke", invitation, "The invitation is void.")}
            />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
