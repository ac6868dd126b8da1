/**
 * A visit: the proof that somebody opened a link a while ago, with its password where it has one. It stands for the link while
 * they look around in what it opened, so that looking is counted once. It is stored nowhere and gives nothing once the link has
 * ended or has another password.
 */
import { createHmac } from "node:crypto";
import type { LinkRow } from "../../store/ports/links.ts";
import { isSameSecret } from "./linkSecret.ts";

/** As long as a page stays open at the stove. */
export const visitLifetimeMs = 12 * 3_600_000;

const proofLength = 43;
/** Milliseconds in base 36, of one length until the year 5188. */
const timeLength = 9;

function proof(key: Buffer, until: string, { shareId, passwordHash }: LinkRow): string {
  return createHmac("sha256", key)
    .update(`visit\0${until}\0${shareId}\0`)
    .update(passwordHash ?? "")
    .digest("base64url");
}

export function newVisit(key: Buffer, link: LinkRow, untilMs: number): string {
  const until = untilMs.toString(36).padStart(timeLength, "0");
  return `${proof(key, until, link)}${until}${link.shareId}`;
}

/** The share a visit says it is for: to find the link with, and to be proved by `isVisit`. */
export function shareOfVisit(visit: string): string {
  return visit.slice(proofLength + timeLength);
}

/** Whether it is a visit of this link that is not over at `now` (ms). */
export function isVisit(key: Buffer, visit: string, link: LinkRow, now: number): boolean {
  const until = visit.slice(proofLength, proofLength + timeLength);
  return isSameSecret(visit.slice(0, proofLength), proof(key, until, link)) && Number.parseInt(until, 36) > now;
}
