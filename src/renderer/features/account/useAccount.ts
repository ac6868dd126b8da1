import { useCallback, useEffect, useState } from "react";
import type { AccountAnswer } from "../../../domain/accounts/contract.ts";
import type { Failure, Result } from "../../../domain/result.ts";
import { useSession } from "../../sync/session/index.ts";

export interface Asked<Value> {
  readonly value: Value | null;
  readonly failure: Failure | null;
  readonly reload: () => void;
}

/** Asks the server once, and again on `reload`; an earlier value stays until the next is there. `ask` must be stable. */
export function useAsked<Value>(ask: () => Promise<Result<Value>>): Asked<Value> {
  const [value, setValue] = useState<Value | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void ask().then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setValue(answer.value);
      setFailure(answer.ok ? null : answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  return { value, failure, reload };
}

export function useAccount(): Asked<AccountAnswer> {
  const { session } = useSession();
  return useAsked(useCallback(() => session.client.account(), [session]));
}
