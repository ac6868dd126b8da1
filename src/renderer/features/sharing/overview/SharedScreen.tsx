/** /shared: what waits for a decision, what others share with this person, and what they share themselves. */
import { useState } from "react";
import { Inbox, LogIn, Send, UserPlus, Users } from "lucide-react";
import { incomingShares, outgoingShares, type ShareOrder } from "../../../../domain/sharing/overview.ts";
import { askToShare, kindName } from "../../../access/index.ts";
import { useMe } from "../../../sync/useMe.ts";
import { useShares } from "../../../sync/useShareRecords.ts";
import {
  EmptyState,
  LinkButton,
  Menu,
  PageHeader,
  paths,
  SearchField,
  Segmented,
  Select,
  Skeleton,
  Tabs,
  useCommands,
} from "../../../ui/index.ts";
import { isLive, shareableTypes } from "../../../../domain/sharing/share.ts";
import { Decisions } from "./Decisions.tsx";
import { IncomingList } from "./IncomingList.tsx";
import { OutgoingList } from "./OutgoingList.tsx";

const orders = [
  { id: "newest", label: "Newest first" },
  { id: "name", label: "By name" },
] as const;
const groupings = [
  { id: "item", label: "By item" },
  { id: "person", label: "By person" },
] as const;

export function SharedScreen() {
  const me = useMe();
  const shares = useShares();
  const [tab, setTab] = useState<"in" | "out">("in");
  const [query, setQuery] = useState("");
  const [order, setOrder] = useState<ShareOrder>("newest");
  const [grouping, setGrouping] = useState<"item" | "person">("item");
  const shareAll = shareableTypes.map((type) => ({
    id: `share-all.${type}`,
    label: `Share ${kindName(type).toLowerCase()}…`,
    icon: Users,
    onAction: () => askToShare({ itemType: type, itemId: null, title: kindName(type) }),
  }));
  useCommands(shareAll.map(({ id, label, icon, onAction }) => ({ id, label, icon, group: "Sharing", run: onAction })));

  if (!me) return <NotSignedIn />;
  if (!shares) {
    return (
      <>
        <PageHeader title="Sharing" />
        <Skeleton lines={6} />
      </>
    );
  }
  const incoming = incomingShares(me.personId, shares, query, order);
  const outgoing = outgoingShares(me.personId, shares, grouping, query, order);
  const incomingAll = incomingShares(me.personId, shares);
  const sharedWith = outgoingShares(me.personId, shares, "person").filter(({ first }) => isLive(first)).length;
  const isFiltered = query.trim() !== "";
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <PageHeader
        title="Sharing"
        subtitle={`${incomingAll.accepted.length} shared with you · ${sharedWith === 1 ? "1 person" : `${sharedWith} people`} you share with`}
        actions={
          <Menu label="Share everything of a kind" icon={UserPlus} variant="secondary" items={shareAll}>
            Share all…
          </Menu>
        }
      />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[860px] px-4 pt-4 pb-16 md:px-6">
          <Decisions personId={me.personId} invitations={incomingAll.waiting} />
          <div className="mb-3 flex flex-wrap items-center gap-2">
            <SearchField
              label="Find in sharing"
              placeholder="Person, title…"
              value={query}
              onChange={setQuery}
              className="min-w-0 flex-1 basis-48"
            />
            {tab === "out" ? (
              <Segmented label="Grouped" segments={groupings} value={grouping} onChange={setGrouping} />
            ) : null}
            <Select label="Order" hideLabel variant="quiet" options={orders} value={order} onChange={setOrder} />
          </div>
          <Tabs
            label="Sharing"
            value={tab}
            onChange={setTab}
            items={[
              {
                id: "in",
                label: "With me",
                count: incoming.accepted.length + incoming.waiting.length,
                content:
                  incoming.accepted.length + incoming.ended.length + incoming.waiting.length === 0 ? (
                    <EmptyState
                      isCompact
                      icon={Inbox}
                      title={isFiltered ? "Nothing matches" : "Nothing is shared with you yet"}
                    >
                      {isFiltered
                        ? "Try another word."
                        : "When somebody shares a recipe, a plan or a list with your e-mail address, the invitation stands here. What you accept is in your own lists, marked with their face, and works offline."}
                    </EmptyState>
                  ) : (
                    <IncomingList incoming={incoming} personId={me.personId} />
                  ),
              },
              {
                id: "out",
                label: "By me",
                count: outgoing.length,
                content:
                  outgoing.length === 0 ? (
                    <EmptyState isCompact icon={Send} title={isFiltered ? "Nothing matches" : "You share nothing yet"}>
                      {isFiltered
                        ? "Try another word."
                        : "Open a list, a recipe, a plan or a table and press Share. Or share everything of a kind with the people you live with: what you add later is theirs to see, too."}
                    </EmptyState>
                  ) : (
                    <OutgoingList groups={outgoing} by={grouping} />
                  ),
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
