/** Words of the administration: types, actions, kinds of recipients, states of shares. */
import type { ItemType } from "../../../domain/items/types.ts";
import type { Action } from "../../../domain/sharing/levels.ts";
import type { PrincipalKind } from "../../../domain/sharing/principals.ts";
import type { ShareStatus } from "../../../domain/sharing/share.ts";
import type { Tone } from "../../ui/index.ts";

export const typeWords: Readonly<Record<ItemType, string>> = {
  recipe: "Recipes",
  plan: "Meal plans",
  planWeek: "Weeks of meal plans",
  list: "Grocery lists",
  cookbook: "Cookbooks",
  table: "Tables",
  rows: "Rows of tables",
};

export const actionWords: Readonly<Record<Action, string>> = {
  view: "see it",
  comment: "comment",
  fill: "add and change rows",
  edit: "edit",
  trash: "move it to the trash",
  delete: "delete it",
  share: "share it on",
  manage: "manage access",
  transfer: "give it away",
};

export const kindWords: Readonly<Record<PrincipalKind, string>> = {
  person: "A person",
  group: "A group",
  organization: "An organization",
  link: "A link",
};

export const statusWords: Readonly<Record<ShareStatus, { readonly label: string; readonly tone: Tone }>> = {
  pending: { label: "Pending", tone: "amber" },
  accepted: { label: "Accepted", tone: "herb" },
  declined: { label: "Declined", tone: "neutral" },
  revoked: { label: "Revoked", tone: "rose" },
  expired: { label: "Expired", tone: "neutral" },
};
