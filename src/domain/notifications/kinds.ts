/**
 * What people can be told of, and how each of them wants to hear it: in the app, by mail at once, in a daily digest, or not. This
 * folder holds those rules and the words of mails; it must not know who is told of what, or how a mail leaves.
 */
import { z } from "zod";
import { itemTypes } from "../items/types.ts";

export const noticeKinds = [
  "share-invited",
  "share-given",
  "share-revoked",
  "share-ending",
  "share-expired",
  "share-accepted",
  "share-declined",
  "approval-asked",
  "approval-refused",
  "access-asked",
  "access-answered",
  "ownership-given",
  "comment-mention",
  "comment-reply",
  "comment-added",
  "organization-invited",
  "member-joined",
  "role-changed",
  "support-access",
  "household-shares",
  "table-changed",
  "campaign-done",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

export const mailTimings = ["now", "daily", "off"] as const;
export type MailTiming = (typeof mailTimings)[number];

/** How a person wants to hear of one kind. */
export const wayToHearSchema = z.strictObject({ inApp: z.boolean(), mail: z.enum(mailTimings) });
export type WayToHear = Readonly<z.infer<typeof wayToHearSchema>>;

/** Of which kinds a person wants to hear otherwise than usual. */
export const preferencesSchema = z.strictObject({ ways: z.partialRecord(z.enum(noticeKinds), wayToHearSchema) });
export type Preferences = Readonly<z.infer<typeof preferencesSchema>>;

/** Kinds by what they are about, in the order of the settings, with what each is called there. */
export const noticeGroups: readonly {
  readonly title: string;
  readonly kinds: readonly { readonly kind: NoticeKind; readonly label: string }[];
}[] = [
  {
    title: "Shared with you",
    kinds: [
      { kind: "share-invited", label: "Somebody invites you" },
      { kind: "share-given", label: "Somebody you know shares something" },
      { kind: "share-ending", label: "Your access ends soon" },
      { kind: "share-expired", label: "Your access has ended" },
      { kind: "share-revoked", label: "A share is taken back, or somebody leaves" },
      { kind: "ownership-given", label: "Something becomes yours" },
    ],
  },
  {
    title: "What you share",
    kinds: [
      { kind: "share-accepted", label: "Somebody accepts" },
      { kind: "share-declined", label: "Somebody declines" },
      { kind: "approval-asked", label: "A share waits for your approval" },
      { kind: "approval-refused", label: "Your share is not approved" },
    ],
  },
  {
    title: "Access",
    kinds: [
      { kind: "access-asked", label: "Somebody asks for access" },
      { kind: "access-answered", label: "Your request is answered" },
    ],
  },
  {
    title: "Comments",
    kinds: [
      { kind: "comment-mention", label: "Somebody mentions you" },
      { kind: "comment-reply", label: "Somebody answers in a conversation of yours" },
      { kind: "comment-added", label: "Somebody comments on something of yours" },
    ],
  },
  {
    title: "Households and teams",
    kinds: [
      { kind: "organization-invited", label: "Somebody invites you to one" },
      { kind: "member-joined", label: "Somebody you invited joins" },
      { kind: "role-changed", label: "What you may do in one changes" },
      { kind: "support-access", label: "An admin of the server gets support access" },
      { kind: "household-shares", label: "What you make is shared with a household" },
      { kind: "table-changed", label: "A table that all of you have changes" },
      { kind: "campaign-done", label: "A campaign of yours was sent, or stopped" },
    ],
  },
];

const usualTimings: Partial<Record<NoticeKind, MailTiming>> = {
  "share-expired": "off",
  "comment-reply": "daily",
  "comment-added": "daily",
  "table-changed": "off",
  "role-changed": "off",
};

/** How a person hears of a kind: as they chose, else in the app and, for most kinds, by mail at once. */
export function wayToHear({ ways }: Preferences, kind: NoticeKind): WayToHear {
  return ways[kind] ?? { inApp: true, mail: usualTimings[kind] ?? "now" };
}

export const usualPreferences: Preferences = { ways: {} };

const id = z.string().regex(/^[A-Za-z0-9._-]{1,100}$/);

/** Something a person was told, as their devices keep it. */
export const notificationSchema = z.object({
  id,
  kind: z.enum(noticeKinds),
  title: z.string().max(255),
  message: z.string().max(2_000),
  itemType: z.enum(itemTypes).nullable(),
  itemId: id.nullable(),
  shareId: id.nullable(),
  /** Where it leads in the app: a path, "/recipes/…". */
  link: z.string().regex(/^\/[^\s]{0,499}$/),
  isRead: z.boolean(),
  createdAt: z.number().int().min(0),
});
export type Notification = Readonly<z.infer<typeof notificationSchema>>;

/** Notifications a person keeps; the oldest make room. */
export const maxNotifications = 500;
