/** Shares written before groups, links and ends in time are brought to the present shape when the store is opened. */
import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { createRxDatabase, type RxJsonSchema } from "rxdb";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { expect, test } from "vitest";
import { shareSchema } from "../../../../src/domain/sharing/share.ts";
import { sha256Hex } from "../../../../src/renderer/data/sha256.ts";
import { testKitchen } from "../../../helpers/kitchen.ts";

/** As the store's first version had them. */
const firstSchema = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 100 },
    ownerId: { type: "string" },
    ownerName: { type: "string" },
    recipientId: { type: ["string", "null"] },
    recipientName: { type: "string" },
    recipientAddress: { type: "string" },
    itemType: { type: "string" },
    itemId: { type: ["string", "null"] },
    itemTitle: { type: "string" },
    shareAll: { type: "boolean" },
    level: { type: "string" },
    membershipOnly: { type: "boolean" },
    status: { type: "string" },
    message: { type: "string" },
    createdAt: { type: "number" },
    updatedAt: { type: "number" },
    respondedAt: { type: ["number", "null"] },
    isWish: { type: "boolean" },
  },
  required: ["id", "ownerId", "recipientAddress", "itemType", "shareAll", "level", "status", "isWish"],
} as unknown as RxJsonSchema<Record<string, unknown>>;

const old = {
  id: "s1",
  ownerId: "anna",
  ownerName: "Anna",
  recipientId: "ben",
  recipientName: "Ben",
  recipientAddress: "ben@example.org",
  itemType: "list",
  itemId: "l1",
  itemTitle: "Ours",
  shareAll: false,
  level: "edit",
  membershipOnly: false,
  status: "accepted",
  message: "Hello",
  createdAt: 1,
  updatedAt: 2,
  respondedAt: 2,
  isWish: false,
};

test("[S3.4] a share of the first version is kept whole, as one from its owner to a person, without an end", async () => {
  const name = `test-${randomUUID()}`;
  const storage = wrappedValidateAjvStorage({ storage: getRxStorageDexie() });
  const database = await createRxDatabase({ name, storage, multiInstance: false, hashFunction: sha256Hex });
  const { shares } = await database.addCollections({ shares: { schema: firstSchema } });
  await shares.insert(old);
  await database.close();

  const kitchen = await testKitchen({ name });
  const [migrated, ...others] = await kitchen.collections.shares.find().exec();
  expect(others).toEqual([]);
  const { isWish, ...share } = migrated?.toMutableJSON() ?? { isWish: null };
  expect(isWish).toBe(false);
  expect(shareSchema.parse(share)).toMatchObject({
    ...Object.fromEntries(Object.entries(old).filter(([key]) => key !== "isWish")),
    sharedById: "anna",
    sharedByName: "Anna",
    recipientKind: "person",
    approval: "none",
    expiresAt: null,
    link: null,
    byHousehold: false,
  });
});
