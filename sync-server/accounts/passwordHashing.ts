/**
 * argon2id through Node's own crypto, a few at a time: each takes 19 MB and a processor, so a crowd of sign-ins waits in a
 * line of limited length instead of taking the server down.
 */
import { argon2, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { Surroundings } from "./surroundings.ts";

export interface HashingCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly parallelism: number;
  /** How many at once. */
  readonly concurrency: number;
  /** How many may wait; one more is told to come back. */
  readonly maxWaiting: number;
}

/** OWASP's Password Storage Cheat Sheet, first choice for argon2id. */
export const owaspCost: HashingCost = { memoryKib: 19_456, passes: 2, parallelism: 1, concurrency: 2, maxWaiting: 64 };

export interface PasswordHashing {
  /** Errors: server_busy. */
  hash(password: string): Promise<Result<string>>;
  /**
   * Whether the password is the one; a null hash costs the same work and is never it, so that an unknown address cannot be
   * told by what it costs. `isOutdated`: hash it again while the password is at hand. Errors: server_busy.
   */
  verify(
    hash: string | null,
    password: string,
  ): Promise<Result<{ readonly isRight: boolean; readonly isOutdated: boolean }>>;
  /** How many hashes were computed: what a test of equal work counts. */
  count(): number;
}

const hashBytes = 32;
const saltBytes = 16;
const derive = promisify(argon2);
const form = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]{8,64})\$([A-Za-z0-9+/]{20,128})$/;

interface Derivation {
  readonly memoryKib: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
}

function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}

export function passwordHashing(
  cost: HashingCost,
  { randomBytes }: Pick<Surroundings, "randomBytes">,
): PasswordHashing {
  let count = 0;
  let running = 0;
  const line: (() => void)[] = [];

  async function inTurn<Value>(work: () => Promise<Value>): Promise<Result<Value>> {
    if (running >= cost.concurrency) {
      if (line.length >= cost.maxWaiting) {
        return fail("server_busy", "The server has too much to do right now. Try again in a minute.");
      }
      await new Promise<void>((go) => line.push(go));
    } else running += 1;
    try {
      return ok(await work());
    } finally {
      const next = line.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  }

  async function compute(password: string, length: number, { memoryKib, passes, parallelism, salt }: Derivation) {
    count += 1;
    return derive("argon2id", {
      message: password,
      nonce: salt,
      parallelism,
      tagLength: length,
      memory: memoryKib,
      passes,
    });
  }

  const now = (salt: Buffer): Derivation => ({ ...cost, salt });
  return {
    hash: (password) =>
      inTurn(async () => {
        const salt = randomBytes(saltBytes);
        const { memoryKib, passes, parallelism } = cost;
        const tag = await compute(password, hashBytes, now(salt));
        return `$argon2id$v=19$m=${memoryKib},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`;
      }),
    verify: (hash, password) =>
      inTurn(async () => {
        const parts = hash === null ? null : form.exec(hash);
        if (parts === null) {
          await compute(password, hashBytes, now(randomBytes(saltBytes)));
          return { isRight: false, isOutdated: false };
        }
        const [, memory, passes, parallelism, salt = "", tag = ""] = parts;
        const expected = Buffer.from(tag, "base64");
        const stored = { memoryKib: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
        const actual = await compute(password, expected.length, { ...stored, salt: Buffer.from(salt, "base64") });
        const isOutdated =
          stored.memoryKib !== cost.memoryKib ||
          stored.passes !== cost.passes ||
          stored.parallelism !== cost.parallelism;
        return { isRight: timingSafeEqual(actual, expected), isOutdated };
      }),
    count: () => count,
  };
}
