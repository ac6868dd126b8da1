/** The limits an account request has to pass. Each takes from its limiters before anything is looked up. */
import { foldAddress } from "../../src/domain/accounts/address.ts";
import { fail, ok } from "../../src/domain/result.ts";
import type { Result } from "../../src/domain/result.ts";
import type { AccountContext, Caller } from "./context.ts";

const tooMany = fail("too_many_requests", "That was tried too often. Wait a while, then try again.");

type Limited = Pick<AccountContext, "limits">;

export function mayTryPassword({ limits }: Limited, { network }: Caller, who: string): Result<void> {
  const folded = foldAddress(who);
  const isAllowed =
    limits.passwordByNetwork.take(network) &&
    limits.passwordByPerson.take(`${network} ${folded}`) &&
    limits.passwordByAddress.take(folded);
  return isAllowed ? ok(undefined) : tooMany;
}

export function maySendMail({ limits }: Limited, { network }: Caller, address: string): Result<void> {
  const isAllowed = limits.mailByNetwork.take(network) && limits.mailByAddress.take(foldAddress(address));
  return isAllowed ? ok(undefined) : tooMany;
}

export function mayTryCode({ limits }: Limited, { network }: Caller): Result<void> {
  return limits.codeByNetwork.take(network) ? ok(undefined) : tooMany;
}

export const sentTooOften = tooMany;
