/** The sharing mails as they come: what is sent until an admin saves something else. */
import type { Template, TemplateId, TemplateParameter } from "./templates.ts";

const style = "font:16px/1.5 system-ui,sans-serif;max-width:34em;margin:2em auto;padding:0 1em";
const button =
  "display:inline-block;padding:10px 18px;border-radius:8px;background:#1f6f4a;color:#ffffff;text-decoration:none;font-weight:600";

function page(...parts: readonly string[]): string {
  return `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<body style="${style}">\n${parts.join("\n")}\n<p style="color:#5d6660">Potluck</p>\n</body>\n</html>\n`;
}

function plain(...parts: readonly string[]): string {
  return `${parts.join("\n\n")}\n\n-- \nPotluck\n`;
}

function linkTo(name: TemplateParameter, label: string): string {
  return `<p><a style="${button}" href="{{${name}}}">${label}</a></p>`;
}

export const seededTemplates: Readonly<Record<TemplateId, Template>> = {
  invitation: {
    subject: "{{SharerName}} shares “{{ItemName}}” with you",
    text: plain(
      "Hello{{#RecipientName}} {{RecipientName}}{{/RecipientName}},",
      "{{SharerName}} shares the {{ItemType}} “{{ItemName}}” with you on Potluck. {{PermissionLevel}}.",
      "{{#InvitationMessage}}{{InvitationMessage}}\n\n{{/InvitationMessage}}Accept it:\n    {{AcceptUrl}}",
      "Decline it:\n    {{DeclineUrl}}",
      "{{#ExpirationDate}}The invitation is open until {{ExpirationDate}}. {{/ExpirationDate}}If you do not know this person, you need not do anything.",
    ),
    html: page(
      "<p>Hello{{#RecipientName}} {{RecipientName}}{{/RecipientName}},</p>",
      "<p>{{SharerName}} shares the {{ItemType}} <strong>{{ItemName}}</strong> with you on Potluck. {{PermissionLevel}}.</p>",
      '{{#InvitationMessage}}<blockquote style="margin:1em 0;padding-left:1em;border-left:3px solid #c9d6ce">{{InvitationMessage}}</blockquote>{{/InvitationMessage}}',
      linkTo("AcceptUrl", "Accept"),
      '<p><a href="{{DeclineUrl}}">Decline</a></p>',
      "<p>{{#ExpirationDate}}The invitation is open until {{ExpirationDate}}. {{/ExpirationDate}}If you do not know this person, you need not do anything.</p>",
    ),
  },
  accepted: {
    subject: "{{RecipientName}} accepted “{{ItemName}}”",
    text: plain(
      "Hello {{SharerName}},",
      "{{RecipientName}} accepted the {{ItemType}} “{{ItemName}}” you shared. {{PermissionLevel}}.",
      "See it:\n    {{ViewItemUrl}}",
    ),
    html: page(
      "<p>Hello {{SharerName}},</p>",
      "<p>{{RecipientName}} accepted the {{ItemType}} <strong>{{ItemName}}</strong> you shared. {{PermissionLevel}}.</p>",
      linkTo("ViewItemUrl", "See it"),
    ),
  },
  declined: {
    subject: "{{RecipientName}} declined “{{ItemName}}”",
    text: plain(
      "Hello {{SharerName}},",
      "{{RecipientName}} declined the {{ItemType}} “{{ItemName}}” you wanted to share. Nobody else was told.",
    ),
    html: page(
      "<p>Hello {{SharerName}},</p>",
      "<p>{{RecipientName}} declined the {{ItemType}} <strong>{{ItemName}}</strong> you wanted to share. Nobody else was told.</p>",
    ),
  },
  revoked: {
    subject: "“{{ItemName}}” is no longer shared with you",
    text: plain(
      "Hello {{RecipientName}},",
      "{{SharerName}} no longer shares the {{ItemType}} “{{ItemName}}” with you. What you wrote that was not synced is kept on your device.",
    ),
    html: page(
      "<p>Hello {{RecipientName}},</p>",
      "<p>{{SharerName}} no longer shares the {{ItemType}} <strong>{{ItemName}}</strong> with you. What you wrote that was not synced is kept on your device.</p>",
    ),
  },
  expiring: {
    subject: "Your access to “{{ItemName}}” ends on {{ExpirationDate}}",
    text: plain(
      "Hello{{#RecipientName}} {{RecipientName}}{{/RecipientName}},",
      "what {{SharerName}} shares with you, the {{ItemType}} “{{ItemName}}”, is yours to use until {{ExpirationDate}}. Ask {{SharerName}} if you need it longer.",
      "See it:\n    {{ViewItemUrl}}",
    ),
    html: page(
      "<p>Hello{{#RecipientName}} {{RecipientName}}{{/RecipientName}},</p>",
      "<p>what {{SharerName}} shares with you, the {{ItemType}} <strong>{{ItemName}}</strong>, is yours to use until {{ExpirationDate}}. Ask {{SharerName}} if you need it longer.</p>",
      linkTo("ViewItemUrl", "See it"),
    ),
  },
};

/** What a preview is filled in with. */
export const sampleValues: Readonly<Record<TemplateParameter, string>> = {
  SharerName: "Anna Berg",
  RecipientName: "Ben O’Hara",
  ItemName: "Sunday dinners",
  ItemType: "cookbook",
  PermissionLevel: "Can edit",
  InvitationMessage: "For our Sundays.\nAdd what you like!",
  AcceptUrl: "https://kitchen.example.org/#/invitation/sample",
  DeclineUrl: "https://kitchen.example.org/#/invitation/sample/decline",
  ViewItemUrl: "https://kitchen.example.org/#/cookbooks/sample",
  ExpirationDate: "28 November 2026",
};
