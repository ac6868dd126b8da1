/**
 * Puts the server together: the one place, with index.ts, that knows concrete classes. What a test wants otherwise (time,
 * chance, mail, the cost of hashing) is passed in; nothing here decides anything about people's data.
 */
import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import type { FastifyInstance } from "fastify";
import { Registry } from "prom-client";
import { ok } from "../src/domain/result.ts";
import type { Result } from "../src/domain/result.ts";
import type { AccountContext, AccountHooks } from "./accounts/context.ts";
import { owaspCost, passwordHashing } from "./accounts/passwordHashing.ts";
import type { HashingCost } from "./accounts/passwordHashing.ts";
import { sessionEvents } from "./accounts/sessionEvents.ts";
import { prepareSetup } from "./accounts/setup.ts";
import type { Surroundings } from "./accounts/surroundings.ts";
import { newId } from "./accounts/tokens.ts";
import type { Configuration } from "./configuration.ts";
import { SpaceLimit } from "./engine/space.ts";
import { createGate } from "./gate/gate.ts";
import type { Gate } from "./gate/gate.ts";
import { keepHouse } from "./housekeeping.ts";
import { createLimits, usualLimits } from "./limits/limits.ts";
import type { LimitName } from "./limits/limits.ts";
import type { RateLimit } from "./limits/rateLimits.ts";
import { mailQueue } from "./mail/mailQueue.ts";
import { outboxMailer } from "./mail/outboxMailer.ts";
import { noticeRoute, ownRoute, type MailRoutes } from "./mail/mailRoutes.ts";
import { smtpMailer } from "./mail/smtpMailer.ts";
import { readSharingSettings } from "./engine/sharing/settings.ts";
import { composeSync, type ComposedSync } from "./composeSync.ts";
import type { ProblemCounts } from "./problemCounts.ts";
import { measuredStore } from "./store/measuredStore.ts";
import { openDataFolder } from "./store/openDataFolder.ts";
import type { Store } from "./store/ports.ts";
import { actionEndpoints } from "./transport/http/actionEndpoints.ts";
import { accountEndpoints } from "./transport/http/accountEndpoints.ts";
import { registerApi } from "./transport/http/api.ts";
import { addBillingRoute } from "./transport/http/billingRoute.ts";
import { addLinkPhotoRoute } from "./transport/http/linkPhotoRoute.ts";
import { addBlobRoutes, blobEndpoints } from "./transport/http/blobRoutes.ts";
import { describedRoutes } from "./transport/http/describedRoutes.ts";
import { invitationEndpoints } from "./transport/http/invitationEndpoints.ts";
import { registerFigures } from "./transport/http/figures.ts";
import { schemaEndpoints } from "./transport/http/schemaEndpoints.ts";
import { registerMcp } from "./transport/http/mcpRoute.ts";
import { addSyncFigures, transactionTimes } from "./transport/http/syncFigures.ts";
import { visitorEndpoints } from "./transport/http/visitorEndpoints.ts";
import { createServer } from "./transport/server.ts";

export interface CompositionParts {
  readonly configuration: Configuration;
  readonly rendererFolder: string;
  readonly version: string;
  readonly surroundings?: Surroundings;
  readonly hashingCost?: HashingCost;
  readonly limits?: Readonly<Record<LimitName, RateLimit>>;
  /** Instead of what accounts mean for shares. */
  readonly hooks?: AccountHooks;
  /** Figures of the whole process at /metrics: for the one server of a process. */
  readonly withProcessFigures?: boolean;
}

export interface ComposedServer {
  readonly http: FastifyInstance;
  readonly store: Store;
  readonly gate: Gate;
  readonly accounts: AccountContext;
  readonly sync: ComposedSync;
  /** Where mails go, for the person who starts the server. */
  readonly mailDestination: string;
  /** The secret of the setup link, while there is no admin. */
  readonly setupSecret: string | null;
  /** Lets requests end, then stops the rest in order. */
  close(): Promise<void>;
}

function mailRoutes({ smtp, mailFrom, dataFolder }: Configuration, surroundings: Surroundings): MailRoutes {
  const folder = join(resolve(dataFolder), "outbox");
  return {
    smtp: smtp === null ? null : { provider: "smtp", mailer: smtpMailer({ ...smtp, from: mailFrom }) },
    outbox: { provider: "outbox", mailer: outboxMailer(folder, mailFrom, surroundings) },
  };
}

/** Errors: data_folder_in_use, storage_full, storage_failed. */
export async function composeServer(parts: CompositionParts): Promise<Result<ComposedServer>> {
  const { configuration, rendererFolder, version } = parts;
  const surroundings = parts.surroundings ?? { now: () => Date.now(), randomBytes: (count) => randomBytes(count) };
  const dataFolder = resolve(configuration.dataFolder);
  const opened = await openDataFolder(dataFolder, surroundings.now);
  if (!opened.ok) return opened;
  const { key } = opened.value;
  const registry = new Registry();
  const store = measuredStore(opened.value.store, transactionTimes(registry));
  const problems: ProblemCounts = { errors: 0, mailsNotTaken: 0 };
  const reportBug = (error: unknown): void => {
    problems.errors++;
    http.log.error(error);
  };

  const routes = mailRoutes(configuration, surroundings);
  const mail = mailQueue({
    store,
    routeFor: async (tx, { isNotice }) =>
      isNotice ? noticeRoute(routes, await readSharingSettings(tx)) : ownRoute(routes),
    now: surroundings.now,
    newId: () => newId(surroundings),
    onProblem(problem) {
      problems.mailsNotTaken++;
      http.log.warn(problem, "A mail was not taken.");
    },
  });
  const events = sessionEvents();
  const limits = createLimits(key, surroundings.now, parts.limits ?? usualLimits);
  const hashing = passwordHashing(parts.hashingCost ?? owaspCost, surroundings);
  const space = new SpaceLimit(configuration.personSpaceBytes);
  const sync = composeSync({
    store,
    mail,
    mailPlaces: {
      smtp: routes.smtp?.mailer.destination ?? null,
      outbox: routes.outbox.mailer.destination,
    },
    space,
    surroundings,
    configuration,
    reportBug,
    key,
    hashing,
  });
  const hooks = parts.hooks ?? sync.hooks;
  const accounts: AccountContext = { store, hashing, mail, limits, events, hooks, surroundings, key };
  const gate = createGate({ store, events, now: surroundings.now });

  const http = await createServer({
    configuration,
    rendererFolder,
    version,
    checkHealth: () => store.check(),
    async extend(server) {
      // Before those that ask in a transaction, which puts the journal away.
      addSyncFigures(registry, { ...sync, problems, store, dataFolder });
      registerFigures(server, {
        registry,
        store,
        now: surroundings.now,
        token: configuration.metricsToken,
        withProcess: parts.withProcessFigures ?? false,
      });
      await registerApi(server, {
        gate,
        limits,
        endpoints: [
          ...accountEndpoints(accounts, configuration),
          ...blobEndpoints({ store }),
          ...visitorEndpoints({ store, limits, hashing, key, perform: sync.perform }),
          ...invitationEndpoints({ store }),
          ...schemaEndpoints({ writing: sync.writing, newId: () => newId(surroundings) }),
          ...actionEndpoints({ perform: sync.perform, actions: sync.actions, newId: () => newId(surroundings) }),
        ],
        routes: describedRoutes({ hasBilling: configuration.billingSecret !== "" }),
        version,
        cookieRules: configuration,
        async extend(api) {
          const { now } = surroundings;
          await addBlobRoutes(api, { store, gate, limits, space, now, cookieRules: configuration });
          addLinkPhotoRoute(api, { store, limits, hashing, key });
          await addBillingRoute(api, { secret: configuration.billingSecret, perform: sync.perform, now, limits });
        },
      });
      await registerMcp(server, {
        gate,
        limits,
        perform: sync.perform,
        actions: sync.actions,
        newId: () => newId(surroundings),
        version,
        cookieRules: configuration,
      });
      sync.attach(server, gate);
    },
  });
  const setupSecret = await prepareSetup(accounts);
  await sync.prepare();
  const ends = {
    sweep: sync.sweep,
    next: (after: number) => store.transaction((tx) => tx.ends.next(after)),
  };
  const housekeeping = keepHouse(store, surroundings.now, ends, reportBug);
  mail.start();
  return ok({
    http,
    store,
    gate,
    accounts,
    sync,
    mailDestination: ownRoute(routes).mailer.destination,
    setupSecret,
    async close() {
      await http.close();
      await sync.rooms.stop();
      housekeeping.stop();
      await sync.stop();
      await mail.stop();
      routes.smtp?.mailer.close();
      routes.outbox.mailer.close();
      await opened.value.close();
    },
  });
}
