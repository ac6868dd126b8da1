import { useMemo, useState } from "react";
import { ChevronLeft, ChevronRight, Share2 } from "lucide-react";
import type { AdministeredShare, AskedShares } from "../../../../domain/sharing/administration.ts";
import type { SharingLevel } from "../../../../domain/sharing/levels.ts";
import { isLive } from "../../../../domain/sharing/share.ts";
import { Button, Checkbox, EmptyState, ErrorState, Skeleton } from "../../../ui/index.ts";
import { BulkBar } from "./BulkBar.tsx";
import { ShareFilters, type FilteredPerson } from "./ShareFilters.tsx";
import { ShareRow } from "./ShareRow.tsx";
import { pageSize, useSharePages } from "./useSharePages.ts";

/** Everybody's shares: found, revoked in bulk, taken away as a file. */
export function SharesTab({ levels }: { levels: readonly SharingLevel[] }) {
  const [asked, setAsked] = useState<AskedShares>({ status: "accepted" });
  const [person, setPerson] = useState<FilteredPerson | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const filter = useMemo(() => (person === null ? asked : { ...asked, personId: person.id }), [asked, person]);
  const { page, skipped, older, newer, reload } = useSharePages(filter);
  const shares = page?.ok ? page.value.shares : [];
  const live = shares.filter((share) => isLive(share));
  const chosenHere = live.filter(({ id }) => chosen.has(id)).map(({ id }) => id);

  const narrow = (next: () => void): void => {
    setChosen(new Set());
    next();
  };
  const choose = (share: AdministeredShare, isChosen: boolean): void => {
    const next = new Set(chosen);
    if (isChosen) next.add(share.id);
    else next.delete(share.id);
    setChosen(next);
  };

  return (
    <>
      <ShareFilters
        asked={asked}
        person={person}
        levels={levels}
        onAsked={(next) => narrow(() => setAsked(next))}
        onPerson={(next) => narrow(() => setPerson(next))}
      />
      {page === null ? (
        <Skeleton lines={8} />
      ) : page.ok ? (
        <>
          <BulkBar
            filter={filter}
            count={page.value.count}
            hasMore={page.value.hasMore}
            chosen={chosenHere}
            onDone={() => narrow(reload)}
          />
          {shares.length === 0 ? (
            <EmptyState isCompact icon={Share2} title="No share matches">
              When people share something it stands here: who gave what kind of thing to whom, never what it is called
              or what is in it.
            </EmptyState>
          ) : (
            <>
              {live.length === 0 ? null : (
                <Checkbox
                  isSelected={chosenHere.length === live.length}
                  isIndeterminate={chosenHere.length > 0 && chosenHere.length < live.length}
                  onChange={(all) => setChosen(all ? new Set(live.map(({ id }) => id)) : new Set())}
                >
                  All on this page
                </Checkbox>
              )}
              <ul aria-label="Shares">
                {shares.map((share) => (
                  <ShareRow
                    key={share.id}
                    share={share}
                    levels={levels}
                    isChosen={chosen.has(share.id)}
                    onChosen={(isChosen) => choose(share, isChosen)}
                    onPerson={(next) => narrow(() => setPerson(next))}
                  />
                ))}
              </ul>
              <nav aria-label="Pages" className="mt-3 flex flex-wrap items-center justify-between gap-2">
                <span className="text-1 tabular text-ink-2" role="status">
                  {(skipped + 1).toLocaleString()}–{(skipped + shares.length).toLocaleString()} of{" "}
                  {page.value.hasMore ? "more than " : ""}
                  {page.value.count.toLocaleString()}
                </span>
                {page.value.count > pageSize || newer !== null ? (
                  <span className="flex gap-2">
                    <Button icon={ChevronLeft} isDisabled={newer === null} onPress={() => narrow(newer ?? reload)}>
                      Newer
                    </Button>
                    <Button icon={ChevronRight} isDisabled={older === null} onPress={() => narrow(older ?? reload)}>
                      Older
                    </Button>
                  </span>
                ) : null}
              </nav>
            </>
          )}
        </>
      ) : (
        <ErrorState title="The shares could not be read" message={page.error.message} onRetry={reload} />
      )}
    </>
  );
}
