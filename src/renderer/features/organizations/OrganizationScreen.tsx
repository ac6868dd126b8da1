/** /organizations/:id: members, groups, the people list and settings of an organization, as far as one's role goes. */
import { useState } from "react";
import { Ellipsis, FileDown, Megaphone, UserPlus, Users } from "lucide-react";
import { capabilities, roleNames, asRole, type Capability } from "../../../domain/organizations/roles.ts";
import { useMe } from "../../sync/useMe.ts";
import { useRecord } from "../../sync/useRecords.ts";
import {
  Button,
  Chip,
  counted,
  cx,
  EmptyState,
  LinkButton,
  Menu,
  PageHeader,
  paths,
  Skeleton,
  Tabs,
  useDelayed,
  useMedia,
} from "../../ui/index.ts";
import { GroupsPanel } from "./groups/GroupsPanel.tsx";
import { HistoryPanel } from "./HistoryPanel.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { MembersPanel } from "./members/MembersPanel.tsx";
import { EarlierBanner } from "./newItems/EarlierBanner.tsx";
import { PeoplePanel } from "./PeoplePanel.tsx";
import { SupportBanners } from "./SupportBanners.tsx";
import { SettingsPanel } from "./SettingsPanel.tsx";
import type { Standing, WatchedPerson } from "./standing.ts";

export function OrganizationScreen({ organizationId }: { organizationId: string }) {
  const organization = useRecord("organization", organizationId);
  const me = useMe();
  // Right after it was made it is on its way here.
  const isLate = useDelayed(!organization, 4_000);
  if (!organization || !me) {
    return (
      <>
        <PageHeader title="Organization" />
        {isLate ? (
          <EmptyState
            icon={Users}
            title="You are not in this organization"
            actions={<LinkButton href={paths.recipes}>Go to Recipes</LinkButton>}
          >
            It may have been deleted, or you were taken out of it. Ask whoever runs it for an invitation.
          </EmptyState>
        ) : (
          <Skeleton lines={6} />
        )}
      </>
    );
  }
  const held = new Set<Capability>(capabilities.filter((known) => organization.capabilities.includes(known)));
  const can = (capability: Capability): boolean => held.has(capability);
  const standing = { organization, personId: me.personId, role: organization.role, held, can };
  return <Organization standing={standing} />;
}

type Tab = "members" | "groups" | "people" | "history" | "settings";

function Organization({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const [tab, setTab] = useState<Tab>("members");
  const [isInviting, setInviting] = useState(false);
  const [round, setRound] = useState(0);
  const [watched, setWatched] = useState<WatchedPerson | null>(null);
  // These lists scroll by themselves, so they are as high as there is room.
  const isLong = tab === "members" || tab === "people";
  const role = asRole(organization.role);
  const isNarrow = useMedia("(max-width: 767px)");
  const elsewhere = [
    ...(can("exportReports")
      ? [{ id: "report", label: "Sharing report", icon: FileDown, href: paths.organizationReport(organization.id) }]
      : []),
    ...(can("viewCampaigns") ? [{ id: "campaigns", label: "Campaigns", icon: Megaphone, href: paths.campaigns }] : []),
  ];
  const kind = organization.kind === "household" ? "Household" : "Team";
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title={organization.name}
        subtitle={`${kind} · ${counted(organization.people, "person", "people")}`}
        badge={role === null ? null : <Chip>{roleNames[role]}</Chip>}
        actions={
          <>
            {isNarrow && elsewhere.length > 0 ? (
              <Menu label={`More about ${organization.name}`} icon={Ellipsis} items={elsewhere} />
            ) : (
              elsewhere.map(({ id, label, icon, href }) => (
                <LinkButton key={id} icon={icon} href={href}>
                  {label}
                </LinkButton>
              ))
            )}
            {can("manageMembers") ? (
              <Button variant="primary" icon={UserPlus} onPress={() => setInviting(true)}>
                Invite
              </Button>
            ) : null}
          </>
        }
      />
      <div className="scroll-y min-h-0 flex-1">
        <div
          className={cx(
            "mx-auto w-full max-w-[860px] px-4 pt-3 md:px-6",
            isLong ? "flex h-full min-h-[480px] flex-col pb-4" : "pb-16",
          )}
        >
          <SupportBanners standing={standing} />
          <EarlierBanner organization={organization} />
          <Tabs<Tab>
            label={organization.name}
            value={tab}
            onChange={setTab}
            className={isLong ? "flex-1" : ""}
            panelClassName={isLong ? "flex flex-col" : ""}
            items={[
              {
                id: "members",
                label: "Members",
                content: (
                  <MembersPanel
                    key={round}
                    standing={standing}
                    onInvite={() => setInviting(true)}
                    onWatch={(person) => {
                      setWatched(person);
                      setTab("history");
                    }}
                  />
                ),
              },
              { id: "groups", label: "Groups", content: <GroupsPanel standing={standing} /> },
              // A household knows whom it knows.
              ...(organization.kind === "team"
                ? [{ id: "people" as const, label: "People list", content: <PeoplePanel standing={standing} /> }]
                : []),
              ...(can("viewAudit")
                ? [
                    {
                      id: "history" as const,
                      label: "History",
                      content: <HistoryPanel standing={standing} person={watched} onPerson={setWatched} />,
                    },
                  ]
                : []),
              { id: "settings", label: "Settings", content: <SettingsPanel standing={standing} /> },
            ]}
          />
        </div>
      </div>
      {isInviting ? (
        <InviteDialog
          standing={standing}
          onClose={() => {
            setInviting(false);
            setRound((before) => before + 1);
          }}
        />
      ) : null}
    </div>
  );
}
