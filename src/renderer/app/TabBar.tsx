import { useState } from "react";
import { Button as AriaButton, Link } from "react-aria-components";
import {
  Bell,
  Check,
  Download,
  Ellipsis,
  FileInput,
  Library,
  Megaphone,
  Plus,
  Search,
  Settings,
  ShieldCheck,
  Trash2,
  TriangleAlert,
  UserRound,
  Users,
} from "lucide-react";
import { useItems, useKitchen } from "../data/index.ts";
import { useUnreadCount } from "../access/index.ts";
import { counted, cx, paths, screenOf, Sheet, usePath, type Icon } from "../ui/index.ts";
import { createCookbook } from "./cookbookActions.ts";
import type { FrameActions } from "../ui/index.ts";
import { useIsAdmin } from "../sync/useIsAdmin.ts";
import { useWaitingCount } from "../sync/useWaitingCount.ts";
import { places as screens } from "./places.ts";
import { SaveStatus, StatusRemedy } from "./SaveStatus.tsx";
import { useAccountLine } from "./useAccountLine.ts";
import { StartOrganization } from "./StartOrganization.tsx";
import { useOrganizations, type ShownPlace } from "./useOrganizations.ts";
import { useSeesCampaigns } from "./useSeesCampaigns.ts";
import { useStatusWords } from "./useStatusWords.ts";

const tabClass =
  "focus-ring flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-1 rounded-sm text-0 font-semibold";
const lineClass =
  "focus-ring flex min-h-12 w-full items-center gap-3 rounded-sm px-2 text-start text-3 data-hovered:bg-hover data-pressed:bg-press";

function MoreLine({
  icon: IconShape,
  label,
  href,
  onPress,
  count,
  isCurrent = false,
}: {
  icon: Icon;
  label: string;
  href?: string;
  onPress?: () => void;
  count?: number;
  /** The one of several that is shown. */
  isCurrent?: boolean;
}) {
  const inside = (
    <>
      <IconShape size={18} className="shrink-0 text-ink-2" aria-hidden />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {count === undefined ? null : <span className="text-2 tabular text-ink-2">{count}</span>}
      {isCurrent ? <Check size={16} className="shrink-0 text-accent" aria-label="chosen" /> : null}
    </>
  );
  return href ? (
    <Link href={href} className={lineClass}>
      {inside}
    </Link>
  ) : (
    <AriaButton onPress={onPress} className={lineClass}>
      {inside}
    </AriaButton>
  );
}

function MoreSheet({
  isOpen,
  onOpenChange,
  actions,
  organizations,
}: {
  isOpen: boolean;
  onOpenChange: (open: boolean) => void;
  actions: FrameActions;
  organizations: ShownPlace;
}) {
  const kitchen = useKitchen();
  const cookbooks = useItems("cookbook") ?? [];
  const unread = useUnreadCount();
  const isAdmin = useIsAdmin() === true;
  const seesCampaigns = useSeesCampaigns();
  const after = (run: () => void) => () => {
    onOpenChange(false);
    run();
  };
  return (
    <Sheet isOpen={isOpen} onOpenChange={onOpenChange} title="More">
      <MoreLine icon={Search} label="Search or jump to…" onPress={after(actions.openPalette)} />
      {unread === null ? null : (
        <MoreLine
          icon={Bell}
          label="Notifications"
          href={paths.notifications}
          {...(unread > 0 ? { count: unread } : {})}
        />
      )}
      {seesCampaigns ? <MoreLine icon={Megaphone} label="Campaigns" href={paths.campaigns} /> : null}
      <MoreLine icon={FileInput} label="Import recipes" href={paths.importing} />
      <MoreLine icon={Download} label="Export everything" onPress={after(actions.exportAll)} />
      <MoreLine icon={Trash2} label="Trash" href={paths.trash} />
      <MoreLine icon={Settings} label="Settings" href={paths.settings} />
      {isAdmin ? <MoreLine icon={ShieldCheck} label="Sharing administration" href={paths.sharingAdmin} /> : null}
      <MoreLine icon={UserRound} {...useAccountLine()} />
      <h3 className="mt-3 mb-1 px-2 text-1 font-semibold text-ink-2">Households and teams</h3>
      {[...organizations.places, ...organizations.starts].map(({ id, label, icon, isChecked, onAction }) => (
        <MoreLine
          key={id}
          icon={icon ?? Users}
          label={label}
          {...(isChecked ? { isCurrent: true } : {})}
          onPress={after(() => onAction?.())}
        />
      ))}
      <h3 className="mt-3 mb-1 px-2 text-1 font-semibold text-ink-2">Cookbooks</h3>
      {cookbooks.map((cookbook) => (
        <MoreLine
          key={cookbook.id}
          icon={Library}
          label={cookbook.title || "Untitled cookbook"}
          href={paths.cookbook(cookbook.id)}
          count={cookbook.fields.entries.length}
        />
      ))}
      <MoreLine icon={Plus} label="New cookbook" onPress={after(() => void createCookbook(kitchen))} />
      <div className="mt-3 flex border-t border-line pt-2">
        <SaveStatus onExport={after(actions.exportAll)} />
      </div>
    </Sheet>
  );
}

/** The foot of the app on phones: the places, and the rest behind "More". */
export function TabBar({ actions }: { actions: FrameActions }) {
  const path = usePath();
  const screen = screenOf(path);
  const [openOn, setOpenOn] = useState<string | null>(null);
  const words = useStatusWords();
  const waiting = useWaitingCount();
  const unread = useUnreadCount() ?? 0;
  const organizations = useOrganizations();
  const isElsewhere = screen !== "" && !screens.some((place) => place.screen === screen);
  return (
    <div data-frame="chrome" className="shrink-0 bg-surface md:hidden">
      {words.isTrouble ? (
        <section
          aria-label="Saving and syncing"
          className={cx(
            "mx-3 mb-2 flex items-center gap-2.5 rounded-md px-3.5 py-1.5 text-1 font-semibold",
            words.tone === "rose" ? "bg-rose-soft text-rose" : "bg-amber-soft text-amber",
          )}
        >
          <TriangleAlert size={15} className="shrink-0" aria-hidden />
          <span className="min-w-0 flex-1">
            {words.title} · {words.remedy === "export" ? "kept in this window" : words.detail}
          </span>
          <StatusRemedy words={words} isSmall />
        </section>
      ) : null}
      <nav aria-label="Main" className="flex border-t border-line px-1 pb-[env(safe-area-inset-bottom)]">
        {screens.map(({ screen: name, label, shortLabel, isBadge, href, icon: IconShape }) => (
          <Link
            key={name}
            href={href}
            {...(screen === name ? { "aria-current": "page" } : {})}
            className={cx(tabClass, screen === name ? "text-accent" : "text-ink-2")}
          >
            <span className="relative">
              <IconShape size={21} strokeWidth={1.8} aria-hidden />
              {isBadge && waiting > 0 ? (
                <span className="absolute -end-2.5 -top-1.5 min-w-4 rounded-full bg-accent px-1 text-center text-[10px] leading-4 font-bold text-accent-ink tabular">
                  {waiting}
                </span>
              ) : null}
            </span>
            <span className="max-w-full truncate">{shortLabel ?? label}</span>
          </Link>
        ))}
        <AriaButton
          aria-haspopup="dialog"
          {...(unread > 0 ? { "aria-label": `More, ${counted(unread, "unread notification")}` } : {})}
          onPress={() => setOpenOn(path)}
          className={cx(tabClass, isElsewhere ? "text-accent" : "text-ink-2")}
        >
          <span className="relative">
            <Ellipsis size={21} strokeWidth={1.8} aria-hidden />
            {unread > 0 ? <span className="absolute -end-1 -top-0.5 size-2 rounded-full bg-accent" /> : null}
          </span>
          <span>More</span>
        </AriaButton>
      </nav>
      {/* Open only on the screen it was opened on: following a link closes it. */}
      <MoreSheet
        isOpen={openOn === path}
        onOpenChange={(open) => setOpenOn(open ? path : null)}
        actions={actions}
        organizations={organizations}
      />
      <StartOrganization {...organizations} />
    </div>
  );
}
