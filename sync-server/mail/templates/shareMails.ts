/** The words of the sharing mails. */
import type { ItemType } from "../../../src/domain/items/types.ts";
import { typeNames } from "../../../src/domain/items/materialize.ts";
import type { Mail } from "../ports.ts";
import { layOut, quoted } from "./layout.ts";

export interface InvitationWords {
  readonly to: string;
  readonly sharer: string;
  readonly itemType: ItemType;
  /** Title of the one item; null = all of the type. */
  readonly title: string | null;
  readonly mayEdit: boolean;
  readonly message: string;
  readonly link: string;
}

/** Somebody shares something: what, at which level, and where to answer. The same whether the address has an account. */
export function invitationMail(words: InvitationWords): Mail {
  const kind = typeNames[words.itemType];
  const what = words.title === null ? `all ${kind}s` : `the ${kind} “${quoted(words.title)}”`;
  const message = quoted(words.message);
  return layOut(words.to, {
    subject: `${quoted(words.sharer)} shares ${what} with you`,
    parts: [
      `${quoted(words.sharer)} shares ${what} with you on Potluck. You can ${words.mayEdit ? "view and edit" : "view"} it.`,
      ...(message === "" ? [] : [`“${message}”`]),
      "Sign in, or make an account with this address, and it is there:",
      { link: words.link },
      "If you do not know this person, you need not do anything.",
    ],
  });
}

/** Somebody asks the owner for more access. */
export function accessRequestMail(words: {
  readonly to: string;
  readonly asker: string;
  readonly title: string;
  readonly link: string;
}): Mail {
  return layOut(words.to, {
    subject: `${quoted(words.asker)} asks to edit “${quoted(words.title)}”`,
    parts: [`${quoted(words.asker)} asks to edit “${quoted(words.title)}”. You decide here:`, { link: words.link }],
  });
}
