/**
 * Puts the sync part of the server together: the records plane, the live plane, and what accounts mean for shares. One of the
 * places, with compose.ts, that know concrete classes.
 */
import type { FastifyInstance } from "fastify";
import { levelAllows, seededLevels } from "../src/domain/sharing/levels.ts";
import type { AccountHooks } from "./accounts/context.ts";
import type { Configuration } from "./configuration.ts";
import type { RequestOutcome } from "./engine/accessRequests.ts";
import { endSharesOf, resolvePending, type ShareOutcome } from "./engine/shareEngine.ts";
import type { SpaceLimit } from "./engine/space.ts";
import type { Gate } from "./gate/gate.ts";
import type { MailQueue } from "./mail/mailQueue.ts";
import { accessRequestMail, invitationMail } from "./mail/templates/shareMails.ts";
import type { Store, StoreTransaction } from "./store/ports.ts";
import { livePlane } from "./transport/ws/livePlane.ts";
import { HeldDocuments } from "./merge/heldDocuments.ts";
import { LiveRooms } from "./transport/ws/liveRooms.ts";
import { RecordsHub } from "./transport/ws/recordsHub.ts";
import { recordsPlane } from "./transport/ws/recordsPlane.ts";
import { attachSockets } from "./transport/ws/sockets.ts";

export interface SyncPartsOfServer {
  readonly store: Store;
  readonly mail: MailQueue;
  readonly space: SpaceLimit;
  readonly now: () => number;
  readonly configuration: Pick<Configuration, "host" | "port" | "publicHosts" | "allowsPlainHttp">;
  readonly reportBug: (error: unknown) => void;
}

export interface ComposedSync {
  readonly hub: RecordsHub;
  readonly rooms: LiveRooms;
  /** What accounts call inside their own transactions [S2.3] [S2.11]. */
  readonly hooks: AccountHooks;
  readonly attach: (server: FastifyInstance, gate: Gate) => void;
}

/** An invitation that nobody has answered by mail for this long is not worth a mail any more. */
const mailExpiresMs = 14 * 86_400_000;

export function composeSync({ store, mail, space, now, configuration, reportBug }: SyncPartsOfServer): ComposedSync {
  const guarded = (work: Promise<unknown>): void => void work.catch(reportBug);
  const documents = new HeldDocuments();
  const rooms: LiveRooms = new LiveRooms({
    store,
    documents,
    space,
    now,
    reportBug,
    tell: (personIds) => hub.tell(personIds, "items"),
  });
  const hub: RecordsHub = new RecordsHub({
    store,
    now,
    reportBug,
    onShared: async (tx, outcome) => {
      if (outcome.refeed !== null) guarded(rooms.recheck(outcome.refeed));
      if (outcome.invite) await invite(tx, outcome);
    },
    onRequested: async (tx, outcome) => {
      if (outcome.isNew) await tellOwner(tx, outcome);
    },
    documents,
    space,
    onStored: (changes) => rooms.stored(changes),
    onFailed: (itemIds) => rooms.reset(itemIds),
  });

  async function invite(tx: StoreTransaction, { share }: ShareOutcome): Promise<void> {
    const owner = await tx.people.find(share.ownerId);
    const item = share.itemId === null ? null : await tx.items.find(share.itemId);
    const words = invitationMail({
      to: share.recipientAddress,
      sharer: owner?.name ?? "Somebody",
      itemType: share.itemType,
      title: share.itemId === null ? null : (item?.title ?? ""),
      mayEdit: levelAllows(seededLevels, share.level, "edit"),
      message: share.message,
      link: `${baseAddress(configuration)}/#/shared`,
    });
    await mail.add(tx, words, now() + mailExpiresMs);
    mail.wake();
  }

  async function tellOwner(tx: StoreTransaction, { request }: RequestOutcome): Promise<void> {
    const [address] = await tx.people.addressesOf(request.ownerId);
    const asker = await tx.people.find(request.askerId);
    const item = await tx.items.find(request.itemId);
    if (!address) return;
    const words = accessRequestMail({
      to: address.address,
      asker: asker?.name ?? "Somebody",
      title: item?.title ?? "",
      link: `${baseAddress(configuration)}/#/shared`,
    });
    await mail.add(tx, words, now() + mailExpiresMs);
    mail.wake();
  }

  store.onRestored(() => {
    hub.closeAll({ code: "not_connected", message: "A backup was restored on the server." });
    rooms.resetAll();
    space.forget();
  });

  const announce = (outcomes: readonly ShareOutcome[]): void => {
    for (const { refeed } of outcomes) if (refeed !== null) guarded(rooms.recheck(refeed));
    // Told before the commit; a device that asks at once waits for this transaction, because there is one writer.
    hub.announce(outcomes);
  };
  return {
    hub,
    rooms,
    hooks: {
      async onAddressVerified(tx, personId, address) {
        announce(await resolvePending(tx, personId, address, now()));
      },
      async onPersonDeleted(tx, personId) {
        announce(await endSharesOf(tx, personId, now()));
      },
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
