import { Button as AriaButton } from "react-aria-components";
import { Bell, Megaphone, Search, Settings } from "lucide-react";
import { useUnreadCount } from "../access/index.ts";
import { cx, IconButton, Kbd, navigate, paths, screenOf, usePath } from "../ui/index.ts";
import { CookbookLinks } from "./CookbookLinks.tsx";
import { CookbookMenu } from "./CookbookMenu.tsx";
import { NavLink } from "./NavLink.tsx";
import { places } from "./places.ts";
import { ProfileMenu } from "./ProfileMenu.tsx";
import { SaveStatus } from "./SaveStatus.tsx";
import { useSeesCampaigns } from "./useSeesCampaigns.ts";
import type { FrameActions } from "../ui/index.ts";
import type { PlaceCounts } from "./usePlaceCounts.ts";

interface SidebarProps {
  isCollapsed: boolean;
  counts: PlaceCounts;
  actions: FrameActions;
}

/** The frame's side: who, search, places, cookbooks, save state. Icons alone when there is little room. */
export function Sidebar({ isCollapsed, counts, actions }: SidebarProps) {
  const path = usePath();
  const screen = screenOf(path);
  const unread = useUnreadCount();
  const seesCampaigns = useSeesCampaigns();
  const inCookbook = path.startsWith("/cookbooks/");
  return (
    <nav
      aria-label="Main"
      data-frame="chrome"
      className={cx(
        "flex h-full shrink-0 flex-col border-e border-line bg-sunken pt-[max(10px,env(safe-area-inset-top))] max-md:hidden",
        isCollapsed ? "w-[60px] items-center px-2" : "w-[232px] px-2.5",
      )}
    >
      <ProfileMenu isCollapsed={isCollapsed} actions={actions} />
      {isCollapsed ? (
        <IconButton
          label="Search or jump to…"
          icon={Search}
          shortcut="Mod+K"
          onPress={actions.openPalette}
          className="mt-1 size-10"
        />
      ) : (
        <AriaButton
          onPress={actions.openPalette}
          className="focus-ring mt-2 flex h-[34px] shrink-0 items-center gap-2 rounded-sm bg-raised px-2 text-[13.5px] text-ink-2 shadow-1 data-hovered:text-ink"
        >
          <Search size={15} className="ms-0.5 shrink-0" aria-hidden />
          <span className="min-w-0 flex-1 truncate text-start">Search or jump to…</span>
          <Kbd keys="Mod+K" />
        </AriaButton>
      )}
      <div
        className={cx(
          "scroll-y -mx-1 mt-2 min-h-0 flex-1 px-1 pb-2",
          isCollapsed ? "flex flex-col items-center" : "self-stretch",
        )}
      >
        <ul className="flex flex-col gap-px pt-0.5">
          {places.map((place) => (
            <li key={place.screen}>
              <NavLink
                {...place}
                count={counts[place.screen]}
                isCurrent={screen === place.screen && !inCookbook}
                isCollapsed={isCollapsed}
              />
            </li>
          ))}
          {seesCampaigns ? (
            <li>
              <NavLink
                href={paths.campaigns}
                label="Campaigns"
                icon={Megaphone}
                isCurrent={screen === "campaigns"}
                isCollapsed={isCollapsed}
              />
            </li>
          ) : null}
          {unread === null ? null : (
            <li>
              <NavLink
                href={paths.notifications}
                label="Notifications"
                icon={Bell}
                count={unread}
                isBadge
                isCurrent={screen === "notifications"}
                isCollapsed={isCollapsed}
              />
            </li>
          )}
        </ul>
        {isCollapsed ? <CookbookMenu /> : <CookbookLinks />}
      </div>
      <div
        className={cx(
          "flex shrink-0 items-center gap-1 pt-1 pb-[max(12px,env(safe-area-inset-bottom))]",
          isCollapsed ? "flex-col" : "self-stretch",
        )}
      >
        <SaveStatus isCollapsed={isCollapsed} onExport={actions.exportAll} />
        <IconButton label="Settings" icon={Settings} shortcut="Mod+," onPress={() => navigate(paths.settings)} />
      </div>
    </nav>
  );
}
