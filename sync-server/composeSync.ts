/**
 * Puts the sync part of the server together: the records plane, the live plane, and what accounts mean for shares. One of the
 * places, with compose.ts, that know concrete classes.
 */
import type { FastifyInstance } from "fastify";
import * as Y from "yjs";
import { cookbookSchema, readCookbook } from "../src/domain/cookbooks/document.ts";
import type { AccountHooks } from "./accounts/context.ts";
import type { PasswordHashing } from "./accounts/passwordHashing.ts";
import type { Configuration } from "./configuration.ts";
import { actionRegistry, type Actions } from "./actions/action.ts";
import { adminActions } from "./actions/adminActions.ts";
import { actionsOfOrganizations } from "./actions/organizations/index.ts";
import { sharingActions } from "./actions/sharingActions.ts";
import { newId, newToken } from "./accounts/tokens.ts";
import type { Surroundings } from "./accounts/surroundings.ts";
import { campaignSender } from "./engine/campaigns/campaignSender.ts";
import { startDueCampaigns } from "./engine/campaigns/sending.ts";
import { endOverdueSubscriptions, tellOfSubscriptions } from "./engine/organizations/billing.ts";
import { endOverdueGroupMembers } from "./engine/organizations/groups.ts";
import { expireInvitations, findInvitations } from "./engine/organizations/invitations.ts";
import { endMembershipsOf, endOverdueMemberships } from "./engine/organizations/memberships.ts";
import { organizationRecordReaders } from "./engine/organizations/readers.ts";
import { commentActions } from "./actions/commentActions.ts";
import { mailActions } from "./actions/mailActions.ts";
import { notificationActions } from "./actions/notificationActions.ts";
import { sendDigests, sweepNotifications } from "./engine/notices/digests.ts";
import { tellOfTable } from "./engine/notices/tableNews.ts";
import { notifier, type NotifierParts } from "./engine/notices/notifier.ts";
import { accessRecordReaders, conversationRecordReaders } from "./engine/recordReaders.ts";
import { invitationToken } from "./engine/sharing/invitationToken.ts";
import { placeWhatWasThere } from "./engine/sharing/placements.ts";
import { endSharesOf, expireShares, remindOfEnds, resolvePending } from "./engine/sharing/sweepShares.ts";
import type { SpaceLimit } from "./engine/space.ts";
import { Effects, performer, workOn, type Perform, type Work } from "./engine/work.ts";
import type { Gate } from "./gate/gate.ts";
import type { MailQueue } from "./mail/mailQueue.ts";
import type { MailPlaces } from "../src/domain/sharing/administration.ts";
import type { Store, StoreTransaction } from "./store/ports.ts";
import { livePlane } from "./transport/ws/livePlane.ts";
import { itemWriter, type WritingItems } from "./merge/itemWriter.ts";
import { ChangeCounts } from "./merge/changeCounts.ts";
import { HeldDocuments } from "./merge/heldDocuments.ts";
import { LiveRooms } from "./transport/ws/liveRooms.ts";
import { RecordsHub } from "./transport/ws/recordsHub.ts";
import { recordsPlane } from "./transport/ws/recordsPlane.ts";
import { attachSockets } from "./transport/ws/sockets.ts";

export interface SyncPartsOfServer {
  readonly store: Store;
  readonly mail: MailQueue;
  /** Where mails can go, for admins. */
  readonly mailPlaces: MailPlaces;
  readonly space: SpaceLimit;
  readonly surroundings: Surroundings;
  readonly configuration: Pick<Configuration, "host" | "port" | "publicHosts" | "allowsPlainHttp">;
  readonly reportBug: (error: unknown) => void;
  /** The server's key: secrets of links and invitations are worked out from it. */
  readonly key: Buffer;
  readonly hashing: PasswordHashing;
}

export interface ComposedSync {
  readonly hub: RecordsHub;
  readonly rooms: LiveRooms;
  /** What became of the changes that came in. */
  readonly counts: ChangeCounts;
  readonly perform: Perform;
  readonly actions: Actions;
  /** Writes items as a person, for calls over HTTP. */
  readonly writing: WritingItems;
  /** What accounts call inside their own transactions [S2.3] [S2.11]. */
  readonly hooks: AccountHooks;
  /** Once, before anybody is served: what an earlier version did not know yet. */
  readonly prepare: () => Promise<void>;
  /** What time does to shares; called every few seconds. */
  readonly sweep: () => Promise<void>;
  /** Resolves when what is being sent is stored. */
  readonly stop: () => Promise<void>;
  readonly attach: (server: FastifyInstance, gate: Gate) => void;
}

/** How long a notification is kept. */
const keepNotificationsMs = 90 * 86_400_000;
/** Shares ended or reminded of in one transaction, so that nobody's edit waits for ten thousand of them. */
const sweptAtOnce = 200;

export function composeSync(parts: SyncPartsOfServer): ComposedSync {
  const { store, mail, space, surroundings, configuration, reportBug, key, hashing } = parts;
  const { now } = surroundings;
  /** Until when changes of subscriptions by other processes were looked for. */
  let subscriptionsHeard = now();
  const guarded = (work: Promise<unknown>): void => void work.catch(reportBug);
  const documents = new HeldDocuments();
  const counts = new ChangeCounts();
  const base = baseAddress(configuration);
  const joinAddress = (token: string): string => `${base}/#/join/${token}`;
  const told: NotifierParts = {
    mail,
    links: {
      to: (path) => `${base}/#${path}`,
      answerPath: (shareId) => `/invitation/${invitationToken(key, shareId)}`,
    },
  };
  const notify = notifier(told);
  const dispatch = (effects: Effects): void => {
    if (effects.hasMail) mail.wake();
    if (effects.hasCampaign) guarded(campaigns.run());
    if (effects.recheckAll) guarded(rooms.recheckAll());
    else if (effects.rechecked.size > 0) guarded(rooms.recheck(effects.rechecked));
    hub.announce(effects);
  };
  const perform = performer(store, notify, dispatch);
  const campaigns = campaignSender(perform);
  const actions = actionRegistry([
    ...sharingActions({
      key,
      baseAddress: base,
      hashPassword: (password) => hashing.hash(password),
    }),
    ...adminActions(parts.mailPlaces),
    ...actionsOfOrganizations({
      newId: () => newId(surroundings),
      newToken: () => newToken(surroundings),
      joinAddress,
    }),
    ...commentActions,
    ...notificationActions,
    ...mailActions,
  ]);
  const rooms: LiveRooms = new LiveRooms({
    store,
    perform,
    documents,
    space,
    counts,
    now,
    reportBug,
    tell: (audience) => hub.tell(audience, "items"),
  });
  const hub: RecordsHub = new RecordsHub({
    store,
    perform,
    now,
    reportBug,
    actions,
    readers: new Map([...accessRecordReaders, ...organizationRecordReaders, ...conversationRecordReaders]),
    documents,
    space,
    counts,
    onStored: (changes) => rooms.stored(changes),
    onFailed: (itemIds) => rooms.reset(itemIds),
  });

  /** Work inside somebody else's transaction: told before the commit; who asks at once waits for it, because there is one writer. */
  async function within(tx: StoreTransaction, run: (work: Work) => Promise<unknown>): Promise<void> {
    const effects = new Effects();
    await run(workOn(tx, effects, notify));
    dispatch(effects);
  }

  store.onRestored(() => {
    hub.closeAll({ code: "not_connected", message: "A backup was restored on the server." });
    rooms.resetAll();
    space.forget();
  });

  return {
    hub,
    rooms,
    counts,
    perform,
    actions,
    writing: itemWriter({
      perform,
      documents,
      space,
      counts,
      now,
      onStored: (changes) => rooms.stored(changes),
      onFailed: (itemIds) => rooms.reset(itemIds),
    }),
    hooks: {
      onAddressVerified: (tx, personId, address) =>
        within(tx, async (work) => {
          await resolvePending(work, personId, address);
          await findInvitations(work, personId, address);
        }),
      onPersonDeleted: (tx, personId) =>
        within(tx, async (work) => {
          await tx.campaigns.forget(personId);
          await endMembershipsOf(work, personId);
          await endSharesOf(work, personId);
          await tx.shown.forget(personId);
          await tx.notifications.forget(personId);
          await tx.communications.forget(personId);
        }),
    },
    prepare: () =>
      store.transaction((tx) =>
        placeWhatWasThere(tx, async ({ id }) => {
          const item = await tx.items.find(id);
          const doc = new Y.Doc();
          if (item && item.state.byteLength > 0) Y.applyUpdate(doc, item.state);
          return cookbookSchema.parse(readCookbook(doc)).entries;
        }),
      ),
    async sweep() {
      const sweeps = [
        endOverdueMemberships,
        endOverdueGroupMembers,
        endOverdueSubscriptions,
        expireInvitations,
        expireShares,
        remindOfEnds,
        startDueCampaigns,
      ];
      for (const sweep of sweeps) while ((await perform((work) => sweep(work, sweptAtOnce))) === sweptAtOnce);
      subscriptionsHeard = await perform((work) => tellOfSubscriptions(work, subscriptionsHeard));
      while (await perform((work) => tellOfTable(work, sweptAtOnce)));
      while ((await perform((work) => sendDigests(told, work, sweptAtOnce))) === sweptAtOnce);
      const old = now() - keepNotificationsMs;
      while ((await perform((work) => sweepNotifications(work, old, sweptAtOnce))) === sweptAtOnce);
      // What a stopped server left, and what has just begun.
      await campaigns.run();
    },
    async stop() {
      await hub.stop({ code: "not_connected", message: "The server is restarting." });
      await campaigns.stop();
    },
    attach(server, gate) {
      const nameOf = async (personId: string): Promise<{ id: string; name: string; color: string }> => {
        const person = await store.transaction((tx) => tx.people.find(personId));
        return { id: personId, name: person?.name ?? "", color: person?.color ?? "neutral" };
      };
      attachSockets(server, {
        gate,
        known: configuration,
        planes: [recordsPlane(hub), livePlane(rooms, nameOf)],
        onProblem: reportBug,
      });
    },
  };
}

/** Where people reach this server, for links in mails. */
function baseAddress({ host, port, publicHosts }: SyncPartsOfServer["configuration"]): string {
  const [publicHost] = publicHosts;
  return publicHost === undefined ? `http://${host}:${port}` : `https://${publicHost}`;
}
