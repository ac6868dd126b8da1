import { useState } from "react";
import { House, Users } from "lucide-react";
import { nothing, organizationAnswer } from "../../../../domain/organizations/answers.ts";
import { nameOfRole } from "../../../../domain/organizations/roles.ts";
import type { InvitationRecord } from "../../../../domain/records/kinds.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { Button, counted, navigate, paths, showFailure, timeUntil, toast, useNow } from "../../../ui/index.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { Card } from "./Card.tsx";

interface JoinCardProps {
  invitation: InvitationRecord;
  /** Called before the card goes. */
  onAnswer: () => void;
}

/** An invitation into an organization: by whom, as what, until when. It is answered online: what joining gives is on the server. */
export function JoinCard({ invitation, onAnswer }: JoinCardProps) {
  const { id, organizationName, organizationKind, invitedByName, role, people, newItems, expiresAt } = invitation;
  const ask = useActNow();
  const now = useNow();
  const isOnline = useIsOnline();
  const [isBusy, setBusy] = useState(false);
  const Mark = organizationKind === "household" ? House : Users;
  const accept = async (): Promise<void> => {
    setBusy(true);
    const joined = await ask("invitation.accept", { invitationId: id }, organizationAnswer);
    setBusy(false);
    if (!showFailure(joined)) return;
    onAnswer();
    toast({
      message: `You are in ${organizationName}.`,
      tone: "done",
      action: { label: "Open", onAction: () => navigate(paths.organization(joined.value.id)) },
    });
  };
  const decline = async (): Promise<void> => {
    setBusy(true);
    const declined = await ask("invitation.decline", { invitationId: id }, nothing);
    setBusy(false);
    if (!showFailure(declined)) return;
    onAnswer();
    toast({ message: `You declined joining ${organizationName}.`, tone: "done" });
  };
  const facts = [
    `${organizationKind === "household" ? "a household" : "a team"} of ${counted(people, "person", "people")}`,
    `as ${nameOfRole(role).toLowerCase()}`,
    newItems === null ? "" : "what you make is shared with it, until you switch that off",
    `the invitation ends ${timeUntil(expiresAt, now)}`,
    isOnline ? "" : "can be answered when you are online",
  ];
  return (
    <Card
      mark={<Mark size={20} className="text-accent" aria-hidden />}
      title={`${invitedByName || "Somebody"} invites you to join ${organizationName}`}
      detail={facts.filter((fact) => fact !== "").join(" · ")}
      actions={
        <>
          <Button
            isDisabled={isBusy || !isOnline}
            onPress={() => void decline()}
            aria-label={`Decline ${organizationName}`}
          >
            Decline
          </Button>
          <Button
            variant="primary"
            isDisabled={isBusy || !isOnline}
            onPress={() => void accept()}
            aria-label={`Join ${organizationName}`}
          >
            Join
          </Button>
        </>
      }
    />
  );
}
