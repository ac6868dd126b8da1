import { CommentsFrame } from "../../access/index.ts";
import { useSystemNotifications } from "./useSystemNotifications.ts";

/** What has to be there whatever screen is open. */
export function NotificationsFrame() {
  useSystemNotifications();
  return <CommentsFrame />;
}
