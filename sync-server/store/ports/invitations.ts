/** Invitations into an organization: by mail for one, by a link or QR code for as many as it says. */
import type { InvitationStatus } from "../../../src/domain/organizations/invitation.ts";

export interface InvitationRow {
  readonly id: string;
  readonly organizationId: string;
  readonly kind: "mail" | "link";
  /** "" for a link. */
  readonly address: string;
  readonly addressFolded: string;
  readonly role: string;
  /** SHA-256 of the secret, hexadecimal. The secret itself is in the mail or the link alone. */
  readonly tokenHash: string;
  readonly status: InvitationStatus;
  readonly invitedBy: string;
  readonly maxUses: number;
  readonly uses: number;
  readonly sends: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly expiresAt: number;
  /** Who accepted it last. */
  readonly acceptedBy: string | null;
}

export interface InvitationStore {
  find(id: string): Promise<InvitationRow | null>;
  findByToken(tokenHash: string): Promise<InvitationRow | null>;
  put(row: InvitationRow): Promise<void>;
  /** How many were mailed for an organization since a time. */
  countMailed(organizationId: string, since: number): Promise<number>;
  /** The newest first. */
  ofOrganization(organizationId: string, limit: number): Promise<readonly InvitationRow[]>;
  /** Pending ones by mail to an address. */
  pendingFor(addressFolded: string): Promise<readonly InvitationRow[]>;
  /** Pending ones whose time has come. */
  overdue(now: number, limit: number): Promise<readonly InvitationRow[]>;
}
