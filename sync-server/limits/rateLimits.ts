/**
 * Limits per address and per network, in memory of a fixed size: keys share a table by a keyed hash, so that a flood of
 * new keys can neither fill the memory nor push a guesser's record out, and nobody can aim at another's place in it.
 */
import { createHmac } from "node:crypto";

export interface RateLimit {
  /** How many at once. */
  readonly burst: number;
  /** After this many ms all of them are there again. */
  readonly refillMs: number;
}

export interface RateLimiter {
  /** Takes one; false when there is none left. */
  take(key: string): boolean;
}

const places = 65_536;

export function rateLimiter({ burst, refillMs }: RateLimit, secret: Buffer, now: () => number): RateLimiter {
  // How much of the burst is spent, and when that was so. Zeros mean untouched.
  const spent = new Float64Array(places);
  const at = new Float64Array(places);
  return {
    take(key) {
      const place = createHmac("sha256", secret).update(key).digest().readUInt16BE();
      const time = now();
      const elapsed = Math.max(0, time - (at[place] ?? 0));
      const left = Math.max(0, (spent[place] ?? 0) - (elapsed / refillMs) * burst);
      at[place] = time;
      const isAllowed = left + 1 <= burst;
      spent[place] = isAllowed ? left + 1 : left;
      return isAllowed;
    },
  };
}

/** One person's network: a whole IPv6 /64 is one, because a household can choose among all of its addresses. */
export function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1];
  if (mapped !== undefined) return mapped;
  if (!ip.includes(":")) return ip;
  const [head = "", tail] = ip.split("::");
  const front = head.split(":").filter((group) => group !== "");
  const back = (tail ?? "").split(":").filter((group) => group !== "");
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => "0");
  return [...front, ...zeros, ...back].slice(0, 4).join(":").toLowerCase();
}
