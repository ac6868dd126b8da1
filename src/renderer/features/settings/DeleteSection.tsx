import { useKitchen } from "../../data/index.ts";
import { Button, confirm, toast } from "../../ui/index.ts";
import { Section, Setting } from "./Section.tsx";

/** Everything gone, after a word typed by hand. */
export function DeleteSection() {
  const kitchen = useKitchen();
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
