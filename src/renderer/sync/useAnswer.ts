/** Something only the server knows, asked for and asked again. */
import { useCallback, useEffect, useState } from "react";
import type { z } from "zod";
import type { Failure } from "../../domain/result.ts";
import { useActNow } from "./session/index.ts";

export interface Answer<Value> {
  /** The last answer, also while the next one is waited for. */
  readonly value: Value | undefined;
  readonly failure: Failure | null;
  readonly reload: () => void;
}

/** Asks for an action's answer; again when its input changes (by value), with `reload`, and when `version` says it is old. */
export function useAnswer<Schema extends z.ZodType>(
  action: string,
  input: object,
  schema: Schema,
  version = 0,
): Answer<z.infer<Schema>> {
  const ask = useActNow();
  const [value, setValue] = useState<z.infer<Schema>>();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  const asked = JSON.stringify(input);
  useEffect(() => {
    let isCurrent = true;
    void ask(action, JSON.parse(asked) as object, schema).then((answer) => {
      if (!isCurrent) return;
      setFailure(answer.ok ? null : answer.error);
      if (answer.ok) setValue(answer.value);
    });
    return () => {
      isCurrent = false;
    };
  }, [ask, action, asked, schema, round, version]);
  return { value, failure, reload: useCallback(() => setRound((before) => before + 1), []) };
}
