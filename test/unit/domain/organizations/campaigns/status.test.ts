import { describe, expect, test } from "vitest";
import {
  campaignEvents,
  campaignStatuses,
  moveCampaign,
  outsidersADay,
} from "../../../../../src/domain/organizations/campaigns/status.ts";

/** Written by hand. -: refused. */
const expected = `
           edit   delete send    schedule  start   finish cancel    stop
draft      draft  draft  sending scheduled -       -      -         -
scheduled  -      -      -       -         sending -      cancelled stopped
sending    -      -      -       -         -       sent   cancelled stopped
sent       -      -      -       -         -       -      -         -
cancelled  -      -      -       -         -       -      -         -
stopped    -      -      -       -         -       -      -         -
`;
const [events = [], ...rows] = expected
  .trim()
  .split("\n")
  .map((line) => line.trim().split(/\s+/));

describe("the status of a campaign", () => {
  test("[S1.6] every state by every event is as written by hand", () => {
    expect(events).toEqual(campaignEvents);
    expect(rows.map(([status]) => status)).toEqual(campaignStatuses);
    for (const [name, ...cells] of rows) {
      const status = campaignStatuses.find((one) => one === name);
      if (status === undefined) throw new Error(`There is no status ${name}.`);
      for (const [index, event] of campaignEvents.entries()) {
        const moved = moveCampaign(status, event);
        expect(moved.ok ? moved.value : "-", `${status} ${event}`).toBe(cells[index]);
        if (!moved.ok) expect(moved.error.code).toBe("campaign_status");
      }
    }
  });

  test("[S1.6] without a subscription an organization writes to few who are not its members", () => {
    expect(outsidersADay(false)).toBe(200);
    expect(outsidersADay(true)).toBe(20_000);
  });
});
