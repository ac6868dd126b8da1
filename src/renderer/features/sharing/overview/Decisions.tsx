/** What waits for this person: changes that were not accepted, requests for access, invitations, shares that did not work. */
import { CircleAlert, ShieldAlert } from "lucide-react";
import { typeNames } from "../../../../domain/items/materialize.ts";
import { kindName, levelName } from "../../../access/index.ts";
import type { StoredRequest, StoredShare } from "../../../data/collections.ts";
import { useKitchen, useSetting } from "../../../data/index.ts";
import { answerOwner } from "../../../sync/access.ts";
import { refusedSharesKey } from "../../../sync/refusedShares.ts";
import { moveShare } from "../../../sync/sharing.ts";
import { useRequests, useRescues } from "../../../sync/useShareRecords.ts";
import { askToShare } from "../../../access/index.ts";
import { Avatar, Button, counted, LinkButton, navigate, paths, toast } from "../../../ui/index.ts";
import type { ItemType } from "../../../../domain/items/types.ts";
import { itemTypes } from "../../../../domain/items/types.ts";
import { itemPath } from "../itemLink.ts";
import { refusalAdvice } from "../shareState.ts";
import { Card } from "./Card.tsx";

interface DecisionsProps {
  personId: string;
  invitations: readonly StoredShare[];
}

export function Decisions({ personId, invitations }: DecisionsProps) {
  const rescues = useRescues() ?? [];
  const requests = (useRequests() ?? []).filter((one) => one.ownerId === personId && one.status === "open");
  const [refusals, setRefusals] = useSetting(refusedSharesKey);
  if (rescues.length + requests.length + invitations.length + refusals.length === 0) return null;
  return (
    <ul aria-label="Waiting for you" className="mb-6 flex flex-col gap-2.5">
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
        <RequestCard key={request.id} request={request} />
      ))}
      {invitations.map((share) => (
        <InvitationCard key={share.id} share={share} />
      ))}
      {refusals.map((one) => {
        const type = itemTypes.find((known) => known === one.itemType);
        return (
          <Card
            key={one.id}
            isProblem
            mark={<CircleAlert size={20} className="text-rose" aria-hidden />}
            title={`“${titleOf(one.itemTitle, type, one.itemId)}” was not shared with ${one.address}`}
            detail={`${one.message} ${refusalAdvice(one.code)}`}
            actions={
              <>
                <Button onPress={() => void setRefusals(refusals.filter(({ id }) => id !== one.id))}>Dismiss</Button>
                {type ? (
                  <Button
                    onPress={() =>
                      askToShare({
                        itemType: type,
                        itemId: one.itemId,
                        title: titleOf(one.itemTitle, type, one.itemId),
                      })
                    }
                  >
                    Open sharing
                  </Button>
                ) : null}
              </>
            }
          />
        );
      })}
    </ul>
  );
}

/** An item's title, or what it is where it has none; "All recipes" for everything of a kind. */
export function titleOf(title: string, type: ItemType | undefined, itemId: string | null): string {
  if (itemId === null && type) return kindName(type);
  return title || (type ? `Untitled ${typeNames[type]}` : "Untitled");
}

function quoted(message: string): string {
  return message.trim() === "" ? "" : ` · “${message.trim()}”`;
}

function RequestCard({ request }: { request: StoredRequest }) {
  const kitchen = useKitchen();
  const asker = request.askerName || "Somebody";
  const title = titleOf(request.itemTitle, request.itemType, request.itemId);
  const answer = async (status: "granted" | "declined"): Promise<void> => {
    await answerOwner(kitchen, request.id, status);
    toast({
      message:
        status === "granted"
          ? `${asker}: ${levelName(request.level).toLowerCase()} “${title}”.`
          : `${asker} is told that you declined.`,
      tone: "done",
    });
  };
  return (
    <Card
      mark={<Avatar name={asker} size={32} />}
      title={`${asker} asks for access to “${title}”`}
      detail={`${levelName(request.level).toLowerCase()}${quoted(request.message)}`}
      actions={
        <>
          <Button onPress={() => void answer("declined")} aria-label={`Decline the request of ${asker}`}>
            Decline
          </Button>
          <Button
            variant="primary"
            onPress={() => void answer("granted")}
            aria-label={`Grant ${asker} access to ${title}`}
          >
            Grant
          </Button>
        </>
      }
    />
  );
}

function InvitationCard({ share }: { share: StoredShare }) {
  const kitchen = useKitchen();
  const owner = share.ownerName || "Somebody";
  const title = titleOf(share.itemTitle, share.itemType, share.itemId);
  const answer = async (status: "accepted" | "declined"): Promise<void> => {
    await moveShare(kitchen, share.id, { status });
    toast(
      status === "accepted"
        ? {
            message: share.shareAll ? `${title} of ${owner} are here now.` : `“${title}” is here now.`,
            tone: "done",
            action: { label: "Open", onAction: () => navigate(itemPath(share.itemType, share.itemId)) },
          }
        : { message: `You declined “${title}”.`, tone: "done" },
    );
  };
  return (
    <Card
      mark={<Avatar name={owner} size={32} />}
      title={`${owner} invited you to “${title}”`}
      detail={`${levelName(share.level).toLowerCase()}${quoted(share.message)}`}
      actions={
        <>
          <Button onPress={() => void answer("declined")} aria-label={`Decline ${title}`}>
            Decline
          </Button>
          <Button variant="primary" onPress={() => void answer("accepted")} aria-label={`Accept ${title}`}>
            Accept
          </Button>
        </>
      }
    />
  );
}
