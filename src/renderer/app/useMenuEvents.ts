import { useEffect, useRef } from "react";
import type { MenuEvent } from "../../domain/ipc.ts";
import { currentCommands, navigate, paths, showFailure, useTheme } from "../ui/index.ts";
import type { FrameActions } from "../ui/index.ts";

function runCommand(id: string): void {
  currentCommands()
    .find((command) => command.id === id)
    ?.run();
}

/** Does what was chosen in the desktop's menu. In a browser there is no such menu. */
export function useMenuEvents(actions: FrameActions): void {
  const { choose } = useTheme();
  const handle = (event: MenuEvent): void => {
    switch (event.type) {
      case "import":
        return navigate(paths.importing);
      case "export":
        return actions.exportAll();
      case "print":
        return void window.potluck?.print().then(showFailure);
      case "print-to-pdf":
        return void window.potluck
          ?.printToPdf({
            suggestedName: `${document.title.replace(/[/\\:*?"<>|]/g, " ").slice(0, 120)}.pdf`,
            pageSize: "A4",
            landscape: false,
          })
          .then(showFailure);
      case "backup":
        return runCommand("data.backup");
      case "new-recipe":
        return runCommand("recipes.new");
      case "find":
        return actions.openPalette();
      case "undo":
        return actions.undo();
      case "redo":
        return actions.redo();
      case "settings":
        return navigate(paths.settings);
      case "help":
        return actions.openHelp();
      case "theme":
        return choose(event.theme);
      case "open":
        return navigate(event.path);
      default:
        return event satisfies never;
    }
  };
  const latest = useRef(handle);
  useEffect(() => {
    latest.current = handle;
  });
  useEffect(() => window.potluck?.onMenu((event) => latest.current(event)), []);
}
