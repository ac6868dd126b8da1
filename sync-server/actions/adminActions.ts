/** What an admin of the server does about sharing, as actions; each asks whether the caller is one. */
import { z } from "zod";
import { ok } from "../../src/domain/result.ts";
import {
  revocationSchema,
  shareFilterSchema,
  sharePageSchema,
  sharingSetupSchema,
  type MailPlaces,
} from "../../src/domain/sharing/administration.ts";
import { catalogSchema } from "../../src/domain/sharing/catalog.ts";
import { sharingSettingsSchema } from "../../src/domain/sharing/settings.ts";
import {
  requireAdmin,
  revokeShares,
  saveCatalog,
  saveSettings,
  searchShares,
} from "../engine/sharing/administration.ts";
import { driverNames } from "../engine/sharing/drivers.ts";
import { readSharingSettings } from "../engine/sharing/settings.ts";
import { defineAction, type Action } from "./action.ts";

/** Shares revoked in one call, so that nobody's edit waits for a hundred thousand of them; the caller asks again. */
const revokedAtOnce = 500;

export const adminActions = (mail: MailPlaces): readonly Action[] => [
  defineAction({
    name: "admin.sharing",
    title: "How sharing is set up",
    description:
      "The catalog of levels, what each type offers, the settings, the drivers this server has, and where its mails can go. For admins.",
    isReading: true,
    input: z.strictObject({}),
    output: sharingSetupSchema,
    run: async ({ work: { tx }, personId }) => {
      const admin = await requireAdmin(tx, personId);
      if (!admin.ok) return admin;
      const { levels, offers } = await tx.catalog.read();
      const settings = await readSharingSettings(tx);
      return ok({ catalog: { levels: [...levels], offers: [...offers] }, settings, drivers: driverNames(), mail });
    },
  }),
  defineAction({
    name: "admin.catalog.save",
    title: "Save the catalog",
    description: "Puts another catalog of levels and offers in force, at once and for everybody. For admins.",
    input: catalogSchema,
    output: z.null(),
    run: async ({ work, personId, input }) => {
      const saved = await saveCatalog(work, personId, input);
      return saved.ok ? ok(null) : saved;
    },
  }),
  defineAction({
    name: "admin.settings.save",
    title: "Save the sharing settings",
    description: "Changes the settings of sharing, at once and for everybody. For admins.",
    input: sharingSettingsSchema,
    output: sharingSettingsSchema,
    run: ({ work, personId, input }) => saveSettings(work, personId, input),
  }),
  defineAction({
    name: "admin.shares.list",
    title: "Everybody's shares",
    description: "Shares of this server that match, newest first, a page at a time. For admins.",
    isReading: true,
    input: z.strictObject({
      filter: shareFilterSchema.default({}),
      before: z.int().min(0).default(Number.MAX_SAFE_INTEGER),
      limit: z.int().min(1).max(1_000).default(100),
    }),
    output: sharePageSchema,
    run: ({ work, personId, input }) => searchShares(work.tx, personId, input.filter, input.before, input.limit),
  }),
  defineAction({
    name: "admin.shares.revoke",
    title: "Revoke many shares",
    description:
      "Revokes live shares that match, some hundreds a call, or says beforehand how many there are. For admins.",
    input: z.strictObject({ filter: shareFilterSchema, isPreview: z.boolean() }),
    output: revocationSchema,
    run: ({ work, personId, input }) =>
      revokeShares(work, personId, input.filter, { isPreview: input.isPreview, limit: revokedAtOnce }),
  }),
];
