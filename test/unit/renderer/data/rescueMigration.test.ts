/** Rescued copies from before it was kept what they were written on: they stay, and are shown without it. */
import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { toBase64 } from "lib0/buffer";
import { createRxDatabase, type RxJsonSchema } from "rxdb";
import { getRxStorageDexie } from "rxdb/plugins/storage-dexie";
import { wrappedValidateAjvStorage } from "rxdb/plugins/validate-ajv";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { setListTitle } from "../../../../src/domain/groceries/document.ts";
import { newDocument } from "../../../../src/domain/items/newDocument.ts";
import { sha256Hex } from "../../../../src/renderer/data/sha256.ts";
import { rescuedVersions } from "../../../../src/renderer/sync/rescuedVersion.ts";
import { testKitchen } from "../../../helpers/kitchen.ts";

const text = { type: "string" };
const firstSchema = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 100 },
    type: text,
    parentId: text,
    title: text,
    code: text,
    message: text,
    state: text,
    derived: { type: "object" },
    refusedAt: { type: "number" },
    requestedAt: { type: "number" },
  },
  required: ["id", "type", "parentId", "title", "code", "message", "state", "derived", "refusedAt", "requestedAt"],
} as unknown as RxJsonSchema<Record<string, unknown>>;

function listCalled(title: string): string {
  const doc = newDocument();
  setListTitle(doc, title);
  return toBase64(Y.encodeStateAsUpdate(doc));
}

test("[C.5] a rescued copy of the first version is kept, and read without what it was written on", async () => {
  const name = `test-${randomUUID()}`;
  const storage = wrappedValidateAjvStorage({ storage: getRxStorageDexie() });
  const database = await createRxDatabase({ name, storage, multiInstance: false, hashFunction: sha256Hex });
  const { rescues } = await database.addCollections({ rescues: { schema: firstSchema } });
  const state = listCalled("Mine");
  const about = { parentId: "", title: "Mine", code: "permission_denied", message: "No." };
  await rescues.insert({ id: "l1", type: "list", ...about, state, derived: {}, refusedAt: 1, requestedAt: 0 });
  await database.close();

  const kitchen = await testKitchen({ name });
  const kept = (await kitchen.collections.rescues.findOne("l1").exec())?.toMutableJSON();
  expect(kept).toMatchObject({ title: "Mine", state, base: "" });
  if (!kept) throw new Error("The copy is gone.");
  expect(await rescuedVersions(kitchen, kept)).toMatchObject({
    mine: { title: "Mine" },
    other: null,
    isCurrent: false,
  });
  const known = await rescuedVersions(kitchen, { ...kept, base: listCalled("Before") });
  expect(known).toMatchObject({ other: { title: "Before" }, isCurrent: false });
});
