/** /history and /history/ITEM: what one did and had done, and what happened to an item one manages; and all of it as CSV. */
import { Download, History } from "lucide-react";
import { HistoryList, saveHistory, useHistory } from "../../../access/index.ts";
import { Button, EmptyState, ErrorState, PageHeader, Skeleton } from "../../../ui/index.ts";

export function HistoryScreen({ itemId = null }: { itemId?: string | null }) {
  const history = useHistory(itemId === null ? "audit.ofPerson" : "audit.ofItem", itemId === null ? {} : { itemId });
  const { events, failure, hasMore } = history;
  return (
    <>
      <PageHeader
        title={itemId === null ? "Your history" : "History"}
        subtitle={
          itemId === null
            ? "What you did on this server, and what others gave you"
            : "Who gave, changed and ended access"
        }
        actions={
          <Button
            icon={Download}
            isDisabled={!events || events.length === 0}
            onPress={() => void saveHistory(history, itemId === null ? "my history.csv" : "history.csv")}
          >
            Export CSV
          </Button>
        }
      />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[760px] px-4 pt-4 pb-16 md:px-6">
          {failure ? (
            <ErrorState title="The history could not be loaded" message={failure.message} onRetry={history.reload} />
          ) : events === null ? (
            <Skeleton lines={6} />
          ) : events.length === 0 ? (
            <EmptyState icon={History} title="Nothing has happened yet">
              Sharing something, accepting, changing a level: each is written down here with who did it and when.
            </EmptyState>
          ) : (
            <>
              <HistoryList events={events} />
              {hasMore ? (
                <Button className="mt-4" onPress={history.readMore}>
                  Show older
                </Button>
              ) : null}
            </>
          )}
        </div>
      </div>
    </>
  );
}
