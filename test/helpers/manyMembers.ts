/** An organization of any size, put straight into the store: joining one by one is another test's. */
import type { StoreTransaction } from "../../sync-server/store/ports.ts";

export interface ManyMembers {
  readonly organizationId: string;
  readonly invitedBy: string;
  readonly count: number;
  readonly now: number;
}

/** `Person 00000`, `Person 00001`, …: every hundredth an admin, the others members. */
export async function addManyMembers(
  tx: StoreTransaction,
  { organizationId, invitedBy, count, now }: ManyMembers,
): Promise<void> {
  for (let index = 0; index < count; index++) {
    const personId = `p${index}`;
    const name = `Person ${String(index).padStart(5, "0")}`;
    await tx.people.add({ id: personId, name, color: "sky", isAdmin: false, createdAt: now });
    const address = `mail${index}@example.org`;
    await tx.people.addAddress({ address, folded: address, personId, verifiedAt: now });
    await tx.organizations.putMembership({
      id: personId,
      organizationId,
      personId,
      role: index % 100 === 0 ? "ADMIN" : "MEMBER",
      invitedBy,
      invitedAt: now,
      isActive: true,
      endsAt: null,
      roleEndsAt: null,
      roleAfter: null,
      permissionSetId: null,
      permissionSetAfter: null,
      supportReason: null,
      keepsNewItems: false,
      earlierAnsweredAt: null,
      createdAt: now,
      updatedAt: now,
      seq: 1,
    });
  }
}
