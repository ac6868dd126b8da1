/** The tables as Kysely sees them; the migrations make them. Times are integers of ms, truth values 0 or 1. */
import type { Generated } from "kysely";

export interface Tables {
  meta: { key: string; value: string };
  sequence: { id: number; value: number };
  persons: { id: string; name: string; color: string; is_admin: number; created_at: number; deleted_at: number | null };
  emails: { address_folded: string; address: string; person_id: string; verified_at: number };
  passwords: { person_id: string; hash: string; changed_at: number };
  sessions: {
    id: string;
    person_id: string;
    kind: "cookie" | "token";
    device: string;
    access_hash: string;
    refresh_hash: string;
    previous_hash: string | null;
    rotated_at: number;
    is_rotation_seen: number;
    created_at: number;
    last_seen_at: number;
    access_expires_at: number;
    refresh_expires_at: number;
    ended_at: number | null;
  };
  codes: {
    id: string;
    purpose: "verify" | "reset" | "setup" | "address";
    address: string;
    address_folded: string;
    person_id: string | null;
    code_hash: string;
    registration: string | null;
    created_at: number;
    expires_at: number;
    attempts: number;
    sends: number;
    used_at: number | null;
  };
  audit: {
    seq: Generated<number>;
    at: number;
    actor_id: string | null;
    action: string;
    item_type: string | null;
    item_id: string | null;
    subject_id: string | null;
    before: string | null;
    after: string | null;
    cause: string | null;
    prev_hash: string;
    hash: string;
  };
  /** Entries of the audit by the organization they concern; kept by triggers. */
  organization_audit: {
    organization_id: string;
    seq: number;
    area: string;
    actor_id: string | null;
    subject_id: string | null;
  };
  mail_outbox: {
    id: string;
    status: "waiting" | "failed";
    recipient: string;
    subject: string;
    text: string;
    html: string;
    attempts: number;
    created_at: number;
    next_at: number;
    expires_at: number;
    last_error: string | null;
    /** "" = the server's own. */
    sender_name: string;
    sender_address: string;
    is_notice: 0 | 1;
  };
  items: {
    id: string;
    type: string;
    parent_id: string;
    root_id: string;
    owner_id: string;
    sort_key: string;
    title: string;
    created_at: number;
    updated_at: number;
    trashed_at: number;
    deleted_at: number;
    seq: number;
    /** The number the state was written at; what came later is in the log. */
    state_seq: number;
    state: Uint8Array;
  };
  item_updates: { item_id: string; seq: number; actor_id: string; at: number; update: Uint8Array };
  /** Only in backups, which are one file: a server's journal is a file of its own. */
  journal: { seq: number; entries: Uint8Array; hash: string };
  item_clients: { item_id: string; client_id: number; person_id: string };
  shares: {
    id: string;
    owner_id: string;
    shared_by_id: string;
    recipient_kind: string;
    recipient_id: string | null;
    /** `kind:id` of the recipient; null while nobody has registered the address. */
    principal: string | null;
    recipient_address: string;
    recipient_address_folded: string;
    item_type: string;
    item_id: string | null;
    share_all: number;
    level: string;
    membership_only: number;
    status: string;
    approval: string;
    message: string;
    notes: string;
    created_at: number;
    updated_at: number;
    invited_at: number | null;
    responded_at: number | null;
    lapses_at: number | null;
    expires_at: number | null;
    reminded_at: number | null;
    end_reason: string | null;
    by_household: number;
    seq: number;
  };
  share_links: {
    share_id: string;
    token_hash: string;
    password_hash: string | null;
    max_uses: number | null;
    uses: number;
  };
  /** Persons who opened a link while signed in: it is one of their principals since. */
  link_visitors: { share_id: string; person_id: string; at: number };
  /** What containers hold: `cap` is the most the placement gives there; null: whoever put it there could give nothing. */
  placements: { container_id: string; item_id: string; placed_by: string; cap: string | null; seq: number };
  sharing_catalog: { id: number; levels: string; offers: string; seq: number };
  server_settings: { key: string; value: string };
  organizations: {
    id: string;
    kind: "household" | "team";
    name: string;
    color: string;
    owner_id: string;
    settings: string;
    /** JSON; null: it shares nothing by itself. */
    new_items: string | null;
    new_items_since: number | null;
    created_at: number;
    updated_at: number;
    deleted_at: number;
    seq: number;
  };
  memberships: {
    id: string;
    organization_id: string;
    person_id: string;
    role: string;
    permission_set_id: string | null;
    invited_by: string | null;
    invited_at: number | null;
    is_active: number;
    ends_at: number | null;
    created_at: number;
    updated_at: number;
    seq: number;
    /** When the role ends by itself and `role_after` comes back. */
    role_ends_at: number | null;
    role_after: string | null;
    permission_set_after: string | null;
    /** The person's name, kept in step by triggers. */
    name: Generated<string>;
    /** Why the server's admin is in it; null: an ordinary membership. */
    support_reason: string | null;
    keeps_new_items: number;
    earlier_answered_at: number | null;
  };
  permission_sets: {
    id: string;
    organization_id: string;
    name: string;
    /** JSON array. */
    capabilities: string;
    created_at: number;
    updated_at: number;
  };
  organization_invitations: {
    id: string;
    organization_id: string;
    kind: "mail" | "link";
    address: string;
    address_folded: string;
    role: string;
    token_hash: string;
    status: string;
    invited_by: string;
    max_uses: number;
    uses: number;
    sends: number;
    created_at: number;
    updated_at: number;
    expires_at: number;
    accepted_by: string | null;
  };
  listed_people: {
    id: string;
    organization_id: string;
    name: string;
    address: string;
    address_folded: string;
    department: string;
    added_by: string;
    added_at: number;
  };
  campaigns: {
    id: string;
    organization_id: string;
    name: string;
    item_type: string;
    item_id: string;
    level: string;
    message: string;
    /** JSON. */
    audience: string;
    status: "draft" | "scheduled" | "sending" | "sent" | "cancelled" | "stopped";
    created_by: string;
    sender_id: string | null;
    created_at: number;
    updated_at: number;
    send_at: number | null;
    started_at: number | null;
    finished_at: number | null;
    stop_reason: string;
    recipients: number;
  };
  campaign_recipients: {
    campaign_id: string;
    number: number;
    person_id: string | null;
    name: string;
    address: string;
    is_member: number;
    state: "waiting" | "shared" | "skipped";
    reason: string;
    share_id: string | null;
    mail: "none" | "waiting" | "sent" | "failed" | "bounced";
    opened_at: number | null;
  };
  /** Shares to look at anew for somebody who joined or left what they are with. */
  share_appearances: { principal: string; seq: number; share_id: string };
  groups: { id: string; organization_id: string; name: string; created_at: number; deleted_at: number; seq: number };
  group_members: {
    group_id: string;
    member_kind: "person" | "group";
    member_id: string;
    role: string | null;
    permission_set_id: string | null;
    ends_at: number | null;
    added_at: number;
    /** Since when they have the role or the set. */
    granted_at: number | null;
  };
  subscriptions: {
    subject_kind: "person" | "organization";
    subject_id: string;
    plan: string;
    is_paid: number;
    ends_at: number | null;
    seats: number | null;
    updated_at: number;
    /** When billing said so, by its own clock; 0: an admin did. */
    said_at: number;
  };
  billing_events: { id: string; at: number };
  /** What plain records somebody hears of: one row per audience and record, moved up when it changes. */
  record_feed: { audience: string; kind: string; record_id: string; item_id: string; seq: number };
  /** Commands of devices that were done, so that one sent twice is done once. */
  performed: { person_id: string; command_id: string; answer: string; at: number };
  access_requests: {
    id: string;
    item_id: string;
    item_type: string;
    asker_id: string;
    owner_id: string;
    level: string;
    message: string;
    status: "open" | "granted" | "declined";
    created_at: number;
    updated_at: number;
    seq: number;
  };
  /** Root items and shares of others that were ever shown to a person. */
  shown: { person_id: string; id: string };
  visibility_events: { principal: string; seq: number; item_id: string };
  blobs: { id: string; mime: string; size: number; bytes: Uint8Array; thumbnail: string; created_at: number };
  /** Since when the item no longer refers to the picture, null while it does. */
  blob_items: { blob_id: string; item_id: string; loose_since: number | null };
  comments: {
    id: string;
    item_id: string;
    thread_id: string;
    author_id: string;
    text: string;
    /** Ids of persons, JSON. */
    mentions: string;
    created_at: number;
    edited_at: number | null;
    deleted_at: number | null;
    resolved_at: number | null;
    resolved_by: string | null;
  };
  notifications: {
    id: string;
    person_id: string;
    kind: string;
    title: string;
    message: string;
    item_type: string | null;
    item_id: string | null;
    share_id: string | null;
    link: string;
    is_read: number;
    created_at: number;
    seq: number;
  };
  preferences: { person_id: string; ways: string };
  table_changes: { item_id: string; actor_id: string; at: number; told_to: string };
  communications: {
    id: string;
    template: string;
    person_id: string | null;
    recipient: string;
    recipient_folded: string;
    item_id: string | null;
    share_id: string | null;
    status: "waiting" | "sent" | "failed" | "bounced";
    attempts: number;
    last_error: string | null;
    provider: "smtp" | "outbox" | null;
    created_at: number;
    updated_at: number;
    seq: number;
  };
  digest_entries: {
    seq: number;
    recipient: string;
    recipient_folded: string;
    person_id: string | null;
    timing: "flood" | "daily";
    due_at: number;
    title: string;
    message: string;
    link: string;
  };
}
