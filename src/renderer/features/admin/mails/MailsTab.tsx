import { ChevronLeft, ChevronRight, Mail, RotateCw } from "lucide-react";
import { communicationStatuses, mailKinds } from "../../../../domain/notifications/mailLog.ts";
import { mailKindWords } from "../../../../domain/notifications/mailLogWords.ts";
import { Button, EmptyState, ErrorState, Select, Skeleton } from "../../../ui/index.ts";
import { MailRow } from "./MailRow.tsx";
import { useMailLog, type AskedMails } from "./useMailLog.ts";

const any = "any";
const stateLabels = {
  waiting: "Waiting to be sent",
  sent: "Sent, or written to a file",
  failed: "Given up",
  bounced: "Came back",
} as const;
const states = communicationStatuses.map((id) => ({ id, label: stateLabels[id] }));
const kinds = mailKinds
  .map((id) => ({ id, label: mailKindWords[id] }))
  .toSorted((a, b) => a.label.localeCompare(b.label, "en"));

/** What became of every mail: never what one said. */
export function MailsTab() {
  const { asked, ask, page, older, newer, reload } = useMailLog();
  return (
    <>
      <div role="search" aria-label="Find mails" className="mb-3 flex flex-wrap items-end gap-2.5">
        <Select
          label="State"
          options={[{ id: any, label: "Any state" }, ...states]}
          value={asked.status ?? any}
          onChange={(id) => ask({ status: id === any ? null : id })}
          className="min-w-40 flex-1"
        />
        <Select
          label="Kind"
          options={[{ id: any, label: "Any kind" }, ...kinds]}
          value={asked.template ?? any}
          onChange={(id) => ask({ template: id === any ? null : id })}
          className="min-w-40 flex-1"
        />
        <Button icon={RotateCw} onPress={reload}>
          Look again
        </Button>
      </div>
      {page === null ? (
        <Skeleton lines={8} />
      ) : !page.ok ? (
        <ErrorState title="The mails could not be read" message={page.error.message} onRetry={reload} />
      ) : page.value.mails.length === 0 && newer === null ? (
        <NoMails asked={asked} />
      ) : (
        <>
          <ul aria-label="Mails">
            {page.value.mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} />
            ))}
          </ul>
          {older === null && newer === null ? null : (
            <nav aria-label="Pages" className="mt-3 flex justify-end gap-2">
              <Button icon={ChevronLeft} isDisabled={newer === null} onPress={() => newer?.()}>
                Newer
              </Button>
              <Button icon={ChevronRight} isDisabled={older === null} onPress={() => older?.()}>
                Older
              </Button>
            </nav>
          )}
        </>
      )}
    </>
  );
}

function NoMails({ asked }: { asked: AskedMails }) {
  return asked.status === null && asked.template === null ? (
    <EmptyState isCompact icon={Mail} title="No mail was written yet">
      When people share, or sign up, mails are written. Here stands of each whether it left, how often it was tried, and
      why not; never what it said.
    </EmptyState>
  ) : (
    <EmptyState isCompact icon={Mail} title="No mail matches">
      Mails of the other states and kinds are there. Choose “Any state” and “Any kind” to see them.
    </EmptyState>
  );
}
