/** What sharing keeps over every screen: the share dialog, and what has to happen whatever is open. */
import { useEffect, useRef } from "react";
import { askToShare, useShareDialog } from "../../access/index.ts";
import { useKitchen } from "../../data/index.ts";
import { refusedSharesKey, withRefusal } from "../../sync/refusedShares.ts";
import { useSync } from "../../sync/session/index.ts";
import { navigate, paths, toast, usePath } from "../../ui/index.ts";
import { ShareDialog } from "./dialog/ShareDialog.tsx";
import { ShareManager } from "./manager/ShareManager.tsx";
import { useGrantedRescues } from "./rescued/useGrantedRescues.ts";

export function SharingFrame() {
  const { target, view } = useShareDialog();
  const path = usePath();
  const openedOn = useRef(path);
  useKeptRefusals();
  useGrantedRescues();
  useEffect(() => {
    // Going elsewhere closes it: it was about what was on the screen.
    if (openedOn.current !== path) askToShare(null);
    openedOn.current = path;
  }, [path]);
  if (!target) return null;
  const key = `${target.itemType}/${target.itemId ?? "*"}`;
  const close = () => askToShare(null);
  return view === "manage" ? (
    <ShareManager key={key} target={target} onClose={close} />
  ) : (
    <ShareDialog key={key} target={target} onClose={close} />
  );
}

/** A wish that the server refuses is kept until it was seen, also when its dialog is long closed. */
function useKeptRefusals(): void {
  const sync = useSync();
  const { settings } = useKitchen();
  useEffect(() => {
    if (!sync) return undefined;
    const subscription = sync.refusedShares$.subscribe((refused) => {
      // What was asked about a share there is already is kept with the refused commands.
      if (refused.move !== "create") return;
      settings
        .update(refusedSharesKey, (kept) => withRefusal(kept, refused, Date.now()))
        .then((kept) => {
          if (!kept.ok) console.error("A refused share could not be noted.", kept.error);
          if (useShareDialog.getState().target) return;
          toast({
            message: `${refused.asked.recipientAddress || refused.asked.recipientName}: ${refused.failure.message}`,
            tone: "problem",
            action: { label: "Show", onAction: () => navigate(paths.shared) },
          });
        })
        .catch((error: unknown) => console.error("A refused share could not be noted.", error));
    });
    return () => subscription.unsubscribe();
  }, [sync, settings]);
}
