/** Which limits there are. Generous to people, far too slow for guessing. */
import type { RateLimit, RateLimiter } from "./rateLimits.ts";
import { rateLimiter } from "./rateLimits.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export const usualLimits = {
  /** Sign-ins and everything else that tries a password, by network. */
  passwordByNetwork: { burst: 60, refillMs: 15 * minuteMs },
  /** By address and network together: the person's own mistakes. */
  passwordByPerson: { burst: 10, refillMs: 15 * minuteMs },
  /** By address from everywhere: more than a person needs, so that a stranger cannot easily lock them out. */
  passwordByAddress: { burst: 100, refillMs: hourMs },
  /** Mails that a network, or anybody to one address, can have sent. */
  mailByNetwork: { burst: 20, refillMs: hourMs },
  mailByAddress: { burst: 5, refillMs: hourMs },
  /** Codes and links tried from one network; each code has its own limit besides. */
  codeByNetwork: { burst: 60, refillMs: hourMs },
  /** Links and invitations looked at without an account, by network. */
  linkByNetwork: { burst: 120, refillMs: 10 * minuteMs },
  /** Photos of what a link shows, by network: a recipe has several. */
  linkPhotoByNetwork: { burst: 600, refillMs: 10 * minuteMs },
  /** One link opened from everywhere: many people may have it, a program that loads it all day is slowed down. */
  linkByShare: { burst: 2_000, refillMs: 10 * minuteMs },
  /** Passwords of one link tried from one network, and from everywhere. */
  linkPasswordByNetwork: { burst: 10, refillMs: 15 * minuteMs },
  linkPasswordByShare: { burst: 200, refillMs: hourMs },
  /** Refreshing and everything else without a session. */
  otherByNetwork: { burst: 600, refillMs: 10 * minuteMs },
  /** Requests of one session. */
  requestBySession: { burst: 600, refillMs: minuteMs },
} satisfies Record<string, RateLimit>;

export type LimitName = keyof typeof usualLimits;
export type Limits = Readonly<Record<LimitName, RateLimiter>>;

export function createLimits(
  secret: Buffer,
  now: () => number,
  limits: Readonly<Record<LimitName, RateLimit>> = usualLimits,
): Limits {
  const named = Object.entries(limits).map(([name, limit]) => [name, rateLimiter(limit, secret, now)] as const);
  return Object.fromEntries(named) as Limits;
}
