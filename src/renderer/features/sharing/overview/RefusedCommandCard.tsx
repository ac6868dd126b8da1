import { CircleAlert } from "lucide-react";
import type { StoredCommand } from "../../../data/collections.ts";
import { useItemTitles, useKitchen } from "../../../data/index.ts";
import { dismissCommand, retryCommand } from "../../../sync/outbox.ts";
import { Button, showFailure } from "../../../ui/index.ts";
import { Card } from "./Card.tsx";
import { refusedWords } from "./commandWords.ts";
import { quoted } from "./titleOf.ts";

/** Something the server did not do: what, why, what was written, and the way to try again. */
export function RefusedCommandCard({ command, onAnswer }: { command: StoredCommand; onAnswer: () => void }) {
  const kitchen = useKitchen();
  const { id, itemId, message } = command;
  const [knownTitle = ""] = useItemTitles(itemId === "" ? [] : [itemId]);
  const { title, written, mayRetry } = refusedWords(command, knownTitle);
  return (
    <Card
      isProblem
      mark={<CircleAlert size={20} className="text-rose" aria-hidden />}
      title={title}
      detail={message}
      quote={quoted(written)}
      actions={
        <>
          <Button
            aria-label={`Dismiss: ${title}`}
            onPress={() => {
              onAnswer();
              void dismissCommand(kitchen, id);
            }}
          >
            Dismiss
          </Button>
          {mayRetry ? (
            <Button
              aria-label={`Try again: ${title}`}
              onPress={async () => {
                onAnswer();
                showFailure(await retryCommand(kitchen, id));
              }}
            >
              Try again
            </Button>
          ) : null}
        </>
      }
    />
  );
}
