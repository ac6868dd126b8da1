/**
 * The window's one secret (its sign-in), encrypted by the system before it touches the disk. Where the system cannot encrypt,
 * or would only hide it with a fixed password, it stays in memory and is gone with this run: never in plain text.
 */
import { readFile, rm } from "node:fs/promises";
import { ok } from "../../domain/result.ts";
import { writeFileAtomically } from "../files/atomicWrite.ts";
import { errorCodeOf } from "../files/systemErrors.ts";
import type { Handlers } from "../ipc/handlers.ts";

/** Electron's safeStorage as far as this needs it. */
export interface Encryption {
  isEncryptionAvailable(): boolean;
  /** Linux only: which keyring does it; "basic_text" is none. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

export function createSecretCalls(
  file: string,
  encryption: Encryption,
): Pick<Handlers, "secretsRead" | "secretsWrite"> {
  let inMemory: string | null = null;

  const canKeep = (): boolean => {
    if (!encryption.isEncryptionAvailable()) return false;
    const backend = process.platform === "linux" ? encryption.getSelectedStorageBackend?.() : undefined;
    return backend !== "basic_text" && backend !== "unknown";
  };

  return {
    async secretsRead() {
      if (inMemory !== null || !canKeep()) return ok({ secret: inMemory });
      try {
        return ok({ secret: encryption.decryptString(await readFile(file)) });
      } catch (error) {
        // Not there, or from another user or machine: signing in again makes a new one.
        if (errorCodeOf(error) !== "ENOENT") console.warn("The stored sign-in could not be read; sign in again.");
        return ok({ secret: null });
      }
    },
    async secretsWrite({ secret }) {
      inMemory = null;
      if (secret === null) {
        await rm(file, { force: true });
        return ok({ isKept: true });
      }
      const written = canKeep() ? await writeFileAtomically(file, encryption.encryptString(secret)) : null;
      if (written?.ok) return ok({ isKept: true });
      // An older one on the disk must not come back at the next start.
      await rm(file, { force: true });
      inMemory = secret;
      return ok({ isKept: false });
    },
  };
}
