/** /notifications: what this person was told, the newest first. Opening one marks it as read and leads to what it is about. */
import { Bell, CheckCheck, Settings } from "lucide-react";
import { useNotifications } from "../../access/index.ts";
import { useKitchen } from "../../data/index.ts";
import { act } from "../../sync/outbox.ts";
import { useMe } from "../../sync/useMe.ts";
import {
  Button,
  counted,
  EmptyState,
  IconButton,
  LinkButton,
  navigate,
  PageHeader,
  paths,
  showFailure,
  Skeleton,
} from "../../ui/index.ts";
import { NotificationLine } from "./NotificationLine.tsx";

export function NotificationsScreen() {
  const kitchen = useKitchen();
  const me = useMe();
  const notifications = useNotifications();
  const unread = (notifications ?? []).filter(({ isRead }) => !isRead).length;
  const readAll = async (): Promise<void> => {
    showFailure(await act(kitchen, { action: "notification.readAll", input: {}, itemId: "" }));
  };
  return (
    <>
      <PageHeader
        title="Notifications"
        subtitle={unread === 0 ? "Nothing unread" : counted(unread, "unread", "unread")}
        actions={
          <>
            {unread === 0 ? null : (
              <Button icon={CheckCheck} onPress={() => void readAll()}>
                Mark all as read
              </Button>
            )}
            <IconButton label="Choose what you are told" icon={Settings} onPress={() => navigate(paths.settings)} />
          </>
        }
      />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[720px] px-2 py-3 md:px-6">
          {me && notifications === undefined ? (
            <Skeleton lines={5} />
          ) : (notifications ?? []).length === 0 ? (
            <EmptyState
              icon={Bell}
              title="Nothing yet"
              actions={me ? null : <LinkButton href={paths.signIn}>Sign in</LinkButton>}
            >
              When somebody shares something with you, answers an invitation, asks for access or mentions you in a
              comment, it is here. In Settings you choose what you are told, and whether by mail too.
            </EmptyState>
          ) : (
            <ul aria-label="Notifications" className="flex flex-col gap-1">
              {(notifications ?? []).map((notification) => (
                <li key={notification.id}>
                  <NotificationLine notification={notification} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </>
  );
}
