import { CircleAlert } from "lucide-react";
import { itemTypes } from "../../../../domain/items/types.ts";
import { askToShare } from "../../../access/index.ts";
import type { KeptRefusal } from "../../../sync/refusedShares.ts";
import { Button } from "../../../ui/index.ts";
import { refusalAdvice } from "../shareState.ts";
import { Card } from "./Card.tsx";
import { titleOf } from "./titleOf.ts";

/** A share the server did not make: why, and the way to try again. */
export function RefusalCard({ refusal, onDismiss }: { refusal: KeptRefusal; onDismiss: () => void }) {
  const { itemTitle, itemId, address, message, code } = refusal;
  const type = itemTypes.find((known) => known === refusal.itemType);
  const title = titleOf(itemTitle, type, itemId);
  return (
    <Card
      isProblem
      mark={<CircleAlert size={20} className="text-rose" aria-hidden />}
      title={`“${title}” was not shared with ${address}`}
      detail={`${message} ${refusalAdvice(code)}`}
      actions={
        <>
          <Button onPress={onDismiss}>Dismiss</Button>
          {type ? <Button onPress={() => askToShare({ itemType: type, itemId, title })}>Open sharing</Button> : null}
        </>
      }
    />
  );
}
