/** Members: looked up, given roles, removed. */
import { z } from "zod";
import { permissionSetAt, roleAt } from "../../../src/domain/organizations/membership.ts";
import { ok } from "../../../src/domain/result.ts";
import { changeRole, leave, removeMember } from "../../engine/organizations/memberships.ts";
import { standingWith } from "../../engine/organizations/standing.ts";
import { defineAction, type Action } from "../action.ts";
import { id, memberAnswer, nothing, page, role, time } from "../../../src/domain/organizations/answers.ts";

const member = z.strictObject({ organizationId: id, personId: id });

export function memberActions(): Action[] {
  return [
    defineAction({
      name: "member.list",
      title: "Members",
      description: "Members of an organization by name; by role, whether active, part of a name or an address.",
      isReading: true,
      input: z.strictObject({
        organizationId: id,
        role: role.nullable().default(null),
        isActive: z.boolean().nullable().default(true),
        ...page,
      }),
      output: z.object({ total: z.number(), members: z.array(memberAnswer) }),
      run: async ({ work: { tx }, personId, input }) => {
        const standing = await standingWith(tx, personId, input.organizationId, "viewMembers");
        if (!standing.ok) return standing;
        // Addresses, and who was in it before, are for those who manage it.
        const manages = standing.value.held.has("manageMembers");
        const query = manages ? input : { ...input, isActive: true };
        const { rows, total } = await tx.organizations.members({ ...query, searchesAddresses: manages });
        const members = rows.map((row) => ({
          personId: row.personId,
          name: row.name,
          color: row.color,
          address: manages ? row.address : null,
          role: roleAt(row, tx.now()),
          permissionSetId: permissionSetAt(row, tx.now()),
          isActive: row.isActive,
          endsAt: row.endsAt,
          roleEndsAt: row.roleEndsAt,
          invitedBy: row.invitedBy,
          invitedByName: row.invitedByName,
          invitedAt: row.invitedAt,
          createdAt: row.createdAt,
        }));
        return ok({ total, members });
      },
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
