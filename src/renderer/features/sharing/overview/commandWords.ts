/** What a person asked of the server, in words, for when it was not done. */
import { z } from "zod";
import type { StoredCommand } from "../../../data/collections.ts";

export interface RefusedWords {
  /** What was not done. */
  readonly title: string;
  /** What the person wrote, so that it is not lost; "" for nothing. */
  readonly written: string;
  /** Whether asking the same again can help; what was asked another way is asked again where it is missed. */
  readonly mayRetry: boolean;
}

const writtenSchema = z.object({ text: z.string() });
const titledSchema = z.object({ itemTitle: z.string() });

/** `knownTitle`: the item's title as this device has it, "" where it is not here (any more). */
export function refusedWords({ action, input }: StoredCommand, knownTitle: string): RefusedWords {
  const titled = titledSchema.safeParse(input);
  const title = knownTitle || (titled.success ? titled.data.itemTitle : "");
  const written = writtenSchema.safeParse(input);
  return {
    title: sentence(action, title === "" ? "something" : `“${title}”`),
    written: written.success ? written.data.text : "",
    mayRetry: !action.startsWith("access."),
  };
}

function sentence(action: string, what: string): string {
  switch (action) {
    case "comment.add":
      return `Your comment on ${what} was not sent`;
    case "comment.edit":
      return `Your change of a comment on ${what} was not saved`;
    case "comment.delete":
      return `A comment on ${what} was not deleted`;
    case "comment.resolve":
      return `A conversation about ${what} was not resolved`;
    case "comment.reopen":
      return `A conversation about ${what} was not opened again`;
    case "share.update":
      return `Access to ${what} was not changed`;
    case "share.revoke":
    case "share.refuse":
      return `Access to ${what} was not taken back`;
    case "share.accept":
      return `The invitation to ${what} was not accepted`;
    case "share.decline":
      return `The invitation to ${what} was not declined`;
    case "share.approve":
      return `Sharing ${what} was not approved`;
    case "access.ask":
      return `Your question for access to ${what} was not sent`;
    case "access.answer":
      return `Your answer about access to ${what} was not taken`;
    case "notification.read":
    case "notification.readAll":
      return "Notifications were not marked as read";
    case "notification.dismiss":
      return "A notification was not dismissed";
    case "preferences.save":
      return "What you want to be told of was not saved";
    default:
      return `Something was not done (${action})`;
  }
}
