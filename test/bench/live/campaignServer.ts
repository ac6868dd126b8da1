/** The real server with a team of so many members: its list read and searched, and a campaign to all of them started and sent. */
import { performance } from "node:perf_hooks";
import * as Y from "yjs";
import { setListTitle } from "../../../src/domain/groceries/document.ts";
import { audienceSchema } from "../../../src/domain/organizations/campaigns/contract.ts";
import { memberFilterSchema } from "../../../src/domain/organizations/memberList.ts";
import type { Result } from "../../../src/domain/result.ts";
import { createCampaign } from "../../../sync-server/engine/campaigns/drafts.ts";
import { sendCampaign } from "../../../sync-server/engine/campaigns/sending.ts";
import { pageOfMembers } from "../../../sync-server/engine/organizations/memberLists.ts";
import { readShareFeed } from "../../../sync-server/feed/readShareFeed.ts";
import { mergeItem } from "../../../sync-server/merge/mergeItem.ts";
import { addOrganization } from "../../helpers/belonging.ts";
import { addManyMembers } from "../../helpers/manyMembers.ts";
import { quietWork } from "../../helpers/testHub.ts";
import { median } from "../median.ts";
import { benchServer } from "./benchServer.ts";
import type { CampaignFigures } from "./campaignTask.ts";

const [folder = "", count = "1"] = process.argv.slice(2);
const recipients = Number(count);
const { store, sync } = await benchServer(folder);
const organizationId = "team";
const rounds = 7;

function valueOf<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

/** ms a call; the first only warms up. */
async function measured(ask: () => Promise<unknown>): Promise<number> {
  const runs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const begun = performance.now();
    await ask();
    if (round > 0) runs.push(performance.now() - begun);
  }
  return median(runs);
}

await store.transaction(async (tx) => {
  await tx.people.add({ id: "anna", name: "Anna", color: "sky", isAdmin: false, createdAt: 1 });
  const address = "anna@example.org";
  await tx.people.addAddress({ address, folded: address, personId: "anna", verifiedAt: 1 });
});
addOrganization(`${folder}/data`, organizationId, { anna: "OWNER" });
await store.transaction(async (tx) => {
  await addManyMembers(tx, { organizationId, invitedBy: "anna", count: recipients, now: 1 });
  const doc = new Y.Doc();
  setListTitle(doc, "Menu");
  const blank = { parentId: "", sortKey: "", trashed: false, deleted: false } as const;
  const update = Y.encodeStateAsUpdate(doc);
  await mergeItem({ ...quietWork(tx), documents: null }, "anna", { id: "menu", type: "list", ...blank, update }, 1);
});

const list = (search: string) =>
  measured(() =>
    store.transaction(async (tx) =>
      valueOf(await pageOfMembers(tx, "anna", memberFilterSchema.parse({ organizationId, search }), null, 50)),
    ),
  );
const pageMs = await list("");
const searchMs = await list("Person 00007");

const audience = audienceSchema.parse({ members: true });
const words = {
  name: "News",
  itemType: "list",
  itemId: "menu",
  level: "view",
  message: "Here it is.",
  audience,
} as const;
const before = process.cpuUsage();
await sync.perform(async (work) => {
  valueOf(await createCampaign(work, "anna", "news", organizationId, words));
  valueOf(await sendCampaign(work, "anna", "news", null));
});
const startCpuMs = cpuMs(before);
const sending = process.cpuUsage();
await sync.sweep();
const sendCpuMs = cpuMs(sending);

let fedBytes = 0;
let fedRows = 0;
const begun = performance.now();
for (let since = 0, more = true; more;) {
  const page = await store.transaction((tx) => readShareFeed(tx, "anna", since, 500));
  fedRows += page.rows.length;
  fedBytes += JSON.stringify(page.rows).length;
  ({ upTo: since, more } = page);
}
const feedMs = performance.now() - begun;
const figures: CampaignFigures = { pageMs, searchMs, startCpuMs, sendCpuMs, fedRows, fedBytes, feedMs };
process.send?.(figures);
process.on("disconnect", () => process.exit(0));
