/** Organizations themselves: made, changed, deleted, listed. */
import { z } from "zod";
import { newItemsFor, newItemsSchema } from "../../../src/domain/organizations/newItems.ts";
import { organizationKinds } from "../../../src/domain/organizations/roles.ts";
import { ok, type Result } from "../../../src/domain/result.ts";
import {
  createOrganization,
  deleteOrganization,
  updateOrganization,
} from "../../engine/organizations/organizations.ts";
import { standingIn } from "../../engine/organizations/standing.ts";
import type { StoreTransaction } from "../../store/ports.ts";
import type { OrganizationRow } from "../../store/ports/organizations.ts";
import { defineAction, type Action } from "../action.ts";
import type { OrganizationActionParts } from "./parts.ts";
import { color, id, name, nothing, organizationAnswer } from "../../../src/domain/organizations/answers.ts";

type Answer = z.infer<typeof organizationAnswer>;

/** An organization as one of its members sees it. */
export async function viewOrganization(
  tx: StoreTransaction,
  personId: string,
  organization: OrganizationRow,
): Promise<Result<Answer>> {
  const standing = await standingIn(tx, personId, organization.id);
  if (!standing.ok) return standing;
  const { role, held, membership } = standing.value;
  return ok({
    id: organization.id,
    kind: organization.kind,
    name: organization.name,
    color: organization.color,
    role,
    capabilities: [...held],
    newItems: newItemsFor(organization, membership, tx.now()),
  });
}

export function organizationActions({ newId }: Pick<OrganizationActionParts, "newId">): Action[] {
  return [
    defineAction({
      name: "organization.create",
      title: "Start an organization",
      description: "Starts a household or a team; you are its owner.",
      input: z.strictObject({
        kind: z.enum(organizationKinds),
        name,
        color: color.default("herb"),
        /** Households only: what members make is shared with it by itself. */
        newItems: newItemsSchema.nullable().default(null),
      }),
      output: organizationAnswer,
      run: async ({ work, personId, input }) => {
        const made = await createOrganization(work, personId, { id: newId(), ...input });
        return made.ok ? viewOrganization(work.tx, personId, made.value) : made;
      },
    }),
    defineAction({
      name: "organization.update",
      title: "Change an organization",
      description: "Renames an organization or gives it another colour. For owners and admins.",
      input: z.strictObject({ organizationId: id, name: name.optional(), color: color.optional() }),
      output: organizationAnswer,
      run: async ({ work, personId, input: { organizationId, ...changes } }) => {
        const changed = await updateOrganization(work, personId, organizationId, changes);
        return changed.ok ? viewOrganization(work.tx, personId, changed.value) : changed;
      },
    }),
    defineAction({
      name: "organization.delete",
      title: "Delete an organization",
      description: "Deletes an organization: what was shared with it is no longer. For owners.",
      input: z.strictObject({ organizationId: id }),
      output: nothing,
      run: ({ work, personId, input }) => deleteOrganization(work, personId, input.organizationId),
    }),
    defineAction({
      name: "organization.list",
      title: "My organizations",
      description: "Every organization you belong to, with your role and what it allows.",
      isReading: true,
      input: z.strictObject({}),
      output: z.array(organizationAnswer),
      run: async ({ work: { tx }, personId }) => {
        const answers: Answer[] = [];
        for (const organization of await tx.organizations.ofPerson(personId, tx.now())) {
          const seen = await viewOrganization(tx, personId, organization);
          if (seen.ok) answers.push(seen.value);
        }
        return ok(answers);
      },
    }),
  ];
}
