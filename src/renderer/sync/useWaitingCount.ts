import { incomingShares, sharesToApprove } from "../../domain/sharing/overview.ts";
import { useSetting } from "../data/index.ts";
import { refusedSharesKey } from "./refusedShares.ts";
import { useAccessFacts } from "./usePermission.ts";
import { useOpenInvitations } from "./useOpenInvitations.ts";
import { useOutbox } from "./useRecords.ts";
import { useRequests, useRescues } from "./useShareRecords.ts";

/**
 * How many things about sharing wait for this person: invitations to answer (also into organizations), requests to grant, shares
 * to approve, changes, shares and commands that were not accepted. 0 while nobody is signed in.
 */
export function useWaitingCount(): number {
  const facts = useAccessFacts();
  const requests = useRequests() ?? [];
  const rescues = useRescues() ?? [];
  const refused = (useOutbox() ?? []).filter(({ state }) => state === "refused");
  const [refusals] = useSetting(refusedSharesKey);
  const invitedTo = useOpenInvitations();
  if (!facts) return 0;
  const { personId, shares, actor } = facts;
  const invitations = incomingShares({ personId, principals: actor.principals }, shares).waiting;
  const approvals = sharesToApprove(personId, shares);
  const questions = requests.filter((request) => request.ownerId === personId && request.status === "open");
  const waiting = [invitedTo, invitations, approvals, questions, rescues, refusals, refused];
  return waiting.reduce((count, { length }) => count + length, 0);
}
