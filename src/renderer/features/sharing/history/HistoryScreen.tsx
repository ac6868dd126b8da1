/** /history and /history/ITEM: what one did and had done, and what happened to an item one manages; and all of it as CSV. */
import { Download, History } from "lucide-react";
import { auditCsv } from "../../../../domain/audit/csv.ts";
import type { AuditEvent } from "../../../../domain/audit/event.ts";
import {
  Button,
  EmptyState,
  ErrorState,
  PageHeader,
  saveFile,
  showFailure,
  Skeleton,
  toast,
} from "../../../ui/index.ts";
import { HistoryList } from "./HistoryList.tsx";
import { useHistory } from "./useHistory.ts";

export function HistoryScreen({ itemId = null }: { itemId?: string | null }) {
  const history = useHistory(itemId);
  const { events, failure, hasMore } = history;
  const exportAll = async (): Promise<void> => {
    const all = await history.readAll();
    if (!showFailure(all)) return;
    const saved = await save(all.value, itemId);
    if (showFailure(saved)) toast({ message: `Saved as ${saved.value}.`, tone: "done" });
  };
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
          <Button icon={Download} isDisabled={!events || events.length === 0} onPress={() => void exportAll()}>
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

function save(events: readonly AuditEvent[], itemId: string | null) {
  return saveFile({
    suggestedName: itemId === null ? "my history.csv" : "history.csv",
    // A spreadsheet takes UTF-8 for something else without the mark.
    bytes: new TextEncoder().encode(`\uFEFF${auditCsv(events)}`),
    mime: "text/csv",
    filters: [{ name: "CSV", extensions: ["csv"] }],
  });
}
