/** For who has something but may not share it: whose it is, what they may do and through what, asking for more, leaving. */
import { levelAllows } from "../../../../domain/sharing/levels.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useItem } from "../../../data/index.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import {
  levelName,
  sourceWords,
  untilWords,
  useAccessActions,
  useAskForAccess,
  type SharedThing,
} from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useAccessFacts } from "../../../sync/usePermission.ts";
import { Button, Menu, useNow } from "../../../ui/index.ts";
import { offeredLevels } from "../../../../domain/sharing/catalog.ts";
import { PersonLine } from "./PersonLine.tsx";
import type { ShareRights } from "./useShareRights.ts";

interface YourAccessProps {
  target: ShareTarget;
  rights: ShareRights;
  shares: readonly StoredShare[];
  onClose: () => void;
}

export function YourAccess({ target, rights, shares, onClose }: YourAccessProps) {
  const now = useNow();
  const { permission, effective, item, catalog } = rights;
  const container = useItem("cookbook", (effective?.containerId ?? undefined) as ItemId | undefined);
  const access = useAccessActions();
  const mayLeave = useAccessFacts() !== null && item && access.actions(item).some(({ id }) => id === "leave");
  const owner = permission.ownerName || "Its owner";
  const share = shares.find(({ id }) => id === effective?.shareId);
  const level = effective?.level ?? "";
  const details = effective
    ? [
        sourceWords(effective, share, container?.title ?? ""),
        untilWords(effective.expiresAt, now),
        share?.membershipOnly ? "only while a member" : "",
      ].filter((part) => part !== "")
    : [];
  // Levels that allow something this person may not do yet.
  const more = offeredLevels(catalog, target.itemType).filter(({ id }) =>
    (["comment", "edit", "trash", "share"] as const).some(
      (action) => levelAllows(catalog.levels, id, action) && !permission.may(action),
    ),
  );
  return (
    <>
      <ul aria-label="Your access">
        <PersonLine kind="person" name={owner} title={owner} detail="">
          <span className="px-2.5 text-[13px] font-semibold text-ink-2">Owner</span>
        </PersonLine>
        <PersonLine kind="person" name="You" title="You" detail={details.join(" · ")}>
          <span className="px-2.5 text-[13px] font-semibold text-ink-2">
            {level === "" ? "No longer" : levelName(level, catalog.levels)}
          </span>
        </PersonLine>
      </ul>
      <p className="mt-2 text-1 text-ink-2">Who else has it is seen by those who may share it.</p>
      {item ? (
        <div className="mt-4 flex flex-wrap items-center gap-2">
          <AskMenu item={item} ownerName={permission.ownerName} levels={more} />
          {mayLeave ? (
            <Button
              variant="danger"
              onPress={() => void access.leave(item).then((hasLeft) => (hasLeft ? onClose() : undefined))}
            >
              Leave…
            </Button>
          ) : null}
        </div>
      ) : null}
    </>
  );
}

interface AskMenuProps {
  item: SharedThing;
  ownerName: string;
  levels: readonly { readonly id: string; readonly name: string }[];
}

function AskMenu({ item, ownerName, levels }: AskMenuProps) {
  const { last, ask } = useAskForAccess({ ...item, ownerName });
  if (last?.status === "open") {
    return <span className="text-2 text-ink-2">{`Asked ${ownerName || "its owner"}, waiting for an answer.`}</span>;
  }
  if (levels.length === 0) return null;
  return (
    <Menu
      label="Ask for more"
      items={levels.map(({ id, name }) => ({ id, label: name, onAction: () => void ask(id) }))}
    >
      Ask for more
    </Menu>
  );
}
