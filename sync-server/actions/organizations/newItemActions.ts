/** What a household shares by itself, whether one takes part, and what one had before. */
import { z } from "zod";
import { id, nothing, organizationAnswer } from "../../../src/domain/organizations/answers.ts";
import { earlierItemsAnswer, earlierSharedAnswer, newItemsSchema } from "../../../src/domain/organizations/newItems.ts";
import {
  earlierItems,
  keepEarlier,
  setNewItems,
  setTakesPart,
  shareEarlier,
} from "../../engine/organizations/newItems.ts";
import { defineAction, type Action } from "../action.ts";
import { viewOrganization } from "./organizationActions.ts";

const household = z.strictObject({ organizationId: id });

export const newItemActions: readonly Action[] = [
  defineAction({
    name: "newItems.set",
    title: "Share what members make",
    description:
      "Sets what a household shares by itself when a member makes it: which kinds, at which level; null for nothing. For owners and admins.",
    input: household.extend({ newItems: newItemsSchema.nullable() }),
    output: organizationAnswer,
    run: async ({ work, personId, input: { organizationId, newItems } }) => {
      const changed = await setNewItems(work, personId, organizationId, newItems);
      return changed.ok ? viewOrganization(work.tx, personId, changed.value) : changed;
    },
  }),
  defineAction({
    name: "newItems.takePart",
    title: "Share what I make",
    description: "Says whether what you make is shared with a household that shares what its members make.",
    input: household.extend({ takesPart: z.boolean() }),
    output: nothing,
    run: ({ work, personId, input: { organizationId, takesPart } }) =>
      setTakesPart(work, personId, organizationId, takesPart),
  }),
  defineAction({
    name: "newItems.earlier",
    title: "What I had before",
    description: "How many things of each kind you have that a household never had.",
    isReading: true,
    input: household,
    output: earlierItemsAnswer,
    run: ({ work, personId, input }) => earlierItems(work, personId, input.organizationId),
  }),
  defineAction({
    name: "newItems.shareEarlier",
    title: "Share what I had before",
    description:
      "Shares with a household what you have and it never had, up to 50 things a call; says how many are left. What you took back from it stays yours.",
    input: household,
    output: earlierSharedAnswer,
    run: ({ work, personId, input }) => shareEarlier(work, personId, input.organizationId),
  }),
  defineAction({
    name: "newItems.keepEarlier",
    title: "Keep what I had before",
    description: "Keeps what you had before to yourself, so that you are not asked again.",
    input: household,
    output: nothing,
    run: ({ work, personId, input }) => keepEarlier(work, personId, input.organizationId),
  }),
];
