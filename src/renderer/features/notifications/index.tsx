/**
 * What people are told: the list of notifications, the system's own notifications while the window is not looked at, and the
 * address that leads to an item's comments. Who is told of what is the server's; how one hears of it is in Settings.
 */
export { CommentsScreen } from "./CommentsScreen.tsx";
export { NotificationsFrame } from "./NotificationsFrame.tsx";
export { NotificationsScreen } from "./NotificationsScreen.tsx";
