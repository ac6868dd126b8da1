/** Asks what becomes of the copy on this device, and names what has not been sent before anything is removed. */
import { useState } from "react";
import { useItemTitles, useKitchen } from "../../data/index.ts";
import { useSession, useSync, useSyncState } from "../../sync/session/index.ts";
import { Banner, Button, counted, Dialog, navigate, paths, RadioGroup, toast } from "../../ui/index.ts";

type Choice = "keep" | "remove";
const shownTitles = 5;

export function SignOutDialog({ onClose }: { onClose: () => void }) {
  const { session } = useSession();
  const kitchen = useKitchen();
  const sync = useSync();
  const state = useSyncState();
  const titles = useItemTitles(state?.pending ?? []);
  const unsent = (state?.pending.length ?? 0) + (state?.commands ?? 0);
  const [choice, setChoice] = useState<Choice>("keep");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const signOut = async () => {
    setIsBusy(true);
    setProblem(null);
    const ended = await session.endAtServer();
    if (!ended.ok) {
      setIsBusy(false);
      setProblem(`${ended.error.message} Until the server knows, this device stays signed in.`);
      return;
    }
    if (choice === "keep") {
      navigate(paths.recipes);
      await session.forgetKeeping();
      toast({ message: "Signed out. A copy stays on this device." });
      onClose();
      return;
    }
    await sync?.stop();
    try {
      await kitchen.destroy();
    } catch (error) {
      console.error("The store could not be deleted.", error);
      await session.forgetKeeping();
      toast({
        message:
          "You are signed out, but not everything could be removed. Close other Potluck windows, then delete everything in Settings.",
        tone: "problem",
      });
      return;
    }
    await session.forgetRemoving();
  };

  return (
    <Dialog
      isOpen
      onOpenChange={onClose}
      size="small"
      title="Sign out"
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button
            variant={choice === "remove" ? "danger" : "primary"}
            isDisabled={isBusy}
            onPress={() => void signOut()}
          >
            {choice === "remove" ? "Sign out and remove" : "Sign out"}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        {problem === null ? null : <Banner tone="rose">{problem}</Banner>}
        {unsent > 0 ? (
          <Banner tone="amber" title={`${counted(unsent, "change")} not sent yet`}>
            <ul className="list-disc ps-4">
              {titles.slice(0, shownTitles).map((title, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- two of the same title are two lines
                <li key={`${index} ${title}`}>{title}</li>
              ))}
              {titles.length > shownTitles ? <li>and {titles.length - shownTitles} more</li> : null}
            </ul>
            {choice === "remove" ? <p className="mt-1 font-semibold">They would be lost.</p> : null}
          </Banner>
        ) : null}
        <RadioGroup<Choice>
          label="The copy on this device"
          value={choice}
          onChange={setChoice}
          options={[
            {
              id: "keep",
              label: "Keep it",
              detail: "Whoever uses this device can open it. Signing in again brings it up to date.",
            },
            { id: "remove", label: "Remove it", detail: "Nothing of yours stays here. It is on the server." },
          ]}
        />
      </div>
    </Dialog>
  );
}
