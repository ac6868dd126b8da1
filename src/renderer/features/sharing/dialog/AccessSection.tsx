/** Who has access: its owner, everybody it is shared with and through what, and who is invited. */
import { useState } from "react";
import { LoaderCircle } from "lucide-react";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { foldText } from "../../../ui/index.ts";
import { Button, counted, SearchField } from "../../../ui/index.ts";
import { personOf } from "../../../access/index.ts";
import { AccessRow } from "./AccessRow.tsx";
import { ContainerOwnerRow, OwnerRow } from "./OwnerRow.tsx";
import type { AccessNow } from "./useWhoHasAccess.ts";
import type { ShareRights } from "./useShareRights.ts";

interface AccessSectionProps {
  target: ShareTarget;
  viewer: Viewer;
  myName: string;
  rights: ShareRights;
  access: AccessNow;
  isOnline: boolean;
  /** Name or address of somebody to bring into sight. */
  pointedAt: string | null;
}

/** More than these are found by typing rather than by looking. */
const searchableFrom = 9;
/** Rows added to the page at once. */
const pageSize = 40;

export function AccessSection({ target, viewer, myName, rights, access, isOnline, pointedAt }: AccessSectionProps) {
  const [query, setQuery] = useState("");
  const [shown, setShown] = useState(pageSize);
  const words = foldText(query.trim());
  const { people } = access;
  const found = people.filter(({ share }) => foldText(`${personOf(share)} ${share.recipientAddress}`).includes(words));
  const isPointedAt = (name: string, address: string): boolean =>
    pointedAt !== null && [name, address].some((one) => foldText(one) === foldText(pointedAt));
  return (
    <section aria-label="Access">
      <div className="mt-5 mb-1 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="flex-1 text-1 font-semibold whitespace-nowrap text-ink-2">
          Who has access
          {people.length >= searchableFrom ? (
            <span className="font-normal tabular">{` · ${counted(people.length + 1, "entry", "entries")}`}</span>
          ) : null}
        </h3>
        {isOnline && !access.isWhole && rights.item ? (
          <LoaderCircle size={14} className="animate-spin text-ink-3 motion-reduce:hidden" aria-hidden />
        ) : null}
        {people.length >= searchableFrom ? (
          <SearchField
            label="Find who has access"
            placeholder="Find…"
            value={query}
            onChange={setQuery}
            className="basis-44 max-md:basis-full"
          />
        ) : null}
      </div>
      <ul aria-label="Who has access">
        {words === "" ? <OwnerRow target={target} myName={myName} rights={rights} access={access} /> : null}
        {words === ""
          ? access.containerOwners.map((owner) => (
              <ContainerOwnerRow key={`${owner.personId} ${owner.through.containerId}`} owner={owner} viewer={viewer} />
            ))
          : null}
        {found.slice(0, shown).map((entry) => (
          <AccessRow
            key={`${entry.share.id} ${entry.through?.containerId ?? ""}`}
            entry={entry}
            target={target}
            viewer={viewer}
            rights={rights}
            isOnline={isOnline}
            isPointedAt={isPointedAt(personOf(entry.share), entry.share.recipientAddress)}
            onChanged={access.refresh}
          />
        ))}
      </ul>
      {found.length > shown ? (
        <Button variant="quiet" onPress={() => setShown(shown + pageSize * 5)} className="mt-1 w-full">
          {`Show ${counted(Math.min(found.length - shown, pageSize * 5), "more", "more")}`}
        </Button>
      ) : null}
      {words !== "" && found.length === 0 ? <p className="py-3 text-1 text-ink-2">Nobody of that name.</p> : null}
      {people.length + access.containerOwners.length === 0 ? (
        <p className="mt-1 text-1 text-ink-2">
          Nobody else yet. Whoever you share with gets a mail; without an account it waits until they register with that
          address.
        </p>
      ) : null}
    </section>
  );
}
