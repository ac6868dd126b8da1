/** Photos on a real local store: what is looked for before it is here shows once it arrives. */
import { expect, onTestFinished, test } from "vitest";
// First: the store looks for IndexedDB when it is loaded.
import { testKitchen } from "../../../helpers/kitchen.ts";
import { hashOf } from "../../../../src/renderer/data/blobs.ts";
import { ThumbnailCache } from "../../../../src/renderer/features/recipes/usePhotos.ts";

const bytes = new Uint8Array([1, 2, 3]);
const photo = { kind: "photo", mime: "image/jpeg", bytes, thumbnail: "data:image/jpeg;base64,AA" } as const;

test("[C.6] a photo that arrives after the screen looked for it is told to the screen, once", async () => {
  const { blobs } = await testKitchen();
  const id = await hashOf(bytes);
  const heard: (string | undefined)[] = [];
  const stop = blobs.follow(
    id,
    (blob) => heard.push(blob?.mime),
    (error) => expect.unreachable(String(error)),
  );
  onTestFinished(stop);
  await expect.poll(() => heard).toEqual([undefined]);
  await blobs.put({ ...photo, bytes: new Uint8Array([9]) });
  await blobs.put(photo);
  await expect.poll(() => heard).toEqual([undefined, "image/jpeg"]);
  await blobs.put(photo);
  expect(heard).toHaveLength(2);
});

test("[C.6] a small picture that was missed is asked for again when it arrives", async () => {
  const kitchen = await testKitchen();
  const cache = new ThumbnailCache(kitchen);
  const id = await hashOf(bytes);
  cache.want(id);
  await expect.poll(() => cache.peek(id)).toBe("");
  await kitchen.blobs.put(photo);
  await expect.poll(() => cache.peek(id)).toBe(photo.thumbnail);
  // Nobody asked for this one: its picture is not read.
  await kitchen.blobs.put({ ...photo, bytes: new Uint8Array([9]) });
  expect(cache.peek(await hashOf(new Uint8Array([9])))).toBeUndefined();
});
