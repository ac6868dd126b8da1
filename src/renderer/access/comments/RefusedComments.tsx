import { z } from "zod";
import { useKitchen } from "../../data/index.ts";
import { dismissCommand } from "../../sync/outbox.ts";
import { useOutbox } from "../../sync/useRecords.ts";
import { Banner } from "../../ui/index.ts";

const written = z.object({ text: z.string() });

/** What somebody wrote that the server did not accept: kept with the reason, to copy, until they have seen it. */
export function RefusedComments({ itemId }: { itemId: string }) {
  const kitchen = useKitchen();
  const refused = (useOutbox() ?? []).filter(
    (command) => command.itemId === itemId && command.state === "refused" && command.action.startsWith("comment."),
  );
  return refused.map((command) => {
    const input = written.safeParse(command.input);
    return (
      <Banner
        key={command.id}
        tone="rose"
        title={command.message}
        className="mb-3"
        onDismiss={() => void dismissCommand(kitchen, command.id)}
      >
        {input.success ? <span className="whitespace-pre-wrap select-text">{input.data.text}</span> : null}
      </Banner>
    );
  });
}
