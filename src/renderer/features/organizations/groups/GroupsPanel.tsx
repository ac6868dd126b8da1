/** Groups: people and groups of an organization that things can be shared with at once. */
import { useState } from "react";
import { Plus, Users } from "lucide-react";
import { z } from "zod";
import { groupAnswer, nothing, permissionSetList } from "../../../../domain/organizations/answers.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { useAnswer } from "../../../sync/useAnswer.ts";
import {
  Button,
  compareNames,
  EmptyState,
  ErrorState,
  foldText,
  promptText,
  SearchField,
  showFailure,
  Skeleton,
  useKeptFocus,
} from "../../../ui/index.ts";
import type { Standing } from "../standing.ts";
import { GroupCard } from "./GroupCard.tsx";

const groupsSchema = z.array(groupAnswer);
const anything = z.unknown();
/** More than these are closed at first: who is in each is asked for when it is opened. */
const openedGroups = 4;

export function GroupsPanel({ standing }: { standing: Standing }) {
  const area = useKeptFocus<HTMLDivElement>();
  return (
    <div ref={area} tabIndex={-1} className="outline-none">
      <Groups standing={standing} />
    </div>
  );
}

function Groups({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const organizationId = organization.id;
  const [version, setVersion] = useState(0);
  const [typed, setTyped] = useState("");
  const groups = useAnswer("group.list", { organizationId }, groupsSchema, version);
  const sets = useAnswer("permissionSet.list", { organizationId }, permissionSetList);
  const ask = useActNow();
  const changed = () => setVersion((before) => before + 1);
  const act = async (action: string, input: object, schema: z.ZodType = nothing) => {
    if (showFailure(await ask(action, input, schema))) changed();
  };
  const create = async () => {
    const name = await promptText({
      title: "New group",
      label: "Name",
      confirmLabel: "Create",
      placeholder: "Kitchen",
    });
    if (name !== null) await act("group.create", { organizationId, name }, anything);
  };
  const failure = groups.failure ?? sets.failure;
  if (failure) {
    return <ErrorState title="The groups could not be loaded" message={failure.message} onRetry={groups.reload} />;
  }
  const all = groups.value?.toSorted(compareNames);
  const permissionSets = sets.value;
  if (!all || !permissionSets) return <Skeleton lines={3} />;
  const wanted = foldText(typed.trim());
  const shown = all.filter(({ name }) => foldText(name).includes(wanted));
  const createButton = can("manageMembers") ? (
    <Button icon={Plus} onPress={() => void create()}>
      New group…
    </Button>
  ) : null;
  if (all.length === 0) {
    return (
      <EmptyState icon={Users} isCompact title="No groups yet" actions={createButton}>
        A group is some of the people here, such as the kitchen or the night shift. What is shared with it is theirs
        while they are in it.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="mb-3 flex flex-wrap justify-end gap-2 empty:hidden">
        {all.length > openedGroups ? (
          <SearchField
            label="Find groups"
            placeholder="Name"
            value={typed}
            onChange={setTyped}
            className="min-w-40 flex-1"
          />
        ) : null}
        {createButton}
      </div>
      {shown.length === 0 ? (
        <EmptyState icon={Users} isCompact title="No group of this name">
          Try fewer letters.
        </EmptyState>
      ) : null}
      <ul aria-label="Groups" className="flex flex-col gap-2 empty:hidden">
        {shown.map((group) => (
          <GroupCard
            key={group.id}
            standing={standing}
            group={group}
            groups={all}
            sets={permissionSets}
            version={version}
            act={act}
            onChange={changed}
            isOpenAtFirst={all.length <= openedGroups}
          />
        ))}
      </ul>
    </>
  );
}
