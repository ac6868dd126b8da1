/** What happened to access to an item, from the server's audit: who did what, when, and what it changed. */
import { useCallback, useEffect, useState } from "react";
import { History as HistoryIcon, WifiOff } from "lucide-react";
import { auditPageSchema, type AuditEvent } from "../../../../domain/audit/event.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { Button, EmptyState, Skeleton, timeAgo, useNow } from "../../../ui/index.ts";
import { useIsOnline } from "../useIsOnline.ts";

const pageSize = 50;

export function History({ itemId }: { itemId: string }) {
  const actNow = useActNow();
  const isOnline = useIsOnline();
  const now = useNow();
  const [events, setEvents] = useState<readonly AuditEvent[] | null>(null);
  const [next, setNext] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCallback(
    async (beforeSeq: number | null): Promise<void> => {
      const page = await actNow("audit.ofItem", { itemId, beforeSeq, limit: pageSize }, auditPageSchema);
      if (!page.ok) {
        setProblem(page.error.message);
        return;
      }
      setProblem(null);
      setNext(page.value.next);
      setEvents((before) => [...(beforeSeq === null ? [] : (before ?? [])), ...page.value.events]);
    },
    [actNow, itemId],
  );
  useEffect(() => {
    if (isOnline) void read(null);
  }, [isOnline, read]);

  if (!isOnline && events === null) {
    return (
      <EmptyState isCompact icon={WifiOff} title="The history is on the server">
        It can be read again when you are online.
      </EmptyState>
    );
  }
  if (problem !== null) {
    return (
      <EmptyState
        isCompact
        icon={HistoryIcon}
        title="The history could not be read"
        actions={<Button onPress={() => void read(null)}>Try again</Button>}
      >
        {problem}
      </EmptyState>
    );
  }
  if (events === null) return <Skeleton lines={5} />;
  if (events.length === 0) return <p className="py-8 text-center text-2 text-ink-2">Nothing has happened yet.</p>;
  return (
    <>
      <ol aria-label="History">
        {events.map((event) => (
          <li key={event.seq} className="flex gap-3 border-b border-line py-2 last:border-0">
            <time
              dateTime={new Date(event.at).toISOString()}
              title={new Date(event.at).toLocaleString()}
              className="w-28 shrink-0 text-1 text-ink-2"
            >
              {timeAgo(event.at, now)}
            </time>
            <div className="min-w-0 flex-1">
              <p className="text-2 wrap-anywhere">{event.words}</p>
              {event.changes.length === 0 ? null : (
                <p className="text-1 wrap-anywhere text-ink-2">{event.changes.join(" · ")}</p>
              )}
            </div>
          </li>
        ))}
      </ol>
      {next === null ? null : (
        <Button variant="quiet" className="mt-2 w-full" onPress={() => void read(next)}>
          Show older
        </Button>
      )}
    </>
  );
}
