import { useState } from "react";
import { useSession } from "../../sync/session/index.ts";
import {
  Button,
  FormDialog,
  LinkButton,
  navigate,
  paths,
  saveFile,
  showFailure,
  toast,
  useFrameActions,
} from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";
import { PasswordField } from "./fields.tsx";

/** What the server knows of the person, to take along or to end. */
export function AccountDataSection({ isOnline }: { isOnline: boolean }) {
  const { session } = useSession();
  const { exportAll } = useFrameActions();
  const [isDeleting, setIsDeleting] = useState(false);
  const exportAccount = async () => {
    const data = await session.client.exportAccount();
    if (!showFailure(data) || !data.ok) return;
    const bytes = new TextEncoder().encode(`${JSON.stringify(data.value, null, 2)}\n`);
    const saved = await saveFile({ suggestedName: "potluck-account.json", bytes, mime: "application/json" });
    if (showFailure(saved)) toast({ message: "Exported.", tone: "done" });
  };
  return (
    <Section title="Your data">
      <Setting title="Recipes and everything else" control={<Button onPress={exportAll}>Export everything…</Button>}>
        All that is in your kitchen, as one file.
      </Setting>
      <Setting
        title="Account"
        control={
          <Button isDisabled={!isOnline} onPress={() => void exportAccount()}>
            Export account…
          </Button>
        }
      >
        Name, addresses, devices, your comments and what happened with the account.
      </Setting>
      <Setting title="History" control={<LinkButton href={paths.history}>Show history</LinkButton>}>
        What you did on this server, and what others gave you.
      </Setting>
      <Setting
        title="Delete account"
        control={
          <Button variant="danger" isDisabled={!isOnline} onPress={() => setIsDeleting(true)}>
            Delete account…
          </Button>
        }
      >
        Ends what you share, and everybody’s access to it.
      </Setting>
      {isDeleting ? <DeleteAccountDialog onClose={() => setIsDeleting(false)} /> : null}
    </Section>
  );
}

function DeleteAccountDialog({ onClose }: { onClose: () => void }) {
  const { session } = useSession();
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const deleteAccount = async () => {
    setProblem(null);
    const deleted = await session.client.deleteAccount(password);
    if (!deleted.ok) return setProblem(deleted.error.message);
    navigate(paths.recipes);
    await session.forgetKeeping();
    toast({ message: "The account is deleted. This device keeps its copy." });
    return undefined;
  };
  return (
    <FormDialog
      role="alertdialog"
      title="Delete your account?"
      subtitle="What you shared disappears for everybody else, on their devices too. This cannot be undone. The copy on this device stays."
      submitLabel="Delete account"
      isDanger
      onSubmit={() => void deleteAccount()}
      onClose={onClose}
    >
      <PasswordField value={password} onChange={setPassword} errorMessage={problem} />
    </FormDialog>
  );
}
