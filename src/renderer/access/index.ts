/**
 * What every screen shows of access and people: whose an item is, what one may do with it, who is here, and the ways to share
 * or leave. It decides nothing: `usePermission` asks the one rule. Screens of their own are in features/sharing.
 */
export { AccessBanner } from "./AccessBanner.tsx";
export { AccessMark } from "./AccessMark.tsx";
export { PresencePill } from "./PresencePill.tsx";
export { ShareButton } from "./ShareButton.tsx";
export { askToShare, useShareDialog } from "./shareDialog.ts";
export { kindName, levelName, personOf, sharedWords } from "./accessWords.ts";
export { useAccessActions, type SharedThing } from "./useAccessActions.ts";
export { useAccessCommands } from "./useAccessCommands.ts";
export { useAccessMarks } from "./useAccessMarks.ts";
export { useAskForAccess } from "./useAskForAccess.ts";
