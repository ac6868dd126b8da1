/** A group: how many are in it, and, opened, who they are; renamed, filled, deleted by whoever manages it. */
import { useState } from "react";
import { ChevronDown, ChevronRight, Ellipsis, Pencil, Trash2, UserPlus } from "lucide-react";
import { z } from "zod";
import type { Group, PermissionSetView } from "../../../../domain/organizations/answers.ts";
import { confirm, counted, IconButton, Menu, promptText } from "../../../ui/index.ts";
import type { Standing } from "../standing.ts";
import { AddField } from "./AddField.tsx";
import type { Act } from "./act.ts";
import { GroupMembers } from "./GroupMembers.tsx";

const anything = z.unknown();

interface GroupCardProps {
  standing: Standing;
  group: Group;
  groups: readonly Group[];
  sets: readonly PermissionSetView[];
  version: number;
  act: Act;
  onChange: () => void;
  /** Few groups are shown with who is in them. */
  isOpenAtFirst: boolean;
}

export function GroupCard({ standing, group, groups, sets, version, act, onChange, isOpenAtFirst }: GroupCardProps) {
  const groupId = group.id;
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [isAdding, setAdding] = useState(false);
  const mayChange = group.capabilities.includes("manageMembers");
  const mayDelete = standing.can("manageMembers");
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
  const inner = group.groups.length === 0 ? "" : ` · ${counted(group.groups.length, "group")}`;
  return (
    <li className="rounded-md border border-line px-3 py-2">
      <div className="flex min-h-10 items-center gap-2">
        <IconButton
          label={isOpen ? `Close ${group.name}` : `Open ${group.name}`}
          icon={isOpen ? ChevronDown : ChevronRight}
          size="small"
          aria-expanded={isOpen}
          onPress={() => setOpen(!isOpen)}
        />
        <div className="min-w-0 flex-1">
          <h2 className="truncate text-2 font-semibold">{group.name}</h2>
          <p className="text-1 tabular text-ink-2 first-letter:uppercase">
            {counted(group.people, "person", "people")}
            {inner}
          </p>
        </div>
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
        <AddField
          standing={standing}
          group={group}
          groups={groups}
          act={act}
          onChange={onChange}
          onDone={() => {
            setAdding(false);
            setOpen(true);
          }}
        />
      ) : null}
      {isOpen ? (
        <GroupMembers
          standing={standing}
          group={group}
          sets={sets}
          mayChange={mayChange}
          version={version}
          act={act}
          onChange={onChange}
        />
      ) : null}
    </li>
  );
}
