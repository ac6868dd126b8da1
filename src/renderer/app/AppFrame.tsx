/** The frame around every screen: sidebar or tab bar, the screen itself, and what lies over both. Holds no data. */
import { lazy, Suspense, useRef, useState } from "react";
import { useUnsavedGuard } from "../data/index.ts";
import {
  ConfirmHost,
  ContextMenuHost,
  FrameActionsContext,
  PromptHost,
  type FrameActions,
  Skeleton,
  ToastHost,
  useMedia,
  screenOf,
  usePath,
} from "../ui/index.ts";
import { CommandPalette } from "./CommandPalette.tsx";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { HelpSheet } from "./HelpSheet.tsx";
import { Routes } from "./routes.tsx";
import { Sidebar } from "./Sidebar.tsx";
import { TabBar } from "./TabBar.tsx";
import { useArchiveActions } from "./useArchiveActions.tsx";
import { useBackups } from "./useBackups.ts";
import { useFrameCommands } from "./useFrameCommands.ts";
import { useMenuEvents } from "./useMenuEvents.ts";
import { usePlaceCounts } from "./usePlaceCounts.ts";
import { useScreenFocus } from "./useScreenFocus.ts";
import { useShortcuts } from "./useShortcuts.ts";
import { useUndo } from "./useUndoCommands.ts";

/** Timers and dialogs of recipes, over every screen. */
const RecipeFrame = lazy(async () => ({ default: (await import("../features/recipes/index.tsx")).RecipeFrame }));

/** The share dialog, and what sharing does whatever is open. */
const SharingFrame = lazy(async () => ({ default: (await import("../features/sharing/index.tsx")).SharingFrame }));

/** The open comments, and news that come while the window is not looked at. */
const NotificationsFrame = lazy(async () => ({
  default: (await import("../features/notifications/index.tsx")).NotificationsFrame,
}));

const sidebarKey = "potluck.sidebar";

export function AppFrame() {
  const path = usePath();
  const main = useRef<HTMLElement>(null);
  const [isPaletteOpen, setIsPaletteOpen] = useState(false);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const [isFolded, setIsFolded] = useState(() => localStorage.getItem(sidebarKey) === "folded");
  const isNarrow = useMedia("(width < 1100px)");
  const counts = usePlaceCounts();
  const { dialogs, ...archive } = useArchiveActions();
  const { undo, redo } = useUndo();

  const actions: FrameActions = {
    ...archive,
    undo,
    redo,
    openPalette: () => setIsPaletteOpen(true),
    openHelp: () => setIsHelpOpen(true),
    toggleSidebar: () => {
      localStorage.setItem(sidebarKey, isFolded ? "open" : "folded");
      setIsFolded(!isFolded);
    },
  };
  useFrameCommands(actions);
  useBackups();
  useMenuEvents(actions);
  useShortcuts();
  useScreenFocus(main);
  useUnsavedGuard();

  return (
    <FrameActionsContext value={actions}>
      <div className="flex h-dvh flex-col overflow-hidden md:flex-row print:block print:h-auto print:overflow-visible">
        <a
          href="#content"
          onClick={(event) => {
            // The hash holds the address of the screen; the link moves the focus instead.
            event.preventDefault();
            main.current?.focus();
          }}
          className="fixed start-3 top-2 z-[70] -translate-y-16 rounded-sm bg-ink px-3 py-2 text-2 font-semibold text-paper focus:translate-y-0"
        >
          Skip to the screen
        </a>
        <Sidebar isCollapsed={isNarrow || isFolded} counts={counts} actions={actions} />
        <main
          ref={main}
          id="content"
          tabIndex={-1}
          className="relative flex min-h-0 min-w-0 flex-1 flex-col bg-surface outline-none print:block"
        >
          <ErrorBoundary resetKey={path} onExport={archive.exportAll}>
            <Suspense fallback={<Skeleton />}>
              <Routes />
            </Suspense>
          </ErrorBoundary>
        </main>
        <TabBar actions={actions} />
        <CommandPalette isOpen={isPaletteOpen} onOpenChange={setIsPaletteOpen} />
        <HelpSheet isOpen={isHelpOpen} onOpenChange={setIsHelpOpen} />
        <ErrorBoundary resetKey={screenOf(path)} isQuiet>
          <Suspense fallback={null}>
            <RecipeFrame />
          </Suspense>
        </ErrorBoundary>
        <ErrorBoundary resetKey={screenOf(path)} isQuiet>
          <Suspense fallback={null}>
            <SharingFrame />
          </Suspense>
        </ErrorBoundary>
        <ErrorBoundary resetKey={screenOf(path)} isQuiet>
          <Suspense fallback={null}>
            <NotificationsFrame />
          </Suspense>
        </ErrorBoundary>
        <ConfirmHost />
        <PromptHost />
        <ContextMenuHost />
        {dialogs}
        <ToastHost className="bottom-[calc(72px+env(safe-area-inset-bottom))] md:bottom-5" />
      </div>
    </FrameActionsContext>
  );
}
