/**
 * SHA-256 as hexadecimal. Browsers have their own only on pages over TLS or from this machine; a household's server without
 * TLS must work too, so there is one in JavaScript to fall back to. Both give the same.
 */
import { digest } from "lib0/hash/sha256";

export async function sha256Hex(data: Uint8Array | ArrayBuffer | Blob | string): Promise<string> {
  const bytes = await bytesOf(data);
  const { subtle } = crypto as { readonly subtle?: SubtleCrypto };
  const hash = subtle ? new Uint8Array(await subtle.digest("SHA-256", bytes)) : digest(bytes);
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function bytesOf(data: Uint8Array | ArrayBuffer | Blob | string): Promise<Uint8Array<ArrayBuffer>> {
  if (typeof data === "string") return new TextEncoder().encode(data);
  if (data instanceof Blob) return new Uint8Array(await data.arrayBuffer());
  return new Uint8Array(data);
}
