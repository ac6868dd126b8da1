/** What a device asks of shares and of requests for access, one after the other; one that fails stops no other. */
import type { RequestPush, RequestResult, SharePush, ShareResult } from "../../../src/domain/protocol/messages.ts";
import type { Result } from "../../../src/domain/result.ts";
import { answerRequest, askForAccess, viewRequest } from "../../engine/accessRequests.ts";
import { actorOf } from "../../engine/actor.ts";
import { createShare } from "../../engine/sharing/createShare.ts";
import { answerApproval, changeShare, moveShare } from "../../engine/sharing/moveShare.ts";
import { viewShare } from "../../engine/sharing/viewShare.ts";
import type { Work } from "../../engine/work.ts";
import type { ShareRow } from "../../store/ports/shares.ts";
import { fail } from "../../../src/domain/result.ts";

function move(work: Work, personId: string, push: SharePush): Promise<Result<ShareRow>> {
  switch (push.move) {
    case "create":
      // A link's secret is made on the server and given once: it is asked for by its own action, not replicated.
      return push.wish.recipient.kind === "link"
        ? Promise.resolve(fail("not_connected", "A link is made by the server. Connect, then try again."))
        : createShare(work, personId, push.id, push.wish);
    case "change":
      return changeShare(work, personId, push.id, push.change);
    case "accept":
    case "decline":
    case "revoke":
      return moveShare(work, personId, push.id, push.move);
    case "approve":
    case "refuse":
      return answerApproval(work, personId, push.id, push.move);
    default:
      return push satisfies never;
  }
}

export async function pushShares(work: Work, personId: string, rows: readonly SharePush[]): Promise<ShareResult[]> {
  const results: ShareResult[] = [];
  for (const row of rows) {
    const moved = await move(work, personId, row);
    const share = await work.tx.shares.find(row.id);
    results.push({
      id: row.id,
      share: share && (await viewShare(work.tx, await actorOf(work.tx, personId), share)),
      failure: moved.ok ? null : moved.error,
    });
  }
  return results;
}

export async function pushRequests(
  work: Work,
  personId: string,
  rows: readonly RequestPush[],
): Promise<RequestResult[]> {
  const results: RequestResult[] = [];
  for (const row of rows) {
    const done =
      row.move === "ask"
        ? await askForAccess(work, personId, row)
        : await answerRequest(work, personId, row.id, row.move);
    const asked = done.ok ? done.value : await work.tx.requests.find(row.id);
    const isTheirs = asked !== null && (asked.askerId === personId || asked.ownerId === personId);
    results.push({
      id: row.id,
      request: isTheirs ? await viewRequest(work.tx, personId, asked) : null,
      failure: done.ok ? null : done.error,
    });
  }
  return results;
}
