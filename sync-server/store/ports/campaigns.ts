/** Campaigns and their recipients. A recipient's answer is its share's; the mail's fate is kept, because the log forgets it. */
import type { CampaignAudience } from "../../../src/domain/organizations/campaigns/contract.ts";
import type { DeliveryFacts } from "../../../src/domain/organizations/campaigns/outcome.ts";
import type { CampaignStatus } from "../../../src/domain/organizations/campaigns/status.ts";
import type { ItemType } from "../../../src/domain/items/types.ts";
import type { ShareStatus } from "../../../src/domain/sharing/share.ts";

export interface CampaignRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly itemType: ItemType;
  readonly itemId: string;
  readonly level: string;
  readonly message: string;
  readonly audience: CampaignAudience;
  readonly status: CampaignStatus;
  readonly createdBy: string;
  /** Whoever sends or planned it: its shares are theirs. */
  readonly senderId: string | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly sendAt: number | null;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly stopReason: string;
  readonly recipients: number;
}

/** Somebody an audience means. */
export interface AudienceMember {
  readonly personId: string | null;
  readonly name: string;
  readonly address: string;
  readonly isMember: boolean;
}

export interface WaitingRecipient extends AudienceMember {
  readonly number: number;
}

/** What became of sending to one. */
export interface Sending {
  readonly state: "shared" | "skipped";
  readonly shareId: string | null;
  readonly reason: string;
}

export interface RecipientRow {
  readonly name: string;
  readonly address: string;
  readonly facts: DeliveryFacts;
  readonly share: ShareStatus | null;
  readonly openedAt: number | null;
  readonly answeredAt: number | null;
  readonly reason: string;
}

export interface CampaignQuery {
  readonly organizationIds: readonly string[];
  /** Of these, drafts are listed too. */
  readonly withDraftsIn: readonly string[];
  readonly status: CampaignStatus | null;
  readonly search: string;
  readonly limit: number;
  readonly offset: number;
}

export interface RecipientQuery {
  readonly campaignId: string;
  /** Those of whom one of these is known; null: all. */
  readonly among: readonly DeliveryFacts[] | null;
  readonly search: string;
  readonly limit: number;
  readonly offset: number;
}

export interface CampaignStore {
  find(id: string): Promise<CampaignRow | null>;
  /** Adds or replaces. */
  put(row: CampaignRow): Promise<void>;
  remove(id: string): Promise<void>;
  /** The latest changed first. */
  list(query: CampaignQuery): Promise<{ readonly rows: readonly CampaignRow[]; readonly total: number }>;
  /** Scheduled ones whose time has come at `now`. */
  due(now: number, limit: number): Promise<readonly CampaignRow[]>;
  /** The one that began first of those being sent. */
  sending(): Promise<CampaignRow | null>;
  /** Active members of these roles (null: all), or of these ids, with their first address. */
  members(organizationId: string, roles: readonly string[] | null, now: number): Promise<readonly AudienceMember[]>;
  /** These people of whom each is an active member. */
  membersAmong(organizationId: string, personIds: readonly string[], now: number): Promise<readonly AudienceMember[]>;
  /** Who has registered these folded addresses and is an active member, by folded address. */
  membersByAddress(
    organizationId: string,
    folded: readonly string[],
    now: number,
  ): Promise<ReadonlyMap<string, AudienceMember>>;
  /** Everybody on the people list. */
  listed(organizationId: string): Promise<readonly AudienceMember[]>;

  addRecipients(campaignId: string, recipients: readonly AudienceMember[]): Promise<void>;
  /** The next whose turn it is. */
  waiting(campaignId: string, limit: number): Promise<readonly WaitingRecipient[]>;
  /** Their turn has been; whether a mail waits for them is looked up in the log. */
  settle(campaignId: string, number: number, sending: Sending): Promise<void>;
  /** What became of the first mail about a share. */
  mailed(shareId: string, mail: DeliveryFacts["mail"]): Promise<void>;
  /** The invitation's page was opened; the first time counts. */
  opened(shareId: string, at: number): Promise<void>;
  /** Whether a share was made by a campaign. */
  holdsShare(shareId: string): Promise<boolean>;
  /** A person is gone: no name or address of theirs stays here. */
  forget(personId: string): Promise<void>;
  /** Recipients grouped by what is known of them. */
  groups(campaignId: string): Promise<readonly { readonly facts: DeliveryFacts; readonly count: number }[]>;
  /** By their number. */
  recipients(query: RecipientQuery): Promise<{ readonly rows: readonly RecipientRow[]; readonly total: number }>;
  /** People outside an organization who were written to by its campaigns since a time. */
  outsidersSince(organizationId: string, since: number): Promise<number>;
}
