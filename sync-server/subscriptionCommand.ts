/**
 * `npm run server -- subscription …`: an admin's side of the billing port, also while the server runs. The server hears of it
 * with its next sweep; what it decides goes by what is stored at once.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fail, ok, type Result } from "../src/domain/result.ts";
import { setSubscription, type SubscriptionChange } from "./engine/organizations/billing.ts";
import { performer } from "./engine/work.ts";
import { programName } from "./programName.ts";
import { openDataFolder, type DataFolder } from "./store/openDataFolder.ts";
import { databaseFileName, openSqliteStore } from "./store/sqlite/sqliteStore.ts";

const usage = `Write: ${programName} subscription organization|person ID PLAN [--seats N] [--ends YYYY-MM-DD]; PLAN is FREE, or what is paid for.`;

/** The change and what is left for the server's own options. Errors: configuration_invalid. */
export function readSubscription(
  given: readonly string[],
): Result<{ readonly change: SubscriptionChange; readonly flags: readonly string[] }> {
  const [kind, subjectId, plan, ...rest] = given;
  const subjectKind = kind === "organization" || kind === "person" ? kind : null;
  if (subjectKind === null || subjectId === undefined || plan === undefined || plan.startsWith("-")) {
    return fail("configuration_invalid", usage);
  }
  const { own, flags } = split(rest);
  const { values } = parseArgs({ args: own, options: { seats: { type: "string" }, ends: { type: "string" } } });
  const seats = values.seats === undefined ? null : Number(values.seats);
  const endsAt = values.ends === undefined ? null : endOf(values.ends);
  if (seats !== null && !(Number.isSafeInteger(seats) && seats > 0)) return fail("configuration_invalid", usage);
  if (Number.isNaN(endsAt)) return fail("configuration_invalid", usage);
  const isPaid = plan !== "FREE";
  return ok({ change: { subjectKind, subjectId, plan, isPaid, endsAt, seats, saidAt: 0 }, flags });
}

/** Midnight UTC that begins the day; NaN where it is none. */
function endOf(day: string): number {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
}

function split(rest: readonly string[]): { readonly own: string[]; readonly flags: string[] } {
  const own: string[] = [];
  const flags: string[] = [];
  for (let index = 0; index < rest.length; index++) {
    const flag = rest[index] ?? "";
    const isOwn = ["--seats", "--ends"].some((name) => flag === name || flag.startsWith(`${name}=`));
    (isOwn ? own : flags).push(flag);
    const next = rest[index + 1];
    if (!flag.includes("=") && next !== undefined && !next.startsWith("-")) {
      (isOwn ? own : flags).push(next);
      index++;
    }
  }
  return { own, flags };
}

export async function changeSubscription(
  folder: string,
  change: SubscriptionChange,
  now: () => number,
): Promise<Result<string>> {
  if (!existsSync(join(folder, databaseFileName))) return fail("not_found", `There is no data in ${folder}.`);
  const opened = await openBeside(folder, now);
  if (!opened.ok) return opened;
  const { store } = opened.value;
  try {
    // Nobody is connected here: the running server tells people with its next sweep.
    const perform = performer(
      store,
      async () => undefined,
      () => undefined,
    );
    const set = await perform((work) => setSubscription(work, change, "command"));
    if (!set.ok) return set;
    const until = change.endsAt === null ? "" : ` until ${new Date(change.endsAt).toISOString().slice(0, 10)}`;
    return ok(`The ${change.subjectKind} ${change.subjectId} has ${change.plan}${until} now.`);
  } finally {
    await opened.value.close();
  }
}

/**
 * As a server opens it where none is running, with what the last one left in its journal: nothing may be written before that is in its
 * places. Beside a running one without the journal, which is that one's.
 */
async function openBeside(folder: string, now: () => number): Promise<Result<Pick<DataFolder, "store" | "close">>> {
  const alone = await openDataFolder(folder, now);
  if (alone.ok || alone.error.code !== "data_folder_in_use") return alone;
  const beside = await openSqliteStore(folder, now, { ownsJournal: false });
  return beside.ok ? ok({ store: beside.value, close: () => beside.value.close() }) : beside;
}
