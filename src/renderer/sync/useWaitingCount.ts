import { useSetting } from "../data/index.ts";
import { refusedSharesKey } from "./refusedShares.ts";
import { useMe } from "./useMe.ts";
import { useRequests, useRescues, useShares } from "./useShareRecords.ts";

/**
 * How many things about sharing wait for this person: invitations to answer, requests to grant, changes and shares that were
 * not accepted. 0 while nobody is signed in.
 */
export function useWaitingCount(): number {
  const me = useMe();
  const shares = useShares() ?? [];
  const requests = useRequests() ?? [];
  const rescues = useRescues() ?? [];
  const [refusals] = useSetting(refusedSharesKey);
  if (!me) return 0;
  const invitations = shares.filter((share) => share.ownerId !== me.personId && share.status === "pending");
  const questions = requests.filter((request) => request.ownerId === me.personId && request.status === "open");
  return invitations.length + questions.length + rescues.length + refusals.length;
}
