/** The actions of notifications and of how a person wants to hear of things; each is about the caller's own. */
import { z } from "zod";
import { preferencesSchema } from "../../src/domain/notifications/kinds.ts";
import { ok } from "../../src/domain/result.ts";
import { dismissNotifications, markAllRead, markNotifications, savePreferences } from "../engine/notifications.ts";
import { defineAction, type Action } from "./action.ts";

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);
const ids = z.array(id).min(1).max(500);
const counted = z.object({ count: z.number().int().min(0) });

export const notificationActions: readonly Action[] = [
  defineAction({
    name: "notification.read",
    title: "Mark notifications as read",
    description: "Marks notifications of your own as read, or as not read after all.",
    input: z.strictObject({ ids, isRead: z.boolean().default(true) }),
    output: counted,
    run: async ({ work, personId, input }) =>
      ok({ count: await markNotifications(work, personId, input.ids, input.isRead) }),
  }),
  defineAction({
    name: "notification.readAll",
    title: "Mark all notifications as read",
    description: "Marks all notifications of your own as read.",
    input: z.strictObject({}),
    output: counted,
    run: async ({ work, personId }) => ok({ count: await markAllRead(work, personId) }),
  }),
  defineAction({
    name: "notification.dismiss",
    title: "Dismiss notifications",
    description: "Takes notifications of your own away for good.",
    input: z.strictObject({ ids }),
    output: counted,
    run: async ({ work, personId, input }) => ok({ count: await dismissNotifications(work, personId, input.ids) }),
  }),
  defineAction({
    name: "preferences.save",
    title: "Choose how to be notified",
    description: "For each kind of news: in the app or not, and by mail at once, in a daily digest, or not.",
    input: preferencesSchema,
    output: z.null(),
    run: async ({ work, personId, input }) => {
      await savePreferences(work, personId, input);
      return ok(null);
    },
  }),
];
