/** Groups: people and groups of an organization that things can be shared with at once. */
import { useState } from "react";
import { Plus, Users } from "lucide-react";
import { z } from "zod";
import { groupAnswer, nothing, permissionSetList } from "../../../../domain/organizations/answers.ts";
import { useActNow } from "../../../sync/session/index.ts";
import { useAnswer } from "../../../sync/useAnswer.ts";
import { Button, EmptyState, ErrorState, promptText, showFailure, Skeleton } from "../../../ui/index.ts";
import type { Standing } from "../standing.ts";
import { GroupCard } from "./GroupCard.tsx";

const groupsSchema = z.array(groupAnswer);
const anything = z.unknown();
/** More than these are closed at first: who is in each is asked for when it is opened. */
const openedGroups = 4;

export function GroupsPanel({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const organizationId = organization.id;
  const [version, setVersion] = useState(0);
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
  const all = groups.value;
  const permissionSets = sets.value;
  if (!all || !permissionSets) return <Skeleton lines={3} />;
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
      <div className="mb-3 flex justify-end">{createButton}</div>
      <ul className="flex flex-col gap-4">
        {all.map((group) => (
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
