/** Something to be told to somebody, before it is known how they want to hear it. */
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { NoticeKind } from "../../../src/domain/notifications/kinds.ts";
import type { Mail } from "../../mail/ports.ts";
import type { TemplateId, TemplateValues } from "../../../src/domain/notifications/templates.ts";

export interface Told {
  /** Whom; null: nobody has registered the address yet, so only a mail reaches them. */
  readonly personId: string | null;
  /** Where a mail goes; null: to the person's own first address. */
  readonly address: string | null;
  readonly kind: NoticeKind;
  /** One line. */
  readonly title: string;
  /** A sentence or two more, or "". */
  readonly message: string;
  readonly itemType: ItemType | null;
  readonly itemId: string | null;
  readonly shareId: string | null;
  /** Where it leads in the app. */
  readonly path: string;
  /** The mail it is sent with; null: the plain one of title and message. */
  readonly template: { readonly id: TemplateId; readonly values: TemplateValues } | null;
  /** A mail with words of its own, and what the log calls it. */
  readonly ownMail?: { readonly name: string; readonly content: Omit<Mail, "to"> };
}
