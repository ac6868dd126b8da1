/** The log of mails in an admin's words: what a mail was, and why one was not taken. */
import type { LoggedMail, MailKind } from "./mailLog.ts";

export const mailKindWords: Readonly<Record<MailKind, string>> = {
  invitation: "Share invitation",
  accepted: "Share accepted",
  declined: "Share declined",
  revoked: "Share revoked",
  expiring: "Share expiring soon",
  "share-invited": "Invitation to a share",
  "share-given": "Shared at once",
  "share-revoked": "Share ended",
  "share-ending": "Access ends soon",
  "share-expired": "Access has ended",
  "share-accepted": "Share taken",
  "share-declined": "Share not wanted",
  "approval-asked": "Approval wanted",
  "approval-refused": "Share not approved",
  "access-asked": "Access wanted",
  "access-answered": "Request for access answered",
  "ownership-given": "Ownership given",
  "comment-mention": "Mention in a comment",
  "comment-reply": "Answer to a comment",
  "comment-added": "New comment",
  "organization-invited": "Invitation to an organization",
  "member-joined": "Somebody joined",
  "role-changed": "Change of a role",
  "support-access": "Support access",
  "household-shares": "What a household shares",
  "table-changed": "Change of a table",
  "campaign-done": "Campaign finished",
  digest: "Digest",
  account: "Account: codes and news",
};

/** What a mail was made from; a name this version does not know is shown as it is. */
export function mailKindName(template: string): string {
  return Object.entries(mailKindWords).find(([kind]) => kind === template)?.[1] ?? template;
}

const unreachable = new Set(["ECONNECTION", "ECONNREFUSED", "ESOCKET", "EDNS", "ETIMEDOUT", "ENOTFOUND"]);

/** Why a mail was not taken, with the mail server's own number; "" where nothing went wrong. */
export function mailErrorWords(error: string | null): string {
  if (error === null) return "";
  const [code = "", status = ""] = error.split(" ");
  if (code === "expired") return "It waited too long, and is not worth sending any more";
  if (code === "mail_refused") return "Its address or subject is none a mail can have";
  if (code === "EAUTH") return "The mail server does not accept this server’s user name and password";
  if (unreachable.has(code)) return "The mail server cannot be reached";
  if (code === "EENVELOPE" || code === "EMESSAGE") {
    return status.startsWith("5")
      ? `The mail server refuses it (${status})`
      : `The mail server does not take it now (${status})`;
  }
  return error;
}

/** How a mail stands, in a word or two: what became a file was not sent to anybody. */
export function mailStateWords({ status, provider }: Pick<LoggedMail, "status" | "provider">): string {
  if (status === "sent") return provider === "outbox" ? "Written to a file" : "Sent";
  return { waiting: "Waiting", failed: "Given up", bounced: "Came back" }[status];
}
