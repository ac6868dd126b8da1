import { useState } from "react";

/** A stored value as it was just chosen, until what is stored has changed, or `forget`. */
export function useChosen<Value>(stored: Value) {
  const [chosen, setChosen] = useState<{ readonly over: string; readonly value: Value } | null>(null);
  const over = JSON.stringify(stored);
  return {
    value: chosen?.over === over ? chosen.value : stored,
    choose: (value: Value) => setChosen({ over, value }),
    forget: () => setChosen(null),
  };
}
