/**
 * Figures of sync: who hosts sees from them whether the server keeps up. What is counted at every keystroke is a plain number elsewhere,
 * read here when somebody asks.
 */
import { statfs } from "node:fs/promises";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import { changeWays, type ChangeCounts } from "../../merge/changeCounts.ts";
import type { ProblemCounts } from "../../problemCounts.ts";
import type { TransactionTime } from "../../store/measuredStore.ts";
import type { Store } from "../../store/ports.ts";

export interface SyncFiguresParts {
  readonly hub: { readonly connections: number };
  readonly rooms: { readonly connections: number; readonly size: number };
  readonly counts: ChangeCounts;
  readonly problems: ProblemCounts;
  readonly store: Pick<Store, "bytes">;
  /** The data folder: the room left on its disk is shown. */
  readonly dataFolder: string;
}

/** Adds how long transactions take; returns who is to be told of each. */
export function transactionTimes(registry: Registry): (time: TransactionTime) => void {
  const seconds = new Histogram({
    name: "potluck_transaction_seconds",
    help: "Time of a transaction of the database: waiting for its turn, and working until it is stored",
    labelNames: ["part"],
    buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  const wait = seconds.labels("wait");
  const work = seconds.labels("work");
  return ({ waited, worked }) => {
    wait.observe(waited);
    work.observe(worked);
  };
}

export function addSyncFigures(registry: Registry, parts: SyncFiguresParts): void {
  addOpen(registry, parts);
  addChanges(registry, parts);
  addRoom(registry, parts);
  addProblems(registry, parts);
}

function addOpen(registry: Registry, { hub, rooms }: SyncFiguresParts): void {
  registry.registerMetric(
    new Gauge({
      name: "potluck_connections",
      help: "Open connections: of devices (records), and of documents open on them (live)",
      labelNames: ["plane"],
      registers: [],
      collect() {
        this.set({ plane: "records" }, hub.connections);
        this.set({ plane: "live" }, rooms.connections);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "potluck_open_documents",
      help: "Documents that are open on any device",
      registers: [],
      collect() {
        this.set(rooms.size);
      },
    }),
  );
}

function addChanges(registry: Registry, { counts }: SyncFiguresParts): void {
  registry.registerMetric(
    new Counter({
      name: "potluck_changes_total",
      help: "Changes taken, by how they came (typing: the short way of the live plane) and whether anything in them was new",
      labelNames: ["way", "news"],
      registers: [],
      collect() {
        this.reset();
        for (const way of changeWays) {
          this.inc({ way, news: "yes" }, counts.merged[way]);
          this.inc({ way, news: "no" }, counts.known[way]);
        }
      },
    }),
  );
  registry.registerMetric(
    new Counter({
      name: "potluck_changes_refused_total",
      help: "Changes refused, by how they came and the code of the reason",
      labelNames: ["way", "code"],
      registers: [],
      collect() {
        this.reset();
        for (const { way, code, count } of counts.refused()) this.inc({ way, code }, count);
      },
    }),
  );
}

function addRoom(registry: Registry, { store, dataFolder }: SyncFiguresParts): void {
  registry.registerMetric(
    new Gauge({
      name: "potluck_store_bytes",
      help: "Size of the database's file, of its write-ahead log, and of the typing that waits to be put into it",
      labelNames: ["part"],
      registers: [],
      async collect() {
        const { database, log, journal } = await store.bytes();
        this.set({ part: "database" }, database);
        this.set({ part: "log" }, log);
        this.set({ part: "journal" }, journal);
      },
    }),
  );
  registry.registerMetric(
    new Gauge({
      name: "potluck_disk_free_bytes",
      help: "Room left on the disk of the data folder",
      registers: [],
      async collect() {
        const { bavail, bsize } = await statfs(dataFolder);
        this.set(bavail * bsize);
      },
    }),
  );
}

function addProblems(registry: Registry, { problems }: SyncFiguresParts): void {
  registry.registerMetric(
    new Counter({
      name: "potluck_errors_total",
      help: "What went wrong outside of an HTTP request; the log says what",
      registers: [],
      collect() {
        this.reset();
        this.inc(problems.errors);
      },
    }),
  );
  registry.registerMetric(
    new Counter({
      name: "potluck_mails_not_taken_total",
      help: "Times that a mail, such as a notice, was not taken; it is tried again while that makes sense",
      registers: [],
      collect() {
        this.reset();
        this.inc(problems.mailsNotTaken);
      },
    }),
  );
}
