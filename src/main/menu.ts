/** The menu: the system's own roles where there is one, and events to the window for what only it can do. */
import type { MenuItemConstructorOptions } from "electron";
import type { MenuEvent, Theme } from "../domain/ipc.ts";

export interface MenuParts {
  readonly isMac: boolean;
  readonly isPackaged: boolean;
  readonly theme: Theme;
  readonly send: (event: MenuEvent) => void;
  readonly chooseTheme: (theme: Theme) => void;
}

type Items = MenuItemConstructorOptions[];
const separator: MenuItemConstructorOptions = { type: "separator" };

export function menuTemplate(parts: MenuParts): Items {
  return [
    ...(parts.isMac ? [appMenu(parts)] : []),
    fileMenu(parts),
    editMenu(parts),
    viewMenu(parts),
    { role: "windowMenu" },
    { role: "help", submenu: [item(parts, "Keyboard and Help", "help", "F1")] },
  ];
}

function item(
  { send }: MenuParts,
  label: string,
  type: Exclude<MenuEvent["type"], "theme" | "open">,
  accelerator?: string,
): MenuItemConstructorOptions {
  return { id: type, label, click: () => send({ type }), ...(accelerator !== undefined && { accelerator }) };
}

function appMenu(parts: MenuParts): MenuItemConstructorOptions {
  const own: Items = [{ role: "about" }, separator, item(parts, "Settings…", "settings", "CmdOrCtrl+,"), separator];
  const system: Items = [{ role: "services" }, separator, { role: "hide" }, { role: "hideOthers" }, { role: "unhide" }];
  return { role: "appMenu", submenu: [...own, ...system, separator, { role: "quit" }] };
}

function fileMenu(parts: MenuParts): MenuItemConstructorOptions {
  const ending: Items = parts.isMac
    ? [{ role: "close" }]
    : [item(parts, "Settings", "settings", "CmdOrCtrl+,"), separator, { role: "quit" }];
  return {
    label: "File",
    submenu: [
      item(parts, "New Recipe", "new-recipe", "CmdOrCtrl+N"),
      separator,
      item(parts, "Import…", "import", "CmdOrCtrl+O"),
      item(parts, "Export…", "export", "CmdOrCtrl+Shift+E"),
      item(parts, "Back Up Now", "backup"),
      separator,
      item(parts, "Print…", "print", "CmdOrCtrl+P"),
      item(parts, "Save as PDF…", "print-to-pdf", "CmdOrCtrl+Shift+P"),
      separator,
      ...ending,
    ],
  };
}

/**
 * Undo is the app's own, across everything; the window decides whether a text field comes first. So the keys are shown
 * here but go to the page (macOS always sends them through the menu, which ends in the same place).
 */
function editMenu(parts: MenuParts): MenuItemConstructorOptions {
  return {
    label: "Edit",
    submenu: [
      { ...item(parts, "Undo", "undo", "CmdOrCtrl+Z"), registerAccelerator: false },
      { ...item(parts, "Redo", "redo", parts.isMac ? "Cmd+Shift+Z" : "Ctrl+Y"), registerAccelerator: false },
      separator,
      { role: "cut" },
      { role: "copy" },
      { role: "paste" },
      { role: "pasteAndMatchStyle" },
      { role: "delete" },
      { role: "selectAll" },
      separator,
      { ...item(parts, "Find", "find", "CmdOrCtrl+F"), registerAccelerator: false },
    ],
  };
}

const themeLabels = { system: "As the System", light: "Light", dark: "Dark" } as const satisfies Record<Theme, string>;

function viewMenu(parts: MenuParts): MenuItemConstructorOptions {
  const themes = (["system", "light", "dark"] as const).map((theme): MenuItemConstructorOptions => ({
    id: `theme-${theme}`,
    label: themeLabels[theme],
    type: "radio",
    checked: parts.theme === theme,
    click: () => parts.chooseTheme(theme),
  }));
  const development: Items = parts.isPackaged ? [] : [separator, { role: "reload" }, { role: "toggleDevTools" }];
  return {
    label: "View",
    submenu: [
      { label: "Theme", submenu: themes },
      separator,
      { role: "resetZoom" },
      { role: "zoomIn" },
      { role: "zoomOut" },
      separator,
      { role: "togglefullscreen" },
      ...development,
    ],
  };
}
