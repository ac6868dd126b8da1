/** People, their verified addresses and their password hashes. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly color: string;
  readonly isAdmin: boolean;
  readonly createdAt: number;
  readonly deletedAt: number | null;
}

export interface PersonAddress {
  readonly address: string;
  readonly folded: string;
  readonly personId: string;
  readonly verifiedAt: number;
}

export interface PersonStore {
  add(person: Omit<Person, "deletedAt">): Promise<void>;
  /** Also a deleted one; null where there never was one. */
  find(personId: string): Promise<Person | null>;
  update(
    personId: string,
    changes: { readonly name?: string; readonly color?: string; readonly isAdmin?: boolean },
  ): Promise<void>;
  /** Name, addresses and password are gone; the id stays, because the audit speaks of it. */
  erase(personId: string, at: number): Promise<void>;
  hasAdmin(): Promise<boolean>;

  /** False when the address belongs to somebody already. */
  addAddress(address: PersonAddress): Promise<boolean>;
  findAddress(folded: string): Promise<PersonAddress | null>;
  addressesOf(personId: string): Promise<readonly PersonAddress[]>;
  removeAddress(personId: string, folded: string): Promise<boolean>;

  passwordHash(personId: string): Promise<string | null>;
  setPasswordHash(personId: string, hash: string, at: number): Promise<void>;
}
