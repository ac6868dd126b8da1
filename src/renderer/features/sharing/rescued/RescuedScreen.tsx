/** /rescued: changes of this person that were not accepted, each beside the current version, until they decide. */
import { ShieldCheck } from "lucide-react";
import { useRescues } from "../../../sync/useShareRecords.ts";
import { EmptyState, LinkButton, PageHeader, paths, Skeleton } from "../../../ui/index.ts";
import { RescueCard } from "./RescueCard.tsx";
import { useLineContext } from "./useLineContext.ts";

export function RescuedScreen() {
  const rescues = useRescues();
  const context = useLineContext();
  const count = rescues?.length ?? 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title="While you were away"
        subtitle={
          count === 0
            ? "Everything of yours was accepted"
            : `${count} of your changes ${count === 1 ? "was" : "were"} not accepted · nothing of yours is lost`
        }
        actions={<LinkButton href={paths.shared}>Sharing</LinkButton>}
      />
      <div className="scroll-y min-h-0 flex-1">
        {rescues === undefined ? (
          <Skeleton lines={4} />
        ) : count === 0 ? (
          <EmptyState icon={ShieldCheck} title="No change was refused">
            If you edit something offline and its owner meanwhile takes your right to edit away, your version is kept
            here: to copy, or to add once you may again.
          </EmptyState>
        ) : (
          <ul
            aria-label="Changes that were not accepted"
            className="mx-auto flex w-full max-w-[860px] flex-col gap-3.5 px-4 pt-6 pb-16 md:px-6"
          >
            {rescues.map((rescue) => (
              <RescueCard key={rescue.id} rescue={rescue} context={context} />
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
