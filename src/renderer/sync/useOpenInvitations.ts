import { useEffect, useMemo, useState } from "react";
import { useRecords } from "./useRecords.ts";
import type { Held } from "./heldRecords.ts";

const lookEveryMs = 30_000;

/** Invitations into organizations that wait for this person's answer; one whose time has come is none, also offline. */
export function useOpenInvitations(): readonly Held<"invitation">[] {
  const held = useRecords("invitation");
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), lookEveryMs);
    return () => clearInterval(timer);
  }, []);
  return useMemo(() => (held ?? []).filter(({ expiresAt }) => expiresAt > now), [held, now]);
}
