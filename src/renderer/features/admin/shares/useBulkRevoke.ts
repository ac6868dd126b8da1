/** Revokes many shares: asks how many first, then goes on until none is left or the admin stops it. */
import { revocationSchema, type AskedShares } from "../../../../domain/sharing/administration.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { confirm, counted, showFailure, toast, useProgress } from "../../../ui/index.ts";

export function useBulkRevoke(onDone: () => void) {
  const actNow = useActNow();
  const { progress, setProgress, begin, end, cancel, wasCancelled } = useProgress();

  const start = async (filter: AskedShares): Promise<void> => {
    const ask = (isPreview: boolean) => actNow("admin.shares.revoke", { filter, isPreview }, revocationSchema);
    const preview = await ask(true);
    if (!showFailure(preview)) return;
    const { matching, recipients } = preview.value;
    if (matching === 0) {
      toast({ message: "Nothing here can be revoked: no invitation is open and nobody has access." });
      return;
    }
    const isSure = await confirm({
      title: `Revoke ${counted(matching, "share")}?`,
      message: `${counted(recipients, "person, group or link loses", "people, groups and links lose")} access at once. What was shared leaves their devices; the owners keep it and can share it again.`,
      confirmLabel: matching === 1 ? "Revoke it" : `Revoke ${matching.toLocaleString()}`,
      isDanger: true,
    });
    if (!isSure) return;
    begin(matching);
    let done = 0;
    while (!wasCancelled()) {
      const answer = await ask(false);
      if (!showFailure(answer) || answer.value.revoked === 0) break;
      done += answer.value.revoked;
      setProgress({ done, all: Math.max(matching, done) });
      if (answer.value.revoked >= answer.value.matching) break;
    }
    end();
    toast(
      done >= matching
        ? { message: `${counted(done, "share")} revoked.`, tone: "done" }
        : { message: `${counted(done, "share")} of ${matching.toLocaleString()} revoked; the others stand.` },
    );
    onDone();
  };
  return { progress, start, cancel };
}
