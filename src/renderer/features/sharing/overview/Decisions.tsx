/** What waits for this person: changes that were not accepted, requests, shares to approve, invitations, shares and commands that did not work. */
import { useRef } from "react";
import { ShieldAlert } from "lucide-react";
import { sharesToApprove } from "../../../../domain/sharing/overview.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useSetting } from "../../../data/index.ts";
import { refusedSharesKey } from "../../../sync/refusedShares.ts";
import { useOpenInvitations } from "../../../sync/useOpenInvitations.ts";
import { useOutbox } from "../../../sync/useRecords.ts";
import { useRequests, useRescues } from "../../../sync/useShareRecords.ts";
import { counted, LinkButton, paths } from "../../../ui/index.ts";
import { focusNextCard } from "./answeredFocus.ts";
import { ApprovalCard } from "./ApprovalCard.tsx";
import { Card } from "./Card.tsx";
import { InvitationCard } from "./InvitationCard.tsx";
import { JoinCard } from "./JoinCard.tsx";
import { RefusalCard } from "./RefusalCard.tsx";
import { RefusedCommandCard } from "./RefusedCommandCard.tsx";
import { RequestCard } from "./RequestCard.tsx";

interface DecisionsProps {
  personId: string;
  shares: readonly StoredShare[];
  invitations: readonly StoredShare[];
}

export function Decisions({ personId, shares, invitations }: DecisionsProps) {
  const list = useRef<HTMLUListElement>(null);
  const rescues = useRescues() ?? [];
  const requests = (useRequests() ?? []).filter((one) => one.ownerId === personId && one.status === "open");
  const approvals = sharesToApprove(personId, shares).filter((share) => !share.isWish);
  const [refusals, setRefusals] = useSetting(refusedSharesKey);
  const joining = useOpenInvitations();
  const refused = (useOutbox() ?? []).filter(({ state }) => state === "refused");
  const answered = () => focusNextCard(list.current);
  const waiting = [rescues, requests, approvals, invitations, joining, refusals, refused];
  if (waiting.every(({ length }) => length === 0)) return null;
  return (
    <ul ref={list} tabIndex={-1} aria-label="Waiting for you" className="mb-6 flex flex-col gap-2.5 outline-none">
      {rescues.length === 0 ? null : (
        <Card
          isProblem
          mark={<ShieldAlert size={20} className="text-rose" aria-hidden />}
          title={`${counted(rescues.length, "change")} of yours ${rescues.length === 1 ? "was" : "were"} not accepted`}
          detail="Your version is kept here. Nothing of yours is lost."
          actions={
            <LinkButton variant="primary" href={paths.rescued}>
              Look at it
            </LinkButton>
          }
        />
      )}
      {requests.map((request) => (
        <RequestCard key={request.id} request={request} onAnswer={answered} />
      ))}
      {approvals.map((share) => (
        <ApprovalCard key={share.id} share={share} onAnswer={answered} />
      ))}
      {joining.map((invitation) => (
        <JoinCard key={invitation.id} invitation={invitation} onAnswer={answered} />
      ))}
      {invitations.map((share) => (
        <InvitationCard key={share.id} share={share} onAnswer={answered} />
      ))}
      {refused.map((command) => (
        <RefusedCommandCard key={command.id} command={command} onAnswer={answered} />
      ))}
      {refusals.map((one) => (
        <RefusalCard
          key={one.id}
          refusal={one}
          onDismiss={() => {
            answered();
            void setRefusals(refusals.filter(({ id }) => id !== one.id));
          }}
        />
      ))}
    </ul>
  );
}
