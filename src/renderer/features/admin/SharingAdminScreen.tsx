/** /admin/sharing */
import { useState } from "react";
import { ShieldCheck } from "lucide-react";
import { useIsAdmin } from "../../sync/useIsAdmin.ts";
import { cx, EmptyState, ErrorState, LinkButton, PageHeader, paths, Skeleton, Tabs } from "../../ui/index.ts";
import { LevelsTab } from "./levels/LevelsTab.tsx";
import { OffersTab } from "./offers/OffersTab.tsx";
import { SettingsTab } from "./SettingsTab.tsx";
import { OrganizationsTab } from "./organizations/OrganizationsTab.tsx";
import { MailsTab } from "./mails/MailsTab.tsx";
import { SharesTab } from "./shares/SharesTab.tsx";
import { TemplatesTab } from "./templates/TemplatesTab.tsx";
import { useSharingSetup } from "./useSharingSetup.ts";

const title = "Sharing administration";
type TabId = "offers" | "levels" | "shares" | "organizations" | "templates" | "mails" | "settings";

export function SharingAdminScreen() {
  const isAdmin = useIsAdmin();
  if (isAdmin === undefined) {
    return (
      <>
        <PageHeader title={title} />
        <Skeleton lines={6} />
      </>
    );
  }
  return isAdmin ? <ForAdmins /> : <NotAdmin />;
}

function NotAdmin() {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState
        icon={ShieldCheck}
        title="This is for admins of the server"
        actions={
          <LinkButton variant="primary" href={paths.shared}>
            Go to what is shared
          </LinkButton>
        }
      >
        Here an admin decides how everybody on the server shares. What you share yourself, and what others share with
        you, is under Shared with me.
      </EmptyState>
    </>
  );
}

function ForAdmins() {
  const setup = useSharingSetup();
  const [tab, setTab] = useState<TabId>("offers");
  const { loaded } = setup;
  const isList = tab === "organizations";
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader title={title} subtitle="For everybody on this server. Changes count at once." />
      <div className="scroll-y min-h-0 flex-1">
        <div
          className={cx(
            "mx-auto w-full max-w-[960px] px-4 pt-2 md:px-6",
            // The list of organizations scrolls by itself, so it is as high as there is room.
            isList ? "flex h-full min-h-[480px] flex-col pb-4" : "pb-16",
          )}
        >
          {loaded === null ? (
            <Skeleton lines={8} />
          ) : loaded.ok ? (
            <Tabs<TabId>
              label={title}
              value={tab}
              onChange={setTab}
              className={isList ? "flex-1" : ""}
              panelClassName={isList ? "flex flex-col" : ""}
              items={[
                {
                  id: "offers",
                  label: "What can be shared",
                  content: <OffersTab setup={loaded.value} change={setup.change} />,
                },
                { id: "levels", label: "Levels", content: <LevelsTab setup={loaded.value} change={setup.change} /> },
                { id: "shares", label: "Active shares", content: <SharesTab levels={loaded.value.catalog.levels} /> },
                { id: "organizations", label: "Organizations", content: <OrganizationsTab /> },
                { id: "templates", label: "Mail templates", content: <TemplatesTab /> },
                { id: "mails", label: "Mails", content: <MailsTab /> },
                {
                  id: "settings",
                  label: "Settings",
                  content: (
                    <SettingsTab settings={loaded.value.settings} mail={loaded.value.mail} save={setup.saveSettings} />
                  ),
                },
              ]}
            />
          ) : (
            <ErrorState
              title="The administration could not be read"
              message={loaded.error.message}
              onRetry={() => void setup.load()}
            />
          )}
        </div>
      </div>
    </div>
  );
}
