/** The people list of an organization: whom it knows, whether they have an account or not (S1.8). */
import type { MemberCursor } from "../../../src/domain/organizations/memberList.ts";

export interface ListedPersonRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly address: string;
  readonly addressFolded: string;
  readonly department: string;
  readonly addedBy: string;
  readonly addedAt: number;
}

export interface ListedPeopleStore {
  find(id: string): Promise<ListedPersonRow | null>;
  /** Which of these folded addresses an organization has already. */
  known(organizationId: string, addressesFolded: readonly string[]): Promise<readonly string[]>;
  add(rows: readonly ListedPersonRow[]): Promise<void>;
  remove(id: string): Promise<void>;
  /** Those with this in their name, address or department, by name, after somebody. */
  search(
    organizationId: string,
    search: string,
    after: MemberCursor | null,
    limit: number,
  ): Promise<readonly ListedPersonRow[]>;
  /** How many these are. */
  count(organizationId: string, search: string): Promise<number>;
}
