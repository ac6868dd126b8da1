/** Groups: people and groups of an organization that things can be shared with at once. */
import { Ellipsis, Pencil, Plus, Trash2, Users, UserPlus, X } from "lucide-react";
import { z } from "zod";
import { groupAnswer, memberPage, nothing, type Group } from "../../../domain/organizations/answers.ts";
import { useActNow } from "../../sync/session/index.ts";
import {
  Avatar,
  Button,
  Chip,
  confirm,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  promptText,
  showFailure,
  Skeleton,
  type MenuAction,
} from "../../ui/index.ts";
import { nameOfRole } from "../../../domain/organizations/roles.ts";
import type { Standing } from "./standing.ts";
import { useAnswer } from "../../sync/useAnswer.ts";

const groupsSchema = z.array(groupAnswer);
const anything = z.unknown();

export function GroupsPanel({ standing }: { standing: Standing }) {
  const { organization, can } = standing;
  const organizationId = organization.id;
  const groups = useAnswer("group.list", { organizationId }, groupsSchema);
  const members = useAnswer("member.list", { organizationId, limit: 200 }, memberPage);
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
              mayChange={mayChange}
              candidates={candidatesFor(group, groups.value ?? [], members.value?.members ?? [])}
              act={act}
            />
            {group.members.length === 0 ? (
              <p className="py-1 text-1 text-ink-2">Nobody is in it yet.</p>
            ) : (
              <ul>
                {group.members.map(({ memberKind, memberId, name, role, endsAt }) => (
                  <li key={memberId} className="flex min-h-10 items-center gap-2.5">
                    {memberKind === "person" ? (
                      <Avatar name={name} size={24} />
                    ) : (
                      <Users size={18} className="mx-[3px] text-ink-2" aria-hidden />
                    )}
                    <span className="min-w-0 flex-1 truncate text-2">{name}</span>
                    {role === null ? null : <Chip>{nameOfRole(role)}</Chip>}
                    {endsAt === null ? null : (
                      <Chip tone="amber">
                        until {new Date(endsAt).toLocaleDateString(undefined, { dateStyle: "medium" })}
                      </Chip>
                    )}
                    {mayChange ? (
                      <IconButton
                        label={`Take ${name} out of ${group.name}`}
                        icon={X}
                        size="small"
                        onPress={() => void act("group.remove", { groupId: group.id, memberKind, memberId })}
                      />
                    ) : null}
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface Candidate {
  readonly memberKind: "person" | "group";
  readonly memberId: string;
  readonly name: string;
}

/** Who and what can be put into a group: members and other groups that are not in it. */
function candidatesFor(
  group: Group,
  groups: readonly Group[],
  members: readonly { readonly personId: string; readonly name: string }[],
): Candidate[] {
  const inIt = new Set(group.members.map(({ memberId }) => memberId));
  const people = members.map(({ personId, name }) => ({ memberKind: "person", memberId: personId, name }) as const);
  const others = groups.map(({ id, name }) => ({ memberKind: "group", memberId: id, name }) as const);
  return [...people, ...others].filter(({ memberId }) => memberId !== group.id && !inIt.has(memberId));
}

function GroupHead({
  group,
  mayChange,
  candidates,
  act,
}: {
  group: Group;
  mayChange: boolean;
  candidates: readonly Candidate[];
  act: (action: string, input: object, schema?: z.ZodType) => Promise<void>;
}) {
  const groupId = group.id;
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
  const line = ({ memberKind, memberId, name }: Candidate): MenuAction => ({
    id: memberId,
    label: name,
    icon: memberKind === "group" ? Users : UserPlus,
    onAction: () => void act("group.add", { groupId, memberKind, memberId }),
  });
  return (
    <div className="flex min-h-10 items-center gap-2">
      <h2 className="min-w-0 flex-1 truncate text-2 font-semibold">{group.name}</h2>
      {mayChange ? (
        <>
          {candidates.length > 0 ? (
            <Menu label={`Add to ${group.name}`} icon={UserPlus} items={candidates.map(line)} />
          ) : null}
          <Menu
            label={`More about ${group.name}`}
            icon={Ellipsis}
            items={[
              { id: "rename", label: "Rename…", icon: Pencil, onAction: () => void rename() },
              { id: "delete", label: "Delete…", icon: Trash2, isDanger: true, onAction: () => void remove() },
            ]}
          />
        </>
      ) : null}
    </div>
  );
}
