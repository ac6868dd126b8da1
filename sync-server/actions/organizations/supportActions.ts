/** Support access, and the organizations of a server for those who run it. */
import { z } from "zod";
import { id, nothing } from "../../../src/domain/organizations/answers.ts";
import {
  organizationListInput,
  organizationPageSchema,
  supportSchema,
  supportWishSchema,
} from "../../../src/domain/organizations/support.ts";
import { endSupport, listOrganizations, startSupport } from "../../engine/organizations/supportAccess.ts";
import { defineAction, type Action } from "../action.ts";

export const supportActions: readonly Action[] = [
  defineAction({
    name: "admin.organizations.list",
    title: "The server's organizations",
    description:
      "Organizations of this server by name, a page at a time: kind, members, plan and support access. For admins.",
    isReading: true,
    input: organizationListInput,
    output: organizationPageSchema,
    run: ({ work, personId, input: { after, limit, ...query } }) =>
      listOrganizations(work.tx, personId, query, after, limit),
  }),
  defineAction({
    name: "organization.supportAccess",
    title: "Ask for support access",
    description:
      "Lets you, an admin of the server, into an organization for a reason and some hours. Its owners and admins are told, and it ends by itself.",
    input: supportWishSchema,
    output: supportSchema,
    run: ({ work, personId, input }) => startSupport(work, personId, input),
  }),
  defineAction({
    name: "organization.endSupport",
    title: "End support access",
    description:
      "Ends support access to an organization now. For whoever has it, the server's admins, and who manages the members.",
    input: z.strictObject({ organizationId: id, personId: id }),
    output: nothing,
    run: ({ work, personId, input }) => endSupport(work, personId, input.organizationId, input.personId),
  }),
];
