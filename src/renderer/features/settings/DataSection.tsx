import { Download, FileInput, Trash2, Upload } from "lucide-react";
import { Button, LinkButton, paths, useFrameActions } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

export function DataSection() {
  const { exportAll, importAll } = useFrameActions();
  return (
    <Section title="Your data">
      <Setting
        title="Export everything"
        control={
          <Button icon={Download} onPress={exportAll}>
            Export…
          </Button>
        }
      >
        Recipes with photos, plans, lists, cookbooks, tables and settings in one file. It is a zip that other programs
        can open too.
      </Setting>
      <Setting
        title="Import a Potluck file"
        control={
          <Button icon={Upload} onPress={importAll}>
            Import…
          </Button>
        }
      >
        An export or a backup. Before anything changes you choose whether to add to what is here or replace it.
      </Setting>
      <Setting
        title="Import recipes from elsewhere"
        control={
          <LinkButton icon={FileInput} href={paths.importing}>
            Import recipes
          </LinkButton>
        }
      >
        Web pages, saved files, pasted text, Paprika, a whole folder.
      </Setting>
      <Setting
        title="Trash"
        control={
          <LinkButton icon={Trash2} href={paths.trash}>
            Open the trash
          </LinkButton>
        }
      >
        What you deleted, until you empty it.
      </Setting>
    </Section>
  );
}
