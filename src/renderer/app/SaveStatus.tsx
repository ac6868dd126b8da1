import { Button as AriaButton } from "react-aria-components";
import { useKitchen, useSaveState } from "../data/index.ts";
import { useSession, useSync, useSyncState } from "../sync/session/index.ts";
import { Button, cx, LinkButton, paths, Popover, VisuallyHidden } from "../ui/index.ts";
import { PendingTitles } from "./PendingTitles.tsx";
import type { StatusWords } from "./syncWords.ts";
import { useStatusWords } from "./useStatusWords.ts";

const dots = { herb: "bg-herb", amber: "bg-amber animate-breathe", rose: "bg-rose" };

/** What can be done about the state, as buttons. */
export function StatusRemedy({ words, isSmall = false }: { words: StatusWords; isSmall?: boolean }) {
  const { retrySaves } = useKitchen();
  const sync = useSync();
  const size = isSmall ? "small" : "normal";
  const look = isSmall ? ({ variant: "quiet", className: "text-current" } as const) : ({ variant: "primary" } as const);
  switch (words.remedy) {
    case "export":
      return (
        <Button size={size} {...look} onPress={() => void retrySaves()}>
          {isSmall ? "Try again" : "Try again now"}
        </Button>
      );
    case "connect":
      return (
        <Button size={size} {...look} variant={isSmall ? "quiet" : "secondary"} onPress={() => sync?.reconnect()}>
          {isSmall ? "Try again" : "Try to connect now"}
        </Button>
      );
    case "sign-in":
      return (
        <LinkButton size={size} {...look} href={paths.signIn}>
          Sign in
        </LinkButton>
      );
    case "rescued":
    case "refused":
      return (
        <LinkButton size={size} {...look} href={words.remedy === "rescued" ? paths.rescued : paths.shared}>
          See what
        </LinkButton>
      );
    case "none":
      return null;
    default:
      return words.remedy satisfies never;
  }
}

function StatusDetails({ words, onExport }: { words: StatusWords; onExport: () => void }) {
  const save = useSaveState();
  const { state: session } = useSession();
  const pending = useSyncState()?.pending ?? [];
  if (save.kind === "failed") {
    return (
      <div className="flex w-72 max-w-full flex-col gap-3 text-2">
        <h2 className="font-semibold text-rose">{words.title}</h2>
        <p>{save.failure.message}</p>
        <p className="text-1 text-ink-2">Nothing is lost while this window stays open. Export a copy to be safe.</p>
        <div className="flex flex-wrap gap-2">
          <StatusRemedy words={words} />
          <Button onPress={onExport}>Export…</Button>
        </div>
      </div>
    );
  }
  return (
    <div className="flex w-72 max-w-full flex-col gap-3 text-2">
      <h2 className={cx("font-semibold", words.tone === "rose" && "text-rose")}>{words.title}</h2>
      {session.kind === "signed-out" ? (
        <p className="text-ink-2">
          Every change is written to this device as you make it. No account and no network are needed.
        </p>
      ) : (
        <>
          <p className="text-ink-2">
            {words.detail}. Every change is written to this device as you make it, and sent when there is a connection.
          </p>
          <PendingTitles ids={pending} />
        </>
      )}
      <div className="flex flex-wrap gap-2">
        <StatusRemedy words={words} />
        <Button onPress={onExport}>Export a copy…</Button>
      </div>
    </div>
  );
}

/** "Everything saved · Synced just now", in words and with a dot, and the details behind it. */
export function SaveStatus({ isCollapsed = false, onExport }: { isCollapsed?: boolean; onExport: () => void }) {
  const save = useSaveState();
  const words = useStatusWords();
  const sync = useSyncState();
  const isInStep =
    save.kind === "saved" &&
    sync?.connection.kind === "online" &&
    sync.pending.length + sync.commands === 0 &&
    sync.inStepAt > 0 &&
    !sync.isWorking;
  const failure = save.kind === "failed" ? ` ${save.failure.message}` : "";
  return (
    <>
      <Popover
        label="Save state"
        placement="top start"
        trigger={
          <AriaButton
            aria-label={isCollapsed ? `${words.title}. ${words.detail}` : undefined}
            className={cx(
              "focus-ring flex min-w-0 items-center gap-3 rounded-sm py-1.5 text-start data-hovered:bg-hover data-pressed:bg-press pointer-coarse:min-h-11",
              isCollapsed ? "size-10 justify-center" : "flex-1 px-2",
            )}
          >
            <span
              data-dot
              data-sync={isInStep ? "in-step" : (sync?.connection.kind ?? "none")}
              className={cx("size-2.5 shrink-0 rounded-full", dots[words.tone])}
            />
            {isCollapsed ? null : (
              <span className="min-w-0">
                <span
                  className={cx("block truncate text-1 leading-4 font-semibold", words.tone === "rose" && "text-rose")}
                >
                  {words.title}
                </span>
                <span className="block truncate text-0 text-ink-2">{words.detail}</span>
              </span>
            )}
          </AriaButton>
        }
      >
        <StatusDetails words={words} onExport={onExport} />
      </Popover>
      {/* Only trouble is announced; "saved" after every keystroke would be noise. */}
      <VisuallyHidden>
        <span role="status">{words.isTrouble ? `${words.title}. ${failure || words.detail}` : ""}</span>
      </VisuallyHidden>
    </>
  );
}
