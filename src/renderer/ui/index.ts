/**
 * The component kit: everything screens are made of, on React Aria and our tokens. It knows nothing of recipes, data
 * or the frame; features and the frame import from here.
 */
export { goThereAfterSignIn, takePathAfterSignIn } from "./afterSignIn.ts";
export { Avatar, AvatarStack } from "./Avatar.tsx";
export { Banner } from "./Banner.tsx";
export { Breadcrumb, type Crumb } from "./Breadcrumb.tsx";
export { Button, type ButtonProps } from "./Button.tsx";
export { Checkbox } from "./Checkbox.tsx";
export { Chip } from "./Chip.tsx";
export { ComboBox } from "./ComboBox.tsx";
export { confirm, ConfirmDialog, ConfirmHost, type ConfirmOptions } from "./ConfirmDialog.tsx";
export { ContextMenuHost, openContextMenu } from "./ContextMenu.tsx";
export {
  currentCommands,
  followSearches,
  searchCommands,
  useCommands,
  useCommandSearch,
  type Command,
} from "./commands.ts";
export { compareNames } from "./compareNames.ts";
export { cx } from "./cx.ts";
export { DayPicker } from "./DayPicker.tsx";
export { Dialog, type DialogProps } from "./Dialog.tsx";
export { focusScreenTitle } from "./focusScreenTitle.ts";
export { FormDialog } from "./FormDialog.tsx";
export { EmptyState } from "./EmptyState.tsx";
export { ErrorState } from "./ErrorState.tsx";
export type { Icon } from "./Icon.ts";
export { IconButton } from "./IconButton.tsx";
export { Kbd, onApple } from "./Kbd.tsx";
export { LinkButton } from "./LinkButton.tsx";
export { chooseFile, readBytes, saveFile, type FileToSave } from "./files.ts";
export { FrameActionsContext, useFrameActions, type FrameActions } from "./frameActions.ts";
export { foldText, matchScore } from "./matchScore.ts";
export { LongList } from "./LongList.tsx";
export { Menu } from "./Menu.tsx";
export type { MenuAction, MenuGroup, MenuItems } from "./menuItems.ts";
export { currentPath, navigate, paths, screenOf, usePath } from "./navigation.ts";
export { NumberField } from "./NumberField.tsx";
export { PageHeader } from "./PageHeader.tsx";
export { Popover } from "./Popover.tsx";
export { printWindow } from "./printWindow.ts";
export { ProgressBar } from "./ProgressBar.tsx";
export { Pager } from "./Pager.tsx";
export { promptText, PromptHost } from "./PromptDialog.tsx";
export { RadioGroup } from "./RadioGroup.tsx";
export { SearchField } from "./SearchField.tsx";
export { Segmented, type Segment } from "./Segmented.tsx";
export { Select, type Option } from "./Select.tsx";
export { Sheet } from "./Sheet.tsx";
export { showFailure } from "./showFailure.ts";
export { Skeleton } from "./Skeleton.tsx";
export { SplitView } from "./SplitView.tsx";
export { Switch } from "./Switch.tsx";
export { Tabs } from "./Tabs.tsx";
export { TagField } from "./TagField.tsx";
export { TagGroup, type TagItem } from "./TagGroup.tsx";
export { TextArea } from "./TextArea.tsx";
export { TextField } from "./TextField.tsx";
export { TextLink } from "./TextLink.tsx";
export { dismissUndoOffers, toast, ToastHost, type ToastOptions } from "./Toast.tsx";
export type { Tone } from "./tones.ts";
export { Tooltip, TooltipTrigger } from "./Tooltip.tsx";
export { themes, toggledTheme, useTheme, type ThemeChoice } from "./theme.ts";
export { useDelayed } from "./useDelayed.ts";
export { useDocumentTitle } from "./useDocumentTitle.ts";
export { useKeptFocus } from "./useKeptFocus.ts";
export { useMedia } from "./useMedia.ts";
export { useNow } from "./useNow.ts";
export { useProgress, type Progress } from "./useProgress.ts";
export { useRested } from "./useRested.ts";
export { VisuallyHidden } from "./VisuallyHidden.tsx";
export { byteSize, counted, dayWords, listed, timeAgo, timeUntil } from "./words.ts";
