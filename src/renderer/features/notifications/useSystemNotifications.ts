import { useEffect, useRef } from "react";
import { useNotifications } from "../../access/index.ts";
import { useSetting } from "../../data/index.ts";
import { systemNotificationsKey } from "../../access/systemNotifications.ts";
import { navigate, paths } from "../../ui/index.ts";

interface Shown {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly path: string;
}

/** Longest message the system shows. */
const bodyCharacters = 300;

/** Shows what is new through the system while the window is not looked at: several at once as one. Where it is switched on. */
export function useSystemNotifications(): void {
  const notifications = useNotifications();
  const [isOn] = useSetting(systemNotificationsKey);
  const known = useRef<ReadonlySet<string> | null>(null);
  useEffect(() => {
    if (!notifications) return;
    const before = known.current;
    known.current = new Set(notifications.map(({ id }) => id));
    // What was there when the window opened is no news.
    if (!before || !isOn || document.hasFocus()) return;
    const fresh = notifications.filter(({ id, isRead }) => !isRead && !before.has(id));
    const [first] = fresh;
    if (!first) return;
    show(
      fresh.length === 1
        ? { id: first.id, title: first.title, body: first.message.slice(0, bodyCharacters), path: first.link }
        : { id: first.id, title: `${fresh.length} new notifications`, body: first.title, path: paths.notifications },
    );
  }, [notifications, isOn]);
}

function show({ id, title, body, path }: Shown): void {
  if (window.potluck) {
    window.potluck.notify({ title, body, path }).then(
      (shown) => !shown.ok && console.error("The system showed no notification.", shown.error),
      (error: unknown) => console.error("The system showed no notification.", error),
    );
    return;
  }
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  // The same in every tab is shown once.
  const notification = new Notification(title, { body, tag: id });
  notification.addEventListener("click", () => {
    window.focus();
    navigate(path);
    notification.close();
  });
}
