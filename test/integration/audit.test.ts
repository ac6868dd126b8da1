/** Who reads the audit, of an item and of a person; and what it says about shares of everything of a kind. */
import { expect, test } from "vitest";
import type { AuditPage } from "../../src/domain/audit/event.ts";
import { makeAdmin, member, type Member } from "../helpers/sharingPeople.ts";
import { testServer } from "../helpers/testServer.ts";

const pageOf = async (person: Member, action: string, input: object): Promise<AuditPage> =>
  (await person.does(action, input)) as unknown as AuditPage;

const wordsOf = async (person: Member, action: string, input: object): Promise<string[]> =>
  (await pageOf(person, action, input)).events.map(({ words }) => words);

const everyList = { itemId: null, shareAll: true };

async function household() {
  const server = await testServer();
  const people = {
    anna: await member(server, "anna"),
    ben: await member(server, "ben"),
    carl: await member(server, "carl"),
    eve: await member(server, "eve"),
  };
  await people.anna.ownsList("ours", "Ours");
  return { server, ...people };
}

test("[S3.18] an item’s history is read by who manages it; for who may not see the item there is none", async () => {
  const { anna, ben, carl, eve } = await household();
  const ofItem = { itemId: "ours" };
  await ben.does("share.accept", { shareId: await anna.shares("ours", "ben@example.org", { level: "manage" }) });
  const edits = await anna.shares("ours", "carl@example.org", { level: "edit" });
  await carl.does("share.accept", { shareId: edits });
  await ben.does("share.update", { shareId: edits, level: "view" });
  const told = [
    "ben changed the access of carl to “Ours”.",
    "carl accepted “Ours”.",
    expect.stringMatching(/^anna shared “Ours” with carl/),
    "ben accepted “Ours”.",
    expect.stringMatching(/^anna shared “Ours” with ben/),
    "anna made “Ours”.",
  ];
  expect(await wordsOf(anna, "audit.ofItem", ofItem)).toEqual(told);
  expect(await wordsOf(ben, "audit.ofItem", ofItem)).toEqual(told);
  const [changed] = (await pageOf(anna, "audit.ofItem", ofItem)).events;
  expect(changed?.changes).toEqual(["Level: Can edit → Can view"]);

  // Carl sees it, so that it exists for him; what happened to it does not concern him.
  expect(await carl.act("audit.ofItem", ofItem)).toEqual({ code: "permission_denied" });
  expect(await eve.act("audit.ofItem", ofItem)).toEqual({ code: "item_not_found" });
  expect(await eve.act("audit.ofItem", { itemId: "nothing" })).toEqual({ code: "item_not_found" });

  // Whoever manages no longer reads no longer.
  await anna.does("share.update", { shareId: await shareOf(anna, "ben"), level: "edit" });
  expect(await ben.act("audit.ofItem", ofItem)).toEqual({ code: "permission_denied" });
});

/** The id of the share with somebody of this name. */
async function shareOf(owner: Member, name: string): Promise<string> {
  const { events } = await pageOf(owner, "audit.ofItem", { itemId: "ours" });
  const accepted = events.find(({ words }) => words.startsWith(`${name} accepted`));
  return String(accepted?.after?.share);
}

test("[S3.18] a person reads their own history and an admin everybody’s; for anybody else there is nobody of that id", async () => {
  const { server, anna, ben, eve } = await household();
  await ben.does("share.accept", { shareId: await anna.shares("ours", "ben@example.org") });
  expect((await wordsOf(ben, "audit.ofPerson", {})).slice(0, 2)).toEqual([
    "ben accepted “Ours”.",
    "anna shared “Ours” with ben.",
  ]);
  expect(await wordsOf(ben, "audit.ofPerson", { personId: ben.id })).toEqual(await wordsOf(ben, "audit.ofPerson", {}));
  // One answer, whether there is such a person or not.
  const refused = await Promise.all(
    [anna.id, ben.id, "somebody-else-01"].map((personId) => eve.act("audit.ofPerson", { personId })),
  );
  expect(refused).toEqual(refused.map(() => ({ code: "person_not_found" })));
  await makeAdmin(server, eve.id);
  expect((await wordsOf(eve, "audit.ofPerson", { personId: ben.id }))[0]).toMatch(/^ben accepted/);
  expect(await eve.act("audit.ofPerson", { personId: "somebody-else-01" })).toEqual({ code: "person_not_found" });
});

test("[S3.18] an admin reads that something was shared, not what it is called", async () => {
  const { server, anna, ben, eve } = await household();
  await ben.does("share.accept", { shareId: await anna.shares("ours", "ben@example.org") });
  await makeAdmin(server, eve.id);
  const { events } = await pageOf(eve, "audit.ofPerson", { personId: anna.id });
  expect(events.map(({ words }) => words)).toContain("anna shared something with ben.");
  expect(JSON.stringify(events)).not.toContain("Ours");
  const own = (await pageOf(anna, "audit.ofPerson", {})).events;
  expect(own.map(({ words }) => words)).toContain("anna shared “Ours” with ben.");
});

test("[S3.10] an item’s history has what its owner shared of everything of its kind, and nothing of other kinds or people", async () => {
  const { anna, ben, carl } = await household();
  await carl.ownsList("carls", "Carl’s");
  await ben.does("share.accept", { shareId: await anna.shares("ours", "ben@example.org", everyList) });
  await anna.shares("ours", "carl@example.org", { ...everyList, itemType: "recipe" });
  await carl.shares("carls", "ben@example.org", everyList);
  expect(await wordsOf(anna, "audit.ofItem", { itemId: "ours" })).toEqual([
    "ben accepted all grocery lists.",
    "anna shared all grocery lists with ben.",
    "anna made “Ours”.",
  ]);
  expect(await wordsOf(carl, "audit.ofItem", { itemId: "carls" })).toEqual([
    // Until Ben answers, the address is all that Carl knows.
    "carl shared all grocery lists with ben@example.org.",
    "carl made “Carl’s”.",
  ]);
  // A person's own history says the same of them.
  expect((await wordsOf(ben, "audit.ofPerson", {})).slice(0, 2)).toEqual([
    "carl shared all grocery lists with ben.",
    "ben accepted all grocery lists.",
  ]);
});

test("[S3.18] a history is read a page at a time, with nothing twice and nothing left out", async () => {
  const { anna, ben } = await household();
  await ben.does("share.accept", { shareId: await anna.shares("ours", "ben@example.org", everyList) });
  const one = await anna.shares("ours", "carl@example.org");
  for (const level of ["edit", "view", "comment"]) await anna.does("share.update", { shareId: one, level });
  const whole = await pageOf(anna, "audit.ofItem", { itemId: "ours" });
  const paged: number[] = [];
  for (let beforeSeq: number | null = null; ;) {
    const page: AuditPage = await pageOf(anna, "audit.ofItem", { itemId: "ours", beforeSeq, limit: 2 });
    paged.push(...page.events.map(({ seq }) => seq));
    if (page.next === null) break;
    beforeSeq = page.next;
  }
  expect(whole.events).toHaveLength(7);
  expect(paged).toEqual(whole.events.map(({ seq }) => seq));
});
