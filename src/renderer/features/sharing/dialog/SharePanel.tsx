import { useState } from "react";
import type { Viewer } from "../../../../domain/sharing/overview.ts";
import type { StoredShare } from "../../../data/collections.ts";
import { useSetting } from "../../../data/index.ts";
import { refusedSharesKey } from "../../../sync/refusedShares.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import type { Me } from "../../../sync/useMe.ts";
import { Banner } from "../../../ui/index.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { AccessSection } from "./AccessSection.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { NotShared } from "./NotShared.tsx";
import type { ShareRights } from "./useShareRights.ts";
import type { AccessNow } from "./useWhoHasAccess.ts";

interface SharePanelProps {
  target: ShareTarget;
  me: Me;
  viewer: Viewer;
  rights: ShareRights;
  shares: readonly StoredShare[];
  access: AccessNow;
}

/** The share dialog's inside: inviting, what was refused, and who has access. */
export function SharePanel({ target, me, viewer, rights, shares, access }: SharePanelProps) {
  const isOnline = useIsOnline();
  const [refusals, setRefusals] = useSetting(refusedSharesKey);
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  // Those of what was just sent are said with it.
  const [said, setSaid] = useState<ReadonlySet<string>>(new Set());
  const mine = refusals.filter(
    (one) => one.itemType === target.itemType && one.itemId === target.itemId && !said.has(one.id),
  );
  return (
    <>
      {rights.firstLevel === null ? (
        <p className="rounded-md bg-sunken px-3 py-2 text-2 text-ink-2">
          Things of this kind cannot be shared on this server.
        </p>
      ) : (
        <InviteForm
          target={target}
          viewer={viewer}
          rights={rights}
          firstLevel={rights.firstLevel}
          shares={shares}
          refusals={refusals}
          onSent={(ids) => setSaid(new Set([...said, ...ids]))}
          onExisting={setPointedAt}
        />
      )}
      {isOnline ? null : (
        <Banner tone="amber" className="mt-3">
          You are offline. What you share now is kept here and sent when you are online; the server then decides. The
          list below is what this device knows.
        </Banner>
      )}
      {mine.length > 0 ? (
        <NotShared
          refusals={mine}
          onDismiss={(id) => void setRefusals(refusals.filter((one) => one.id !== id))}
          onShow={(address) => setPointedAt(address)}
        />
      ) : null}
      <AccessSection
        target={target}
        viewer={viewer}
        myName={me.name}
        rights={rights}
        access={access}
        isOnline={isOnline}
        pointedAt={pointedAt}
      />
    </>
  );
}
