/** Members: found by name, address, role, group and standing; given roles, put into groups, removed, one or many at once. */
import { useMemo, useState } from "react";
import { Users } from "lucide-react";
import { z } from "zod";
import { groupAnswer, permissionSetList } from "../../../../domain/organizations/answers.ts";
import { useAnswer } from "../../../sync/useAnswer.ts";
import {
  Button,
  compareNames,
  counted,
  EmptyState,
  ErrorState,
  LongList,
  Skeleton,
  useDelayed,
  useMedia,
  useRested,
} from "../../../ui/index.ts";
import { InvitationList } from "../InvitationList.tsx";
import type { Standing, WatchedPerson } from "../standing.ts";
import { BulkBar, useChooseAll } from "./BulkBar.tsx";
import { everybody, MemberFilters } from "./MemberFilters.tsx";
import { MemberRow, memberRowPx } from "./MemberRow.tsx";
import { useMembers } from "./useMembers.ts";

const groupsSchema = z.array(groupAnswer);
const nobody: ReadonlySet<string> = new Set();

interface MembersPanelProps {
  standing: Standing;
  onInvite: () => void;
  /** Somebody's history is asked for. */
  onWatch: (person: WatchedPerson) => void;
}

export function MembersPanel({ standing, onInvite, onWatch }: MembersPanelProps) {
  const { organization, can } = standing;
  const organizationId = organization.id;
  const [narrowing, setNarrowing] = useState(everybody);
  const [chosen, setChosen] = useState(nobody);
  const search = useRested(narrowing.search.trim());
  const { role, groupId, standing: kind } = narrowing;
  const asked = useMemo(
    () => ({ organizationId, role, groupId, standing: kind, search }),
    [organizationId, role, groupId, kind, search],
  );
  // Somebody joined or left: the record says so at once.
  const version = organization.people + organization.support.length;
  const { rows, total, failure, isReading, hasMore, readMore, reload } = useMembers(asked, version);
  const groups = (useAnswer("group.list", { organizationId }, groupsSchema).value ?? []).toSorted(compareNames);
  const sets = useAnswer("permissionSet.list", { organizationId }, permissionSetList).value;
  const chooseAll = useChooseAll(asked, setChosen);
  const isSlow = useDelayed(!rows);
  const isNarrow = useMedia("(max-width: 639px)");
  const isFiltered = search !== "" || role !== null || groupId !== null || kind !== "active";
  const mayChoose = can("manageMembers") && kind !== "former";
  const done = (): void => {
    setChosen(nobody);
    reload();
  };
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2">
      {can("manageMembers") ? <InvitationList organizationId={organizationId} /> : null}
      <MemberFilters
        standing={standing}
        groups={groups}
        value={narrowing}
        onChange={(next) => {
          setChosen(nobody);
          setNarrowing(next);
        }}
      />
      {mayChoose ? (
        <BulkBar
          standing={standing}
          groups={groups}
          asked={asked}
          total={total}
          chosen={chosen}
          onChosen={setChosen}
          onDone={done}
        />
      ) : null}
      {failure ? (
        <ErrorState title="The members could not be loaded" message={failure.message} onRetry={reload} />
      ) : null}
      {!rows && isSlow && !failure ? <Skeleton lines={4} /> : null}
      {rows && total > 1 ? (
        <p className="text-1 tabular text-ink-2" role="status">
          {counted(total, "person", "people")}
          {isFiltered ? " found" : ""}
        </p>
      ) : null}
      {rows && rows.length === 0 ? (
        <EmptyState icon={Users} isCompact title={isFiltered ? "Nobody found" : "Nobody"}>
          {isFiltered ? "Try fewer letters, any role and any group." : "Who joins is listed here."}
        </EmptyState>
      ) : null}
      {rows && rows.length > 0 ? (
        <LongList
          label="Members"
          rows={rows}
          keyOf={({ personId }) => personId}
          nameOf={({ name }) => name}
          rowPx={isNarrow ? memberRowPx.narrow : memberRowPx.wide}
          hasMore={hasMore}
          isReading={isReading}
          onMore={readMore}
          shows={[sets, standing]}
          {...(mayChoose ? { selection: { chosen, onChosen: setChosen, onAll: () => void chooseAll() } } : {})}
        >
          {(member) => (
            <MemberRow
              member={member}
              standing={standing}
              permissionSet={sets?.find(({ id }) => id === member.permissionSetId) ?? null}
              onChange={reload}
              onWatch={onWatch}
            />
          )}
        </LongList>
      ) : null}
      {total === 1 && !isFiltered && can("manageMembers") ? (
        <EmptyState
          icon={Users}
          isCompact
          title="Just you so far"
          actions={<Button onPress={onInvite}>Invite somebody</Button>}
        >
          Show a code to who is beside you, or send an e-mail. What you share with {organization.name} is theirs at
          once, also what comes later.
        </EmptyState>
      ) : null}
    </div>
  );
}
