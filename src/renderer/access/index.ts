/**
 * What every screen shows of access and people: whose an item is, what one may do with it, who is here, and the ways to share
 * or leave. It decides nothing: `usePermission` asks the one rule. Screens of their own are in features/sharing.
 */
export { AccessBanner } from "./AccessBanner.tsx";
export { CommentsButton } from "./comments/CommentsButton.tsx";
export { CommentsFrame } from "./comments/CommentsFrame.tsx";
export { openComments } from "./comments/commentsPanel.ts";
export { AccessMark } from "./AccessMark.tsx";
export { HistoryList } from "./history/HistoryList.tsx";
export { saveHistory } from "./history/saveHistory.ts";
export { useHistory } from "./history/useHistory.ts";
export { PresencePill } from "./PresencePill.tsx";
export { ShareButton } from "./ShareButton.tsx";
export { SharingBadge } from "./SharingBadge.tsx";
export { askToManage, askToShare, useShareDialog } from "./shareDialog.ts";
export { kindName, levelName, personOf, sharedWords, sourceWords, untilWords } from "./accessWords.ts";
export type { SharedThing } from "./sharedThing.ts";
export { UntilField } from "./UntilField.tsx";
export { useAccessActions, type AccessActions } from "./useAccessActions.ts";
export { useNotifications, useUnreadCount } from "./useNotifications.ts";
export { useAccessCommands } from "./useAccessCommands.ts";
export { useAccessMarks, type WordedMark } from "./useAccessMarks.ts";
export { useAskForAccess } from "./useAskForAccess.ts";
export { useSeenBy } from "./useSeenBy.ts";
