/** Groups: people and groups of an organization that things can be shared with at once. */
import { useState } from "react";
import { Ellipsis, Pencil, Plus, Trash2, Users, UserPlus } from "lucide-react";
import { z } from "zod";
import { groupAnswer, nothing, type Group } from "../../../../domain/organizations/answers.ts";
import { useActNow } from "../../../sync/session/index.ts";
import {
  Button,
  confirm,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  promptText,
  showFailure,
  Skeleton,
} from "../../../ui/index.ts";
import type { Standing } from "../standing.ts";
import { useAnswer } from "../../../sync/useAnswer.ts";
import { AddField } from "./AddField.tsx";
import { GroupMembers, type Act } from "./GroupMembers.tsx";

const groupsSchema = z.array(groupAnswer);
const anything = z.unknown();

export function GroupsPanel({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const organizationId = organization.id;
  const groups = useAnswer("group.list", { organizationId }, groupsSchema);
  const ask = useActNow();
  const act = async (action: string, input: object, schema: z.ZodType = nothing) => {
    if (showFailure(await ask(action, input, schema))) groups.reload();
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
  const mayChange = can("manageMembers");
  if (groups.failure) {
    return (
      <ErrorState title="The groups could not be loaded" message={groups.failure.message} onRetry={groups.reload} />
    );
  }
  if (!groups.value) return <Skeleton lines={3} />;
  const createButton = mayChange ? (
    <Button icon={Plus} onPress={() => void create()}>
      New group…
    </Button>
  ) : null;
  if (groups.value.length === 0) {
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
        {groups.value.map((group) => (
          <li key={group.id} className="rounded-md border border-line px-3 py-2">
            <GroupHead
              group={group}
              mayDelete={mayChange}
              mayChange={mayChange || group.capabilities.includes("manageMembers")}
              standing={standing}
              groups={groups.value ?? []}
              act={act}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

function GroupHead({
  group,
  mayChange,
  mayDelete,
  standing,
  groups,
  act,
}: {
  group: Group;
  mayChange: boolean;
  mayDelete: boolean;
  standing: Standing;
  groups: readonly Group[];
  act: Act;
}) {
  const groupId = group.id;
  const [isAdding, setAdding] = useState(false);
  const rename = async () => {
    const name = await promptText({
      title: `Rename ${group.name}`,
      label: "Name",
      confirmLabel: "Rename",
      initialValue: group.name,
    });
    if (name !== null && name !== group.name) await act("group.rename", { groupId, name }, anything);
  };
  const remove = async () => {
    const isSure = await confirm({
      title: `Delete the group ${group.name}?`,
      message: "What was shared with it is no longer. The people stay in the organization.",
      confirmLabel: "Delete",
      isDanger: true,
    });
    if (isSure) await act("group.delete", { groupId });
  };
  return (
    <>
      <div className="flex min-h-10 items-center gap-2">
        <h2 className="min-w-0 flex-1 truncate text-2 font-semibold">{group.name}</h2>
        {mayChange ? (
          <>
            <IconButton
              label={`Add to ${group.name}`}
              icon={UserPlus}
              aria-expanded={isAdding}
              onPress={() => setAdding(!isAdding)}
            />
            <Menu
              label={`More about ${group.name}`}
              icon={Ellipsis}
              items={[
                { id: "rename", label: "Rename…", icon: Pencil, onAction: () => void rename() },
                ...(mayDelete
                  ? [{ id: "delete", label: "Delete…", icon: Trash2, isDanger: true, onAction: () => void remove() }]
                  : []),
              ]}
            />
          </>
        ) : null}
      </div>
      {isAdding ? (
        <AddField standing={standing} group={group} groups={groups} act={act} onDone={() => setAdding(false)} />
      ) : null}
      <GroupMembers organizationId={standing.organization.id} group={group} mayChange={mayChange} act={act} />
    </>
  );
}
