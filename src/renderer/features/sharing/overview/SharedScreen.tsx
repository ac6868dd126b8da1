/** /shared: what waits for a decision, what others share with this person, and what they share themselves. */
import { useState } from "react";
import { LogIn, UserPlus, Users } from "lucide-react";
import { incomingShares, outgoingShares } from "../../../../domain/sharing/overview.ts";
import { isLive, shareableTypes } from "../../../../domain/sharing/share.ts";
import { askToShare, kindName } from "../../../access/index.ts";
import { useShares } from "../../../sync/useShareRecords.ts";
import {
  counted,
  EmptyState,
  LinkButton,
  Menu,
  PageHeader,
  paths,
  Skeleton,
  Tabs,
  useCommands,
} from "../../../ui/index.ts";
import { useViewer } from "../useViewer.ts";
import { Decisions } from "./Decisions.tsx";
import { IncomingBrowser } from "./IncomingBrowser.tsx";
import { OutgoingList } from "./OutgoingList.tsx";

export function SharedScreen() {
  const viewer = useViewer();
  const shares = useShares();
  const [tab, setTab] = useState<"in" | "out">("in");
  const shareAll = shareableTypes.map((type) => ({
    id: `share-all.${type}`,
    label: `Share ${kindName(type).toLowerCase()}…`,
    icon: Users,
    onAction: () => askToShare({ itemType: type, itemId: null, title: kindName(type) }),
  }));
  useCommands(shareAll.map(({ id, label, icon, onAction }) => ({ id, label, icon, group: "Sharing", run: onAction })));

  if (!viewer) return <NotSignedIn />;
  if (!shares) {
    return (
      <>
        <PageHeader title="Sharing" />
        <Skeleton lines={6} />
      </>
    );
  }
  const incoming = incomingShares(viewer, shares);
  const outgoing = outgoingShares(viewer, shares, "item");
  const people = outgoingShares(viewer, shares, "person").filter(({ first }) => isLive(first)).length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title="Sharing"
        subtitle={`${incoming.accepted.length} shared with you · ${counted(people, "person", "people")} you share with`}
        actions={
          <Menu label="Share everything of a kind" icon={UserPlus} variant="secondary" items={shareAll}>
            Share all…
          </Menu>
        }
      />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[860px] px-4 pt-4 pb-16 md:px-6">
          <Decisions personId={viewer.personId} shares={shares} invitations={incoming.waiting} />
          <Tabs
            label="Sharing"
            value={tab}
            onChange={setTab}
            items={[
              {
                id: "in",
                label: "With me",
                count: incoming.accepted.length,
                content: <IncomingBrowser incoming={incoming} />,
              },
              {
                id: "out",
                label: "By me",
                count: outgoing.length,
                content: <OutgoingList viewer={viewer} shares={shares} />,
              },
            ]}
          />
        </div>
      </div>
    </div>
  );
}

function NotSignedIn() {
  return (
    <>
      <PageHeader title="Sharing" />
      <EmptyState
        icon={Users}
        title="Cook and shop together"
        actions={
          <>
            <LinkButton variant="primary" icon={LogIn} href={paths.signIn}>
              Sign in
            </LinkButton>
            <LinkButton href={paths.register}>Register</LinkButton>
          </>
        }
      >
        Share a grocery list and see each other’s checks at once; share recipes, plans and tables to look at or to edit.
        For that you need an account on a sync server: your own, or one of somebody you trust. Everything keeps working
        offline, and nothing is sent before you sign in.
      </EmptyState>
    </>
  );
}
