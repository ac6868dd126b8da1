import { levelName, personOf } from "../../../access/index.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useKitchen } from "../../../data/index.ts";
import { moveShare } from "../../../sync/sharing.ts";
import { useCatalog } from "../../../sync/usePermission.ts";
import { Avatar, Button, toast } from "../../../ui/index.ts";
import { Card } from "./Card.tsx";
import { quoted, titleOf } from "./titleOf.ts";

/** Somebody wants to share what is this person's: it goes through only with their word. */
export function ApprovalCard({ share, onAnswer }: { share: StoredShare; onAnswer: () => void }) {
  const kitchen = useKitchen();
  const { levels } = useCatalog();
  const sharer = share.sharedByName || "Somebody";
  const person = personOf(share);
  const title = titleOf(share.itemTitle, share.itemType, share.itemId);
  const answer = async (approval: "approved" | "refused"): Promise<void> => {
    onAnswer();
    await moveShare(kitchen, share.id, { approval });
    toast({
      message: approval === "approved" ? `${person} hears of “${title}” now.` : `${person} does not get “${title}”.`,
      tone: "done",
    });
  };
  return (
    <Card
      mark={<Avatar name={sharer} size={32} />}
      title={`${sharer} wants to share “${title}” with ${person}`}
      detail={levelName(share.level, levels)}
      quote={quoted(share.message)}
      actions={
        <>
          <Button onPress={() => void answer("refused")} aria-label={`Refuse ${person} access to ${title}`}>
            Refuse
          </Button>
          <Button
            variant="primary"
            onPress={() => void answer("approved")}
            aria-label={`Approve ${person} access to ${title}`}
          >
            Approve
          </Button>
        </>
      }
    />
  );
}
