/** The stores on one Kysely transaction, the same for every engine Kysely speaks. */
import { sql, type Kysely } from "kysely";
import type { StoreTransaction } from "../ports.ts";
import { compiledQuery } from "../compiledQuery.ts";
import type { Tables } from "../tables.ts";
import { auditStore, type ChainEnd } from "./audit.ts";
import { blobStore } from "./blobs.ts";
import { campaignStore } from "./campaigns.ts";
import { catalogStore, settingStore } from "./catalog.ts";
import { codeStore } from "./codes.ts";
import { endStore } from "./ends.ts";
import { groupStore } from "./groups.ts";
import { invitationStore } from "./invitations.ts";
import { commentStore } from "./comments.ts";
import { communicationStore } from "./communications.ts";
import { itemStore } from "./items.ts";
import { linkStore } from "./links.ts";
import { listedPeopleStore } from "./listedPeople.ts";
import { mailStore } from "./mails.ts";
import { organizationStore } from "./organizations.ts";
import { notificationStore } from "./notifications.ts";
import { permissionSetStore } from "./permissionSets.ts";
import { personStore } from "./people.ts";
import { placementStore } from "./placements.ts";
import { principalStore } from "./principals.ts";
import { recordFeedStore } from "./records.ts";
import { requestStore } from "./requests.ts";
import { sessionStore } from "./sessions.ts";
import { shareStore } from "./shares.ts";
import { shownStore } from "./shown.ts";
import { subscriptionStore } from "./subscriptions.ts";
import { tableChangeStore } from "./tableChanges.ts";

const advanceSequence = compiledQuery<{ count: number }, { value: number }>((db, parameter) =>
  db
    .updateTable("sequence")
    .set((columns) => ({ value: columns("value", "+", parameter("count")) }))
    .where("id", "=", 1)
    .returning("value"),
);

/** `now`: the server's clock, ms. */
export function storesOn(db: Kysely<Tables>, now: () => number): StoreTransaction {
  const chainEnd: ChainEnd = { known: undefined };
  const takeBack = async (): Promise<void> => {
    await sql`ROLLBACK TO attempt`.execute(db);
    await sql`RELEASE attempt`.execute(db);
    chainEnd.known = undefined;
  };
  return {
    now,
    async attempt(work) {
      await sql`SAVEPOINT attempt`.execute(db);
      try {
        const done = await work();
        await (done.ok ? sql`RELEASE attempt`.execute(db) : takeBack());
        return done;
      } catch (error) {
        // The whole transaction ends with it; what it says must not be hidden by a savepoint that is gone already.
        chainEnd.known = undefined;
        throw error;
      }
    },
    catalog: catalogStore(db),
    settings: settingStore(db),
    links: linkStore(db),
    placements: placementStore(db),
    principals: principalStore(db),
    organizations: organizationStore(db),
    ends: endStore(db),
    groups: groupStore(db),
    permissionSets: permissionSetStore(db),
    invitations: invitationStore(db),
    listedPeople: listedPeopleStore(db),
    campaigns: campaignStore(db),
    subscriptions: subscriptionStore(db),
    records: recordFeedStore(db),
    comments: commentStore(db),
    notifications: notificationStore(db),
    communications: communicationStore(db),
    tableChanges: tableChangeStore(db),
    people: personStore(db),
    sessions: sessionStore(db),
    codes: codeStore(db),
    audit: auditStore(db, chainEnd),
    mails: mailStore(db),
    items: itemStore(db),
    shares: shareStore(db),
    shown: shownStore(db),
    blobs: blobStore(db),
    requests: requestStore(db),
    async nextSequence(count) {
      const [row] = (await advanceSequence(db, { count })).rows;
      if (row === undefined) throw new Error("The sequence has no row.");
      return row.value - count + 1;
    },
  };
}
