import { Button as AriaButton } from "react-aria-components";
import { useKitchen, type SaveState } from "../data/index.ts";
import { Button, cx, Popover, VisuallyHidden } from "../ui/index.ts";
import { saveWords } from "./saveWords.ts";
import { useShownSaveState } from "./useShownSaveState.ts";

const dots = { herb: "bg-herb", amber: "bg-amber animate-breathe", rose: "bg-rose" };

function SaveDetails({ state, onExport }: { state: SaveState; onExport: () => void }) {
  const { retrySaves } = useKitchen();
  return (
    <div className="flex w-72 max-w-full flex-col gap-3 text-2">
      {state.kind === "failed" ? (
        <>
          <h2 className="font-semibold text-rose">{saveWords(state).title}</h2>
          <p>{state.failure.message}</p>
          <p className="text-1 text-ink-2">Nothing is lost while this window stays open. Export a copy to be safe.</p>
          <div className="flex flex-wrap gap-2">
            <Button variant="primary" onPress={() => void retrySaves()}>
              Try again now
            </Button>
            <Button onPress={onExport}>Export…</Button>
          </div>
        </>
      ) : (
        <>
          <h2 className="font-semibold">{saveWords(state).title}</h2>
          <p className="text-ink-2">
            Every change is written to this device as you make it. No account and no network are needed.
          </p>
          <div>
            <Button onPress={onExport}>Export a copy…</Button>
          </div>
        </>
      )}
    </div>
  );
}

/** "Everything saved", in words and with a dot, and the details behind it. */
export function SaveStatus({ isCollapsed = false, onExport }: { isCollapsed?: boolean; onExport: () => void }) {
  const state = useShownSaveState();
  const words = saveWords(state);
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
            <span data-dot className={cx("size-2.5 shrink-0 rounded-full", dots[words.tone])} />
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
        <SaveDetails state={state} onExport={onExport} />
      </Popover>
      {/* Only trouble is announced; "saved" after every keystroke would be noise. */}
      <VisuallyHidden>
        <span role="status">{state.kind === "failed" ? `${words.title}. ${state.failure.message}` : ""}</span>
      </VisuallyHidden>
    </>
  );
}
