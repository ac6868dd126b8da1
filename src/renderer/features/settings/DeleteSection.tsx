import { useKitchen } from "../../data/index.ts";
import { useSession } from "../../sync/session/index.ts";
import { Button, confirm, LinkButton, paths, toast } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

/** Everything gone, after a word typed by hand. */
export function DeleteSection() {
  const kitchen = useKitchen();
  const { state } = useSession();
  const deleteAll = async () => {
    const sure = await confirm({
      title: "Delete everything?",
      message:
        "All recipes, photos, plans, lists, cookbooks, tables and settings on this device are deleted, the trash included. This cannot be undone. Backups and exported files stay where they are.",
      confirmLabel: "Delete everything",
      isDanger: true,
      typedWord: "delete",
    });
    if (!sure) return;
    try {
      await kitchen.destroy();
    } catch (error) {
      console.error("The store could not be deleted.", error);
      toast({
        message: "Not everything could be deleted. Close other Potluck windows and try again.",
        tone: "problem",
      });
      return;
    }
    window.location.hash = "";
    window.location.reload();
  };
  if (state.kind === "signed-in") {
    return (
      <Section title="Delete everything">
        <Setting title="Start over" control={<LinkButton href={paths.account}>Account…</LinkButton>}>
          You are signed in, so what is deleted here would come back from the server. Sign out and remove the copy, or
          delete the account.
        </Setting>
      </Section>
    );
  }
  return (
    <Section title="Delete everything">
      <Setting
        title="Start over"
        control={
          <Button variant="danger" onPress={() => void deleteAll()}>
            Delete everything…
          </Button>
        }
      >
        Deletes all that is kept on this device. Export a copy first if you may want it back.
      </Setting>
    </Section>
  );
}
