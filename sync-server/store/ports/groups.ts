/** Groups of an organization: people, and groups in groups. */

export interface GroupRow {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: number;
  readonly deletedAt: number;
  readonly seq: number;
}

export interface GroupMemberRow {
  readonly groupId: string;
  readonly memberKind: "person" | "group";
  readonly memberId: string;
  /** A role of their own in this group. */
  readonly role: string | null;
  /** What they have besides, in this group. */
  readonly permissionSetId: string | null;
  readonly endsAt: number | null;
  readonly addedAt: number;
  /** Since when they have the role or the set; null: they have neither. */
  readonly grantedAt: number | null;
}

export interface GroupStore {
  /** Null also where it is deleted. */
  find(id: string): Promise<GroupRow | null>;
  put(row: GroupRow): Promise<void>;
  ofOrganization(organizationId: string): Promise<readonly GroupRow[]>;
  /** Groups in a group at `now`, with what they are called. */
  groupsIn(groupId: string, now: number): Promise<readonly { id: string; name: string; endsAt: number | null }[]>;
  /** People who are in it themselves at `now` and members of the organization. */
  countPeople(groupId: string, now: number): Promise<number>;
  /** Also one whose time is over. */
  member(groupId: string, memberKind: GroupMemberRow["memberKind"], memberId: string): Promise<GroupMemberRow | null>;
  /** What people have in a group at `now`, each kind of grant once. */
  grantsIn(groupId: string, now: number): Promise<readonly Pick<GroupMemberRow, "role" | "permissionSetId">[]>;
  putMember(row: GroupMemberRow): Promise<void>;
  removeMember(groupId: string, memberKind: GroupMemberRow["memberKind"], memberId: string): Promise<boolean>;
  /** Takes a person out of all groups of an organization. */
  removePerson(organizationId: string, personId: string): Promise<void>;
  /** Takes a group out of everything it is in, and everything out of it. */
  clear(groupId: string): Promise<void>;
  /** Whether `groupId` is `withinId` or in it, however deep. */
  isWithin(groupId: string, withinId: string): Promise<boolean>;
  /** Members whose time in a group is over at `now`. */
  overdue(now: number, limit: number): Promise<readonly GroupMemberRow[]>;
}
