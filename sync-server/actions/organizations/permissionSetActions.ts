/** Permission sets of an organization. */
import { z } from "zod";
import { id, nothing, permissionSetAnswer } from "../../../src/domain/organizations/answers.ts";
import { permissionSetSchema } from "../../../src/domain/organizations/permissions.ts";
import { ok } from "../../../src/domain/result.ts";
import {
  createPermissionSet,
  deletePermissionSet,
  listPermissionSets,
  updatePermissionSet,
} from "../../engine/organizations/permissionSets.ts";
import type { PermissionSetRow } from "../../store/ports/permissionSets.ts";
import { defineAction, type Action } from "../action.ts";
import type { OrganizationActionParts } from "./parts.ts";

function view({ id: setId, name, capabilities }: PermissionSetRow) {
  return { id: setId, name, capabilities: [...capabilities] };
}

export function permissionSetActions({ newId }: Pick<OrganizationActionParts, "newId">): Action[] {
  return [
    defineAction({
      name: "permissionSet.list",
      title: "Permission sets",
      description: "Named sets of capabilities that members can have besides their role.",
      isReading: true,
      input: z.strictObject({ organizationId: id }),
      output: z.array(permissionSetAnswer),
      run: async ({ work, personId, input }) => {
        const sets = await listPermissionSets(work, personId, input.organizationId);
        return sets.ok ? ok(sets.value.map(view)) : sets;
      },
    }),
    defineAction({
      name: "permissionSet.create",
      title: "Make a permission set",
      description: "Makes a named set of capabilities, of those you have yourself.",
      input: permissionSetSchema.extend({ organizationId: id }),
      output: permissionSetAnswer,
      run: async ({ work, personId, input: { organizationId, ...set } }) => {
        const made = await createPermissionSet(work, personId, newId(), organizationId, set);
        return made.ok ? ok(view(made.value)) : made;
      },
    }),
    defineAction({
      name: "permissionSet.update",
      title: "Change a permission set",
      description: "Changes a permission set for everybody who has it.",
      input: permissionSetSchema.extend({ permissionSetId: id }),
      output: permissionSetAnswer,
      run: async ({ work, personId, input: { permissionSetId, ...set } }) => {
        const changed = await updatePermissionSet(work, personId, permissionSetId, set);
        return changed.ok ? ok(view(changed.value)) : changed;
      },
    }),
    defineAction({
      name: "permissionSet.delete",
      title: "Delete a permission set",
      description: "Takes a permission set from everybody who has it.",
      input: z.strictObject({ permissionSetId: id }),
      output: nothing,
      run: ({ work, personId, input }) => deletePermissionSet(work, personId, input.permissionSetId),
    }),
  ];
}
