/** What somebody had before their household began to share by itself: how much it is, and sharing it when they say so. */
import { nothing } from "../../../../domain/organizations/answers.ts";
import { earlierItemsAnswer, earlierSharedAnswer } from "../../../../domain/organizations/newItems.ts";
import type { OrganizationRecord } from "../../../../domain/records/kinds.ts";
import { useActNow, useSyncState } from "../../../sync/session/index.ts";
import { useAnswer } from "../../../sync/useAnswer.ts";
import { counted, focusScreenTitle, showFailure, toast, useProgress } from "../../../ui/index.ts";
import { countedKinds } from "./words.ts";

export function useEarlier({ id: organizationId, name, newItems }: OrganizationRecord) {
  const ask = useActNow();
  const { progress, setProgress, begin, end, cancel, wasCancelled } = useProgress();
  // What is still on its way to the server is counted when it is there.
  const isSent = useSyncState()?.pending.length === 0;
  const version = (isSent ? 1 : 0) + 2 * (newItems?.types.length ?? 0);
  const { value, reload } = useAnswer("newItems.earlier", { organizationId }, earlierItemsAnswer, version);
  const count = (value?.items ?? []).reduce((sum, one) => sum + one.count, 0);

  const share = async (): Promise<void> => {
    let shared = 0;
    let failed = 0;
    begin(count);
    for (;;) {
      const answer = await ask("newItems.shareEarlier", { organizationId }, earlierSharedAnswer);
      if (!showFailure(answer)) break;
      shared += answer.value.shared;
      failed = answer.value.failed;
      setProgress({ done: shared, all: shared + answer.value.left });
      // What could not be shared would be tried for ever.
      if (answer.value.left === 0 || answer.value.shared === 0 || wasCancelled()) break;
    }
    end();
    reload();
    const things = counted(shared, "thing of yours is", "things of yours are");
    if (shared > 0) toast({ message: `${things} shared with ${name} now.`, tone: "done" });
    if (failed > 0) toast({ message: `${counted(failed, "thing")} could not be shared.`, tone: "problem" });
  };
  const keep = async (): Promise<void> => {
    if (showFailure(await ask("newItems.keepEarlier", { organizationId }, nothing))) focusScreenTitle();
  };
  return { count, words: value ? countedKinds(value) : "", share, keep, progress, cancel };
}
