/** The people list of an organization: whom it knows, whether they have an account or not (S1.8). */

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
  /** By name; part of the name, the address or the department. */
  search(
    organizationId: string,
    search: string,
    limit: number,
    offset: number,
  ): Promise<{ readonly rows: readonly ListedPersonRow[]; readonly total: number }>;
}
