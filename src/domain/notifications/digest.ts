/** When mails are gathered into one instead of sent one by one. By the server's clock, in ms. */

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Mails to one person within an hour; whatever is more comes in one digest when the hour is over. */
export const mailsPerHour = 10;
/** When daily digests are sent, hour of the day in UTC. */
export const digestHourUtc = 6;

/** The window in which mails are counted. */
export const floodWindowMs = hourMs;

/** The next daily digest after `now`; one that is due at this very moment has been sent. */
export function nextDailyDigest(now: number): number {
  const today = Math.floor(now / dayMs) * dayMs + digestHourUtc * hourMs;
  return today > now ? today : today + dayMs;
}
