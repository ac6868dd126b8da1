/**
 * One piece of work of the engine: a transaction, and what others are to hear of it once it is stored. Engine functions run
 * inside it and send nothing themselves; `perform` commits and then hands the effects to whoever tells people.
 */
import type { CollectionName } from "../../src/domain/protocol/messages.ts";
import type { Support } from "../../src/domain/organizations/support.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Audience } from "../../src/domain/sharing/principals.ts";
import type { Store, StoreTransaction } from "../store/ports.ts";
import type { CampaignRow } from "../store/ports/campaigns.ts";
import type { InvitationRow } from "../store/ports/invitations.ts";
import type { CommentRow } from "../store/ports/comments.ts";
import type { RequestRow } from "../store/ports/requests.ts";
import type { ShareRow } from "../store/ports/shares.ts";

/** What somebody should be told in words (a notification, a mail); written in the same transaction as what it is about. */
export type Notice =
  | { readonly kind: "share-invited"; readonly share: ShareRow }
  | { readonly kind: "share-given"; readonly share: ShareRow }
  | { readonly kind: "share-accepted" | "share-declined"; readonly share: ShareRow }
  | { readonly kind: "share-revoked"; readonly share: ShareRow; readonly actorId: string | null }
  | { readonly kind: "share-ending"; readonly share: ShareRow }
  | { readonly kind: "share-expired"; readonly share: ShareRow }
  | { readonly kind: "approval-asked"; readonly share: ShareRow }
  | { readonly kind: "approval-refused"; readonly share: ShareRow }
  | { readonly kind: "access-asked"; readonly request: RequestRow }
  | { readonly kind: "access-answered"; readonly request: RequestRow }
  /** The secret is in the mail alone. */
  | { readonly kind: "organization-invited"; readonly invitation: InvitationRow; readonly token: string }
  | {
      readonly kind: "member-joined";
      readonly organizationId: string;
      readonly personId: string;
      readonly invitedBy: string;
    }
  /** What somebody may do in an organization, or in a group of it, was changed by somebody else or by time. */
  | {
      readonly kind: "role-changed";
      readonly event: "added" | "changed" | "removed" | "ended";
      readonly organizationId: string;
      readonly groupId: string | null;
      readonly actorId: string | null;
      readonly toId: string;
      /** What they have now; in a group they are out of, what they had. */
      readonly given: {
        readonly role: string | null;
        readonly permissionSetId: string | null;
        readonly until: number | null;
      };
    }
  | {
      readonly kind: "support-access";
      readonly organizationId: string;
      readonly toId: string;
      readonly support: Support;
    }
  /** What members make is shared from now on (`isNew`), or otherwise than before. */
  | {
      readonly kind: "household-shares";
      readonly organizationId: string;
      readonly actorId: string;
      readonly toId: string;
      readonly isNew: boolean;
    }
  /** All of it was sent, or it stopped by itself. */
  | { readonly kind: "campaign-done"; readonly campaign: CampaignRow }
  | {
      readonly kind: "ownership-given";
      readonly itemId: string;
      readonly fromId: string;
      readonly toId: string;
    }
  | {
      readonly kind: "comment-mention" | "comment-reply" | "comment-added";
      readonly comment: CommentRow;
      readonly toId: string;
    }
  /** `actorIds`: who changed it, the person who is told not among them. */
  | {
      readonly kind: "table-changed";
      readonly tableId: string;
      readonly actorIds: readonly string[];
      readonly toId: string;
    };

/** What others hear of once it is stored. */
export class Effects {
  readonly news = new Map<CollectionName, Set<Audience>>();
  /** Items whose open documents must ask again who may be in them. */
  readonly rechecked = new Set<string>();
  /** The rules changed: every open document asks again. */
  recheckAll = false;
  /** Who belongs to something else now: their connections are told news of other principals. */
  readonly regrouped = new Set<string>();
  /** A mail was written: the queue should look. */
  hasMail = false;
  /** A campaign begins to be sent. */
  hasCampaign = false;

  tell(collection: CollectionName, audience: Iterable<Audience>): void {
    const told = this.news.get(collection) ?? new Set();
    this.news.set(collection, told);
    for (const principal of audience) told.add(principal);
  }

  /** Takes over what a part of the work had to tell. */
  add(part: Effects): void {
    for (const [collection, audience] of part.news) this.tell(collection, audience);
    for (const itemId of part.rechecked) this.rechecked.add(itemId);
    for (const personId of part.regrouped) this.regrouped.add(personId);
    this.recheckAll ||= part.recheckAll;
    this.hasMail ||= part.hasMail;
    this.hasCampaign ||= part.hasCampaign;
  }
}

/** Writes notifications and mails for what happened, inside its transaction. */
export type Notify = (tx: StoreTransaction, notice: Notice, effects: Effects) => Promise<void>;

export interface Work {
  readonly tx: StoreTransaction;
  readonly effects: Effects;
  readonly notify: (notice: Notice) => Promise<void>;
}

/** Runs work in one transaction; what it did is told after it is stored, and not at all when it fails. */
export type Perform = <Value>(run: (work: Work) => Promise<Value>) => Promise<Value>;

export function workOn(tx: StoreTransaction, effects: Effects, notify: Notify): Work {
  return { tx, effects, notify: (notice) => notify(tx, notice, effects) };
}

/** A part of the work that may fail by itself: then nothing of it is stored or told, and the rest goes on. */
export async function attempt<Value>(work: Work, run: (part: Work) => Promise<Result<Value>>): Promise<Result<Value>> {
  const effects = new Effects();
  const done = await work.tx.attempt(() => run({ ...work, effects }));
  if (done.ok) work.effects.add(effects);
  return done;
}

export function performer(store: Store, notify: Notify, onDone: (effects: Effects) => void): Perform {
  return async (run) => {
    const effects = new Effects();
    const value = await store.transaction((tx) => run(workOn(tx, effects, notify)));
    onDone(effects);
    return value;
  };
}
