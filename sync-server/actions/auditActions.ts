/** The audit, read: of an item by who manages it, of a person by themselves and by the server's admins. */
import { z } from "zod";
import { auditPageSchema } from "../../src/domain/audit/event.ts";
import { organizationAuditKinds } from "../../src/domain/audit/organizationAudit.ts";
import { auditOfItem, auditOfOrganization, auditOfPerson } from "../engine/readAudit.ts";
import { defineAction, type Action } from "./action.ts";
import { id } from "./shareCommands.ts";

const question = {
  beforeSeq: z.int().min(1).nullable().default(null).describe("to go on: `next` of the answer before"),
  limit: z.int().min(1).max(500).default(100),
};

export const auditActions: readonly Action[] = [
  defineAction({
    name: "audit.ofItem",
    title: "What happened to an item",
    tool: "GetItemHistory",
    description: "Who gave, changed and ended access to an item, newest first. For those who manage it.",
    isReading: true,
    input: z.strictObject({ itemId: id, ...question }),
    output: auditPageSchema,
    run: ({ work, personId, input: { itemId, ...rest } }) => auditOfItem(work.tx, personId, itemId, rest),
  }),
  defineAction({
    name: "audit.ofPerson",
    title: "What a person did",
    tool: "GetPersonHistory",
    description: "What you did and what was done to you, newest first. Admins of the server can ask about anybody.",
    isReading: true,
    input: z.strictObject({ personId: id.nullable().default(null), ...question }),
    output: auditPageSchema,
    run: ({ work, personId, input: { personId: asked, ...rest } }) =>
      auditOfPerson(work.tx, personId, asked ?? personId, rest),
  }),
  defineAction({
    name: "audit.ofOrganization",
    title: "What happened in an organization",
    tool: "GetOrganizationHistory",
    description:
      "Who joined and left, roles, groups, invitations, and what was shared with it, newest first; of one person or kind " +
      "if asked. For whose role allows it.",
    isReading: true,
    input: z.strictObject({
      organizationId: id,
      personId: id.nullable().default(null),
      kinds: z.array(z.enum(organizationAuditKinds)).max(organizationAuditKinds.length).default([]),
      from: z.int().min(0).nullable().default(null).describe("from this moment on, ms"),
      until: z.int().min(0).nullable().default(null).describe("before this moment, ms"),
      ...question,
    }),
    output: auditPageSchema,
    run: ({ work, personId, input }) => auditOfOrganization(work.tx, personId, input),
  }),
];
