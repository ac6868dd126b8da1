/** Groups of an organization. */
import { z } from "zod";
import { ok } from "../../../src/domain/result.ts";
import {
  addToGroup,
  createGroup,
  deleteGroup,
  listGroups,
  removeFromGroup,
  renameGroup,
} from "../../engine/organizations/groups.ts";
import { defineAction, type Action } from "../action.ts";
import type { OrganizationActionParts } from "./parts.ts";
import { groupAnswer, id, name, nothing, role, time } from "../../../src/domain/organizations/answers.ts";

const named = z.object({ id, name: z.string() });
const memberKind = z.enum(["person", "group"]);

export function groupActions({ newId }: Pick<OrganizationActionParts, "newId">): Action[] {
  return [
    defineAction({
      name: "group.list",
      title: "Groups",
      description: "Groups of an organization: how many are in each, the groups in it, and what you may do in it.",
      isReading: true,
      input: z.strictObject({ organizationId: id }),
      output: z.array(groupAnswer),
      run: async ({ work, personId, input }) => {
        const groups = await listGroups(work, personId, input.organizationId);
        if (!groups.ok) return groups;
        return ok(
          groups.value.map(({ held, groups: inner, ...group }) => ({
            ...group,
            groups: inner.map((one) => ({ ...one })),
            capabilities: [...held],
          })),
        );
      },
    }),
    defineAction({
      name: "group.create",
      title: "Make a group",
      description: "Makes a group in an organization. For owners and admins.",
      input: z.strictObject({ organizationId: id, name }),
      output: named,
      run: ({ work, personId, input }) => createGroup(work, personId, { id: newId(), ...input }),
    }),
    defineAction({
      name: "group.rename",
      title: "Rename a group",
      description: "Gives a group another name. For owners and admins.",
      input: z.strictObject({ groupId: id, name }),
      output: named,
      run: ({ work, personId, input }) => renameGroup(work, personId, input.groupId, input.name),
    }),
    defineAction({
      name: "group.delete",
      title: "Delete a group",
      description: "Deletes a group; what was shared with it is no longer. For owners and admins.",
      input: z.strictObject({ groupId: id }),
      output: nothing,
      run: ({ work, personId, input }) => deleteGroup(work, personId, input.groupId),
    }),
    defineAction({
      name: "group.add",
      title: "Put into a group",
      description: "Puts a member or another group into a group, with a role in it or until a time if wanted.",
      input: z.strictObject({
        groupId: id,
        memberKind,
        memberId: id,
        role: role.nullable().default(null),
        permissionSetId: id.nullable().default(null),
        endsAt: time.nullable().default(null),
      }),
      output: nothing,
      run: ({ work, personId, input: { groupId, ...adding } }) => addToGroup(work, personId, groupId, adding),
    }),
    defineAction({
      name: "group.remove",
      title: "Take out of a group",
      description: "Takes a member or a group out of a group.",
      input: z.strictObject({ groupId: id, memberKind, memberId: id }),
      output: nothing,
      run: ({ work, personId, input }) =>
        removeFromGroup(work, personId, input.groupId, input.memberKind, input.memberId),
    }),
  ];
}
