import { useState } from "react";
import type { AccessEntry } from "../../../../domain/sharing/accessList.ts";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { Button } from "../../../ui/index.ts";
import type { ShareRights } from "../dialog/useShareRights.ts";
import type { ListedShare } from "../dialog/useWhoHasAccess.ts";
import { ManagedShare } from "./ManagedShare.tsx";

interface ManagedSharesProps {
  entries: readonly AccessEntry<ListedShare>[];
  target: ShareTarget;
  viewer: Viewer;
  rights: ShareRights;
  onChanged: () => void;
  /** Said where there is nothing. */
  empty: string;
}

/** Rows added to the page at once. */
const pageSize = 50;

export function ManagedShares({ entries, target, viewer, rights, onChanged, empty }: ManagedSharesProps) {
  const [shown, setShown] = useState(pageSize);
  if (entries.length === 0) return <p className="py-8 text-center text-2 text-ink-2">{empty}</p>;
  return (
    <>
      <ul aria-label="Shares">
        {entries.slice(0, shown).map((entry) => (
          <ManagedShare
            key={`${entry.share.id} ${entry.through?.containerId ?? ""}`}
            entry={entry}
            target={target}
            viewer={viewer}
            rights={rights}
            onChanged={onChanged}
          />
        ))}
      </ul>
      {entries.length > shown ? (
        <Button variant="quiet" className="mt-2 w-full" onPress={() => setShown(shown + pageSize * 4)}>
          {`Show ${Math.min(pageSize * 4, entries.length - shown)} more`}
        </Button>
      ) : null}
    </>
  );
}
