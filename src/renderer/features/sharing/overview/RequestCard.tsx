import { levelName } from "../../../access/index.ts";
import type { StoredRequest } from "../../../data/collections.ts";
import { useKitchen } from "../../../data/index.ts";
import { answerOwner } from "../../../sync/access.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Avatar, Button, toast } from "../../../ui/index.ts";
import { Card } from "./Card.tsx";
import { quoted, titleOf } from "./titleOf.ts";

/** Somebody asks for (more) access to what is this person's. */
export function RequestCard({ request, onAnswer }: { request: StoredRequest; onAnswer: () => void }) {
  const kitchen = useKitchen();
  const { levels } = useCatalog();
  const asker = request.askerName || "Somebody";
  const title = titleOf(request.itemTitle, request.itemType, request.itemId);
  const level = levelName(request.level, levels).toLowerCase();
  const answer = async (status: "granted" | "declined"): Promise<void> => {
    onAnswer();
    await answerOwner(kitchen, request.id, status);
    toast({
      message: status === "granted" ? `${asker}: ${level} “${title}”.` : `${asker} is told that you declined.`,
      tone: "done",
    });
  };
  return (
    <Card
      mark={<Avatar name={asker} size={32} />}
      title={`${asker} asks for access to “${title}”`}
      detail={level}
      quote={quoted(request.message)}
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
