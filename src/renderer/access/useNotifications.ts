import { useMemo } from "react";
import type { Held } from "../sync/heldRecords.ts";
import { useMe } from "../sync/useMe.ts";
import { useOutbox, useRecords } from "../sync/useRecords.ts";

/** What this person was told, the newest first; `undefined` while loading. What was marked as read offline is read here. */
export function useNotifications(): readonly Held<"notification">[] | undefined {
  const held = useRecords("notification");
  const outbox = useOutbox();
  return useMemo(() => {
    // A mark for all of them waits as one command, without saying which.
    const marks = (outbox ?? []).filter(
      ({ action, state }) => action === "notification.readAll" && state !== "refused",
    );
    return held
      ?.map((one) => (marks.length > 0 ? { ...one, isRead: true } : one))
      .toSorted((a, b) => b.createdAt - a.createdAt || b.id.localeCompare(a.id, "en", { numeric: true }));
  }, [held, outbox]);
}

/** How many notifications are not read; null while nobody has an account here. */
export function useUnreadCount(): number | null {
  const me = useMe();
  const notifications = useNotifications();
  return me ? (notifications ?? []).filter(({ isRead }) => !isRead).length : null;
}
