import { Button as AriaButton, MenuTrigger, Popover } from "react-aria-components";
import {
  ChevronsUpDown,
  Download,
  FileInput,
  Keyboard,
  Monitor,
  Moon,
  PanelLeft,
  Settings,
  ShieldCheck,
  Sun,
  SunMoon,
  Trash2,
  UserRound,
} from "lucide-react";
import { cx, paths, useMedia, useTheme } from "../ui/index.ts";
import { MenuList } from "../ui/MenuList.tsx";
import type { FrameActions } from "../ui/index.ts";
import { useIsAdmin } from "../sync/useIsAdmin.ts";
import { Logo } from "./Logo.tsx";
import { useAccountLine } from "./useAccountLine.ts";
import { StartOrganization } from "./StartOrganization.tsx";
import { useOrganizationCommands, useOrganizations } from "./useOrganizations.ts";

/** The head of the sidebar: whose kitchen this is, and the things one rarely needs. */
export function ProfileMenu({ isCollapsed, actions }: { isCollapsed: boolean; actions: FrameActions }) {
  const { choice, choose } = useTheme();
  const organizations = useOrganizations();
  useOrganizationCommands(organizations);
  const { title, line, places, starts } = organizations;
  const accountLine = useAccountLine();
  const isAdmin = useIsAdmin() === true;
  const canCollapse = useMedia("(width >= 1100px)");
  return (
    <>
      <MenuTrigger>
        <AriaButton
          aria-label={isCollapsed ? `${title}, ${line}` : undefined}
          className={cx(
            "focus-ring flex shrink-0 items-center rounded-sm text-start data-hovered:bg-hover data-pressed:bg-press",
            isCollapsed ? "size-10 justify-center" : "h-12 gap-2.5 self-stretch px-2",
          )}
        >
          <Logo className="shrink-0 text-accent" />
          {isCollapsed ? null : (
            <>
              <span className="min-w-0 flex-1">
                <span className="block truncate text-2 leading-[18px] font-semibold">{title}</span>
                <span className="block truncate text-0 leading-4 text-ink-2">{line}</span>
              </span>
              <ChevronsUpDown size={15} className="shrink-0 text-ink-2" aria-hidden />
            </>
          )}
        </AriaButton>
        <Popover
          offset={4}
          placement="bottom start"
          className="min-w-60 rounded-md bg-raised text-ink shadow-2 outline-none data-entering:animate-rise forced-colors:border"
        >
          <MenuList
            label="This device"
            items={[
              ...(places.length === 0 ? [] : [{ group: "", items: places }]),
              { group: "", items: starts },
              {
                group: "",
                items: [
                  { id: "import", label: "Import recipes…", icon: FileInput, href: paths.importing },
                  { id: "export", label: "Export everything…", icon: Download, onAction: actions.exportAll },
                ],
              },
              {
                group: "",
                items: [
                  {
                    id: "theme",
                    label: "Theme",
                    icon: SunMoon,
                    items: [
                      {
                        id: "system",
                        label: "As the system",
                        icon: Monitor,
                        isChecked: choice === "system",
                        onAction: () => choose("system"),
                      },
                      {
                        id: "light",
                        label: "Light",
                        icon: Sun,
                        isChecked: choice === "light",
                        onAction: () => choose("light"),
                      },
                      {
                        id: "dark",
                        label: "Dark",
                        icon: Moon,
                        isChecked: choice === "dark",
                        onAction: () => choose("dark"),
                      },
                    ],
                  },
                  ...(canCollapse
                    ? [
                        {
                          id: "sidebar",
                          label: isCollapsed ? "Show the sidebar" : "Collapse the sidebar",
                          icon: PanelLeft,
                          shortcut: "Mod+\\",
                          onAction: actions.toggleSidebar,
                        },
                      ]
                    : []),
                  {
                    id: "help",
                    label: "Keyboard shortcuts",
                    icon: Keyboard,
                    shortcut: "?",
                    onAction: actions.openHelp,
                  },
                ],
              },
              {
                group: "",
                items: [
                  { id: "account", icon: UserRound, ...accountLine },
                  ...(isAdmin
                    ? [{ id: "admin", label: "Sharing administration", icon: ShieldCheck, href: paths.sharingAdmin }]
                    : []),
                  { id: "trash", label: "Trash", icon: Trash2, href: paths.trash },
                  { id: "settings", label: "Settings", icon: Settings, shortcut: "Mod+,", href: paths.settings },
                ],
              },
            ]}
          />
        </Popover>
      </MenuTrigger>
      <StartOrganization {...organizations} />
    </>
  );
}
