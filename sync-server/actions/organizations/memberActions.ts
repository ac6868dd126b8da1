/** Members: looked up, given roles, removed; one or many. */
import { z } from "zod";
import {
  bulkChangeAnswer,
  bulkChangeInput,
  memberFilterSchema,
  memberIdsAnswer,
  memberListInput,
  memberPage,
} from "../../../src/domain/organizations/memberList.ts";
import { ok } from "../../../src/domain/result.ts";
import { changeMany } from "../../engine/organizations/changeMany.ts";
import { idsOfMembers, pageOfMembers } from "../../engine/organizations/memberLists.ts";
import { changeRole, leave, removeMember } from "../../engine/organizations/memberships.ts";
import { defineAction, type Action } from "../action.ts";
import { id, nothing, role, time } from "../../../src/domain/organizations/answers.ts";

const member = z.strictObject({ organizationId: id, personId: id });

export function memberActions(): Action[] {
  return [
    defineAction({
      name: "member.list",
      title: "Members",
      description:
        "Members of an organization by name, a page at a time: by role, standing, group, part of a name or an address.",
      isReading: true,
      input: memberListInput,
      output: memberPage,
      run: ({ work, personId, input: { after, limit, ...filter } }) =>
        pageOfMembers(work.tx, personId, filter, after, limit),
    }),
    defineAction({
      name: "member.ids",
      title: "Ids of members",
      description: "The ids of all members that match, for changing them together.",
      isReading: true,
      input: memberFilterSchema,
      output: memberIdsAnswer,
      run: ({ work, personId, input }) => idsOfMembers(work.tx, personId, input),
    }),
    defineAction({
      name: "member.changeMany",
      title: "Change many members",
      description:
        "Gives members a role, puts them into a group or takes them out of the organization, up to 100 a call; says for whom it did not work, and why.",
      input: bulkChangeInput,
      output: bulkChangeAnswer,
      run: ({ work, personId, input: { organizationId, personIds, change } }) =>
        changeMany(work, personId, organizationId, personIds, change),
    }),
    defineAction({
      name: "member.role",
      title: "Change a member’s role",
      description: "Gives a member another role, for good or until a time; or lets the membership end at a time.",
      input: member.extend({
        role,
        permissionSetId: id.nullable().optional(),
        roleEndsAt: time.nullable().default(null),
        endsAt: time.nullable().optional(),
      }),
      output: nothing,
      run: async ({ work, personId, input: { organizationId, ...change } }) => {
        const changed = await changeRole(work, personId, organizationId, change);
        return changed.ok ? ok(null) : changed;
      },
    }),
    defineAction({
      name: "member.remove",
      title: "Remove a member",
      description: "Takes somebody out of an organization; what was shared with it is theirs no longer.",
      input: member,
      output: nothing,
      run: async ({ work, personId, input }) => {
        const removed = await removeMember(work, personId, input.organizationId, input.personId);
        return removed.ok ? ok(null) : removed;
      },
    }),
    defineAction({
      name: "member.leave",
      title: "Leave an organization",
      description: "Leaves an organization; what was shared with it is yours no longer.",
      input: z.strictObject({ organizationId: id }),
      output: nothing,
      run: async ({ work, personId, input }) => {
        const left = await leave(work, personId, input.organizationId);
        return left.ok ? ok(null) : left;
      },
    }),
  ];
}
