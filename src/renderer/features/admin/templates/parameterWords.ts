/** What each parameter of a mail template stands for. */
import type { TemplateParameter } from "../../../../domain/notifications/templates.ts";

export const parameterWords: Readonly<Record<TemplateParameter, string>> = {
  SharerName: "Who shares",
  RecipientName: "Whom it is shared with; empty while nobody has registered the address",
  ItemName: "What the shared thing is called",
  ItemType: "What it is: recipe, cookbook, grocery list…",
  PermissionLevel: "The level, like “Can edit”",
  InvitationMessage: "What the sharer wrote to the invitation; often empty",
  AcceptUrl: "Link to accept",
  DeclineUrl: "Link to decline",
  ViewItemUrl: "Link to the shared thing",
  ExpirationDate: "When it ends; empty where it does not",
};
