/** Saving and syncing together in words: what the frame says, and never says too early. */
import type { SaveState } from "../data/index.ts";
import type { DeviceSyncState, SessionState } from "../sync/session/index.ts";
import type { Tone } from "../ui/index.ts";
import { timeAgo } from "../ui/words.ts";
import { saveWords, type SaveWords } from "./saveWords.ts";

export interface StatusWords extends SaveWords {
  /** Whether it needs to be seen where there is no room for what is usual. */
  readonly isTrouble: boolean;
  /** What the person can do about it. */
  readonly remedy: "none" | "export" | "connect" | "sign-in" | "rescued" | "refused";
}

interface Situation {
  readonly save: SaveState;
  readonly session: SessionState;
  readonly sync: DeviceSyncState | null;
  /** "phone" or "device". */
  readonly device: string;
  readonly now: number;
}

function changes(count: number): string {
  return count === 1 ? "1 change" : `${count} changes`;
}

function words(
  tone: Extract<Tone, "herb" | "amber" | "rose">,
  title: string,
  detail: string,
  remedy: StatusWords["remedy"] = "none",
): StatusWords {
  return { title, detail, tone, remedy, isTrouble: tone !== "herb" && remedy !== "none" };
}

/** The most important thing there is to say. */
export function statusWords({ save, session, sync, device, now }: Situation): StatusWords {
  if (save.kind === "failed") return { ...saveWords(save), isTrouble: true, remedy: "export" };
  if (session.kind === "signed-out" || !sync) return { ...saveWords(save), isTrouble: false, remedy: "none" };
  const { connection, rescued, refused, isWorking, inStepAt, pictures } = sync;
  const unsent = sync.pending.length + sync.commands;
  const kept = `${changes(unsent)} kept on this ${device}`;
  if (session.isEnded || (connection.kind === "refused" && connection.failure.code === "session_ended")) {
    return words("amber", "Sign in again", unsent > 0 ? kept : `Everything is on this ${device}`, "sign-in");
  }
  if (rescued + refused > 0) {
    const remedy = rescued > 0 ? "rescued" : "refused";
    return words("rose", `${changes(rescued + refused)} not accepted`, "Nothing of yours is lost", remedy);
  }
  if (connection.kind === "refused") return words("amber", "Not synced", connection.failure.message, "connect");
  if (connection.kind === "offline" || connection.kind === "closed") {
    const since = inStepAt === 0 ? `Everything is on this ${device}` : `Last synced ${timeAgo(inStepAt, now)}`;
    return words("amber", "Offline", unsent > 0 ? kept : since, "connect");
  }
  if (save.kind === "saving") return { ...saveWords(save), isTrouble: false, remedy: "none" };
  if (connection.kind === "connecting") {
    return unsent > 0 ? words("amber", "Connecting…", kept) : words("herb", "Everything saved", "Connecting…");
  }
  if (unsent > 0 && sync.heldBack) return words("amber", kept, sync.heldBack.message, "connect");
  if (unsent > 0) return words("amber", `Syncing ${unsent}…`, `Saved on this ${device}`);
  if (inStepAt === 0 && isWorking) return words("amber", "Syncing…", "Fetching what is new");
  if (pictures > 0 && sync.picturesHeldBack) {
    return words("amber", `Photos kept on this ${device}`, sync.picturesHeldBack.message, "connect");
  }
  if (pictures > 0) return words("herb", "Everything saved", `Photos: ${pictures} to go`);
  return words("herb", "Everything saved", "Synced just now");
}
