import { useEffect, useState } from "react";

/** A value once it has rested: for what is asked elsewhere while somebody types. */
export function useRested<Value>(value: Value, restMs = 200): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return rested;
}
