/** One change for many members, a hundred at a time, until all are done or it is called off; then who was refused, and why. */
import { useState } from "react";
import {
  bulkChangeAnswer,
  maxChangedAtOnce,
  type BulkChange,
  type BulkChangeAnswer,
} from "../../../../domain/organizations/memberList.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { counted, showFailure, toast, useProgress } from "../../../ui/index.ts";

export type Refusal = BulkChangeAnswer["refused"][number];

export interface BulkOutcome {
  readonly done: string;
  readonly refused: readonly Refusal[];
}

export function useBulkChange(organizationId: string, onDone: () => void) {
  const ask = useActNow();
  const { progress, setProgress, begin, end, cancel, wasCancelled } = useProgress();
  const [outcome, setOutcome] = useState<BulkOutcome | null>(null);

  const start = async (personIds: readonly string[], change: BulkChange): Promise<void> => {
    begin(personIds.length);
    let changed = 0;
    let unchanged = 0;
    let looked = 0;
    const refused: Refusal[] = [];
    while (looked < personIds.length && !wasCancelled()) {
      const some = personIds.slice(looked, looked + maxChangedAtOnce);
      const answer = await ask("member.changeMany", { organizationId, personIds: some, change }, bulkChangeAnswer);
      if (!showFailure(answer)) break;
      changed += answer.value.changed;
      unchanged += answer.value.unchanged;
      refused.push(...answer.value.refused);
      looked += some.length;
      setProgress({ done: looked, all: personIds.length });
    }
    end();
    const parts = [
      changed === 0 ? "Nobody changed" : `${counted(changed, "person", "people")} changed`,
      ...(unchanged > 0 ? [`${unchanged.toLocaleString()} as before`] : []),
      ...(looked < personIds.length ? [`${(personIds.length - looked).toLocaleString()} not reached`] : []),
    ];
    const done = `${parts.join(", ")}.`;
    if (refused.length > 0) setOutcome({ done, refused });
    else toast({ message: done, ...(looked === personIds.length ? { tone: "done" } : {}) });
    onDone();
  };
  return { progress, start, cancel, outcome, close: () => setOutcome(null) };
}
