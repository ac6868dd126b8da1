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
  const dismiss = async (): Promise<void> => {
    onAnswer();
    await dismissCommand(kitchen, id);
  };
  const retry = async (): Promise<void> => {
    onAnswer();
    showFailure(await retryCommand(kitchen, id));
  };
  return (
    <Card
      isProblem
      mark={<CircleAlert size={20} className="text-rose" aria-hidden />}
      title={title}
      detail={message}
      quote={quoted(written)}
      actions={
        <>
          <Button aria-label={`Dismiss: ${title}`} onPress={() => void dismiss()}>
            Dismiss
          </Button>
          {mayRetry ? (
            <Button aria-label={`Try again: ${title}`} onPress={() => void retry()}>
              Try again
            </Button>
          ) : null}
        </>
      }
    />
  );
}
