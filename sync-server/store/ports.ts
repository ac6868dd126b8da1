/**
 * What the server needs from its database, one small interface per concern, for every engine the same. Nothing here knows
 * SQL, and nothing here decides who may do what.
 */
import type { Result } from "../../src/domain/result.ts";
import type { AuditStore } from "./ports/audit.ts";
import type { BlobStore } from "./ports/blobs.ts";
import type { CampaignStore } from "./ports/campaigns.ts";
import type { CatalogStore, SettingStore } from "./ports/catalog.ts";
import type { CodeStore } from "./ports/codes.ts";
import type { EndStore } from "./ports/ends.ts";
import type { GroupStore } from "./ports/groups.ts";
import type { InvitationStore } from "./ports/invitations.ts";
import type { CommentStore } from "./ports/comments.ts";
import type { CommunicationStore } from "./ports/communications.ts";
import type { ItemStore } from "./ports/items.ts";
import type { LinkStore } from "./ports/links.ts";
import type { Journal } from "./ports/journal.ts";
import type { ListedPeopleStore } from "./ports/listedPeople.ts";
import type { MailStore } from "./ports/mails.ts";
import type { OrganizationStore } from "./ports/organizations.ts";
import type { NotificationStore } from "./ports/notifications.ts";
import type { PermissionSetStore } from "./ports/permissionSets.ts";
import type { PersonStore } from "./ports/people.ts";
import type { PlacementStore } from "./ports/placements.ts";
import type { PrincipalStore } from "./ports/principals.ts";
import type { RecordFeedStore } from "./ports/records.ts";
import type { RequestStore } from "./ports/requests.ts";
import type { SessionStore } from "./ports/sessions.ts";
import type { ShareStore } from "./ports/shares.ts";
import type { ShownStore } from "./ports/shown.ts";
import type { SubscriptionStore } from "./ports/subscriptions.ts";
import type { TableChangeStore } from "./ports/tableChanges.ts";

/** The stores as one transaction sees them: all of its writes are stored, or none. */
export interface StoreTransaction {
  readonly people: PersonStore;
  readonly sessions: SessionStore;
  readonly codes: CodeStore;
  readonly audit: AuditStore;
  readonly mails: MailStore;
  readonly items: ItemStore;
  readonly shares: ShareStore;
  readonly shown: ShownStore;
  readonly blobs: BlobStore;
  readonly requests: RequestStore;
  readonly catalog: CatalogStore;
  readonly settings: SettingStore;
  readonly links: LinkStore;
  readonly placements: PlacementStore;
  readonly principals: PrincipalStore;
  readonly organizations: OrganizationStore;
  readonly ends: EndStore;
  readonly groups: GroupStore;
  readonly permissionSets: PermissionSetStore;
  readonly invitations: InvitationStore;
  readonly listedPeople: ListedPeopleStore;
  readonly campaigns: CampaignStore;
  readonly subscriptions: SubscriptionStore;
  readonly records: RecordFeedStore;
  readonly comments: CommentStore;
  readonly notifications: NotificationStore;
  readonly communications: CommunicationStore;
  readonly tableChanges: TableChangeStore;
  /** Runs a part of the transaction; when it answers a failure, what the part wrote is taken back and the rest goes on. */
  attempt<Value>(work: () => Promise<Result<Value>>): Promise<Result<Value>>;
  /** The server's clock in ms: what ends at a time ends by it. */
  now(): number;
  /**
   * The first of `count` new numbers of the server's one sequence. There is a single writer, so the order of the numbers
   * is the order of the commits: who has read up to n has missed nothing at or below n.
   */
  nextSequence(count: number): Promise<number>;
}

/** Sizes in bytes. */
export interface StoreBytes {
  readonly database: number;
  /** Written and not yet in the database's file. */
  readonly log: number;
  /** Typing that waits for its places in the database. */
  readonly journal: number;
}

export interface Store {
  /**
   * Runs `work` alone and stores what it wrote, durably, when it resolves; nothing when it rejects. `work` waits for
   * nothing but the store: everybody else's writes wait for it.
   * Throws FailureError storage_full, storage_failed, or server_restored when a backup was put in place meanwhile.
   */
  transaction<Value>(work: (tx: StoreTransaction) => Promise<Value>): Promise<Value>;
  readonly journal: Journal;
  /** Resolves when the database answers; throws FailureError storage_failed when not. */
  check(): Promise<void>;
  /** What it takes on the disk. */
  bytes(): Promise<StoreBytes>;
  /** Changes whenever a backup is put in place of the data: what anybody remembers of sequence numbers is then void. */
  epoch(): string;
  /** Looks whether a backup was restored by another process, and tells the listeners. Cheap: call it every second. */
  checkRestored(): void;
  /** Told once for every restored backup: forget what is in memory, close every connection. Returns how to stop. */
  onRestored(listener: () => void): () => void;
  close(): Promise<void>;
}
