import {
  AtSign,
  CircleCheck,
  CircleX,
  Clock,
  Crown,
  House,
  Inbox,
  KeyRound,
  LifeBuoy,
  Megaphone,
  MessageSquare,
  Share2,
  Table2,
  Users,
  UserX,
  X,
} from "lucide-react";
import { Link } from "react-aria-components";
import type { NoticeKind } from "../../../domain/notifications/kinds.ts";
import { useKitchen } from "../../data/index.ts";
import type { Held } from "../../sync/heldRecords.ts";
import { act } from "../../sync/outbox.ts";
import { cx, IconButton, showFailure, timeAgo, useNow, VisuallyHidden, type Icon } from "../../ui/index.ts";

const icons: Readonly<Record<NoticeKind, Icon>> = {
  "share-invited": Inbox,
  "share-given": Share2,
  "share-revoked": UserX,
  "share-ending": Clock,
  "share-expired": Clock,
  "share-accepted": CircleCheck,
  "share-declined": CircleX,
  "approval-asked": KeyRound,
  "approval-refused": CircleX,
  "access-asked": KeyRound,
  "access-answered": KeyRound,
  "ownership-given": Crown,
  "comment-mention": AtSign,
  "comment-reply": MessageSquare,
  "comment-added": MessageSquare,
  "organization-invited": Users,
  "member-joined": Users,
  "role-changed": Users,
  "support-access": LifeBuoy,
  "household-shares": House,
  "table-changed": Table2,
  "campaign-done": Megaphone,
};

/** One notification: a link to what it is about, and a way to be rid of it. */
export function NotificationLine({ notification }: { notification: Held<"notification"> }) {
  const kitchen = useKitchen();
  const now = useNow();
  const { id, kind, title, message, link, isRead, createdAt } = notification;
  const IconShape = icons[kind];
  const { isWish: _isWish, ...data } = notification;
  const change = async (action: string, changed: object | null): Promise<void> => {
    const provisional = { kind: "notification", recordId: id, data: changed } as const;
    showFailure(await act(kitchen, { action, input: { ids: [id] }, itemId: "", provisional }));
  };
  return (
    <div className={cx("flex items-start gap-1 rounded-md", isRead ? "" : "bg-accent-soft/50")}>
      <Link
        href={link}
        onPress={() => {
          if (!isRead) void change("notification.read", { ...data, isRead: true });
        }}
        className="focus-ring flex min-h-11 min-w-0 flex-1 items-start gap-3 rounded-md px-3 py-2.5 data-hovered:bg-hover"
      >
        <IconShape size={18} className={cx("mt-0.5 shrink-0", isRead ? "text-ink-2" : "text-accent")} aria-hidden />
        <span className="min-w-0 flex-1">
          <span className={cx("block text-2 wrap-anywhere", isRead ? "" : "font-semibold")}>
            {isRead ? null : <VisuallyHidden>Unread: </VisuallyHidden>}
            {title}
          </span>
          {message === "" ? null : (
            <span className="mt-0.5 line-clamp-3 block text-1 wrap-anywhere text-ink-2">{message}</span>
          )}
          <time
            dateTime={new Date(createdAt).toISOString()}
            title={new Date(createdAt).toLocaleString()}
            className="mt-0.5 block text-1 text-ink-2"
          >
            {timeAgo(createdAt, now)}
          </time>
        </span>
      </Link>
      <IconButton
        label={`Dismiss “${title}”`}
        icon={X}
        size="small"
        className="mt-2 me-1"
        onPress={() => void change("notification.dismiss", null)}
      />
    </div>
  );
}
