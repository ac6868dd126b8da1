import { History, Settings2, Users } from "lucide-react";
import type { AccessEntry } from "../../../../domain/sharing/accessList.ts";
import { askToManage, askToShare, kindName } from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { Button, LinkButton, paths } from "../../../ui/index.ts";
import { LinkRow } from "./LinkRow.tsx";
import type { ShareRights } from "./useShareRights.ts";
import type { ListedShare } from "./useWhoHasAccess.ts";

interface ShareFooterProps {
  target: ShareTarget;
  rights: ShareRights;
  links: readonly AccessEntry<ListedShare>[];
}

/** The link, and the ways to everything else about sharing this. */
export function ShareFooter({ target, rights, links }: ShareFooterProps) {
  const kind = kindName(target.itemType);
  return (
    <div className="flex w-full flex-col gap-2">
      {target.itemId !== null && (rights.linkLevels.length > 0 || links.length > 0) ? (
        <LinkRow target={target} rights={rights} links={links} />
      ) : null}
      <div className="-mx-2 flex flex-wrap items-center justify-between gap-1">
        <Button variant="quiet" size="small" icon={Settings2} onPress={() => askToManage(target)}>
          All shares
        </Button>
        {target.itemId !== null && rights.mayManage ? (
          <LinkButton variant="quiet" size="small" icon={History} href={paths.itemHistory(target.itemId)}>
            History
          </LinkButton>
        ) : null}
        {target.itemId !== null && rights.permission.isOwner ? (
          <Button
            variant="quiet"
            size="small"
            icon={Users}
            onPress={() => askToShare({ itemType: target.itemType, itemId: null, title: kind })}
          >
            {`Share ${kind.toLowerCase()}…`}
          </Button>
        ) : null}
      </div>
    </div>
  );
}
