/** Pictures on their way into the store: scaled to what a screen shows, re-encoded (so that no place or camera data stays), with a thumbnail. */
import { fail, ok, type Result } from "../../domain/result.ts";
import type { Kitchen } from "./kitchen.ts";

/** Longest edge kept, in px. */
export const maxPhotoPx = 1_600;
const thumbnailPx = 160;
/** A file larger than this is no photo of a dish. */
const maxFileBytes = 60_000_000;
const quality = 0.85;

const unreadable = fail(
  "file_unreadable",
  "This picture could not be read. Use a JPEG, PNG, WebP, GIF or AVIF file; pictures of iPhones (HEIC) can be exported as JPEG.",
);

/** Scales a picture and stores it; answers the blob's id. Errors: file_too_large, file_unreadable, storage_full, storage_failed. (K.1) */
export async function storePhoto(kitchen: Kitchen, file: Blob): Promise<Result<string>> {
  if (file.size > maxFileBytes) return fail("file_too_large", "This picture is larger than 60 MB. Use a smaller one.");
  // An SVG is a program as much as a picture.
  if (/svg/i.test(file.type)) return unreadable;
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return unreadable;
  }
  try {
    const whole = await encoded(picture, Math.min(1, maxPhotoPx / Math.max(picture.width, picture.height)));
    const thumbnail = await thumbnailOf(picture);
    const id = await kitchen.blobs.put({
      kind: "photo",
      mime: whole.type,
      bytes: new Uint8Array(await whole.arrayBuffer()),
      thumbnail,
    });
    return id.ok ? ok(id.value) : id;
  } finally {
    picture.close();
  }
}

async function encoded(picture: ImageBitmap, scale: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(
    Math.max(1, Math.round(picture.width * scale)),
    Math.max(1, Math.round(picture.height * scale)),
  );
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No 2D canvas");
  // What is see-through becomes white, as on paper.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.convertToBlob({ type: "image/jpeg", quality });
}

/** A square of the middle, as a data address. */
async function thumbnailOf(picture: ImageBitmap): Promise<string> {
  const side = Math.min(picture.width, picture.height);
  const canvas = new OffscreenCanvas(thumbnailPx, thumbnailPx);
  const context = canvas.getContext("2d");
  if (!context) throw new Error("No 2D canvas");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, thumbnailPx, thumbnailPx);
  context.imageSmoothingQuality = "high";
  context.drawImage(
    picture,
    (picture.width - side) / 2,
    (picture.height - side) / 2,
    side,
    side,
    0,
    0,
    thumbnailPx,
    thumbnailPx,
  );
  const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.8 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `data:image/jpeg;base64,${btoa(text)}`;
}

/** A thumbnail of a picture that came from elsewhere; "" where it cannot be read. */
export async function thumbnailFor(bytes: Uint8Array, mime: string): Promise<string> {
  let picture: ImageBitmap;
  try {
    picture = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: mime }));
  } catch (error) {
    console.info("A picture has no thumbnail because it could not be read.", error);
    return "";
  }
  try {
    return await thumbnailOf(picture);
  } finally {
    picture.close();
  }
}
