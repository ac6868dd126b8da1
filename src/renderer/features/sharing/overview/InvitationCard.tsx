import type { StoredShare } from "../../../data/collections.ts";
import { useKitchen } from "../../../data/index.ts";
import { levelName, untilWords } from "../../../access/index.ts";
import { moveShare } from "../../../sync/sharing.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Avatar, Button, navigate, timeUntil, toast, useNow } from "../../../ui/index.ts";
import { itemPath } from "../itemLink.ts";
import { Card } from "./Card.tsx";
import { quoted, titleOf } from "./titleOf.ts";

interface InvitationCardProps {
  share: StoredShare;
  /** Called before the card goes. */
  onAnswer: () => void;
}

/** Somebody invites this person: to what, to do what, until when, and what they wrote. */
export function InvitationCard({ share, onAnswer }: InvitationCardProps) {
  const kitchen = useKitchen();
  const { levels } = useCatalog();
  const now = useNow();
  const sharer = share.sharedByName || share.ownerName || "Somebody";
  const title = titleOf(share.itemTitle, share.itemType, share.itemId);
  const facts = [
    share.ownerId === share.sharedById ? "" : `owned by ${share.ownerName || "somebody else"}`,
    levelName(share.level, levels),
    untilWords(share.expiresAt, now),
    share.membershipOnly ? "only while you are a member" : "",
    share.lapsesAt === null ? "" : `the invitation ends ${timeUntil(share.lapsesAt, now)}`,
  ].filter((fact) => fact !== "");
  const answer = async (status: "accepted" | "declined"): Promise<void> => {
    onAnswer();
    await moveShare(kitchen, share.id, { status });
    toast(
      status === "accepted"
        ? {
            message: share.shareAll ? `${title} of ${sharer} are here now.` : `“${title}” is here now.`,
            tone: "done",
            action: { label: "Open", onAction: () => navigate(itemPath(share.itemType, share.itemId)) },
          }
        : { message: `You declined “${title}”.`, tone: "done" },
    );
  };
  return (
    <Card
      mark={<Avatar name={sharer} size={32} />}
      title={`${sharer} invited you to “${title}”`}
      detail={facts.join(" · ")}
      quote={quoted(share.message)}
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
