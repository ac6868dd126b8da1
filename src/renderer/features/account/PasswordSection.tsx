import { useState } from "react";
import { useSession } from "../../sync/session/index.ts";
import { Button, FormDialog, toast } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";
import { NewPasswordField, PasswordField } from "./fields.tsx";

/** Changing the password signs every other device out. */
export function PasswordSection() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Section title="Password">
      <Setting title="Change password" control={<Button onPress={() => setIsOpen(true)}>Change password…</Button>}>
        All other devices are signed out.
      </Setting>
      {isOpen ? <ChangePasswordDialog onClose={() => setIsOpen(false)} /> : null}
    </Section>
  );
}

function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const { session } = useSession();
  const [current, setCurrent] = useState("");
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<{ readonly field: "current" | "new"; readonly message: string } | null>(null);
  const change = async () => {
    setProblem(null);
    const changed = await session.client.changePassword(current, password);
    if (!changed.ok) {
      setProblem({ field: changed.error.code === "password_weak" ? "new" : "current", message: changed.error.message });
      return;
    }
    toast({ message: "Password changed.", tone: "done" });
    onClose();
  };
  return (
    <FormDialog title="Change password" submitLabel="Change password" onSubmit={() => void change()} onClose={onClose}>
      <PasswordField
        label="Current password"
        value={current}
        onChange={setCurrent}
        errorMessage={problem?.field === "current" ? problem.message : null}
      />
      <NewPasswordField
        value={password}
        onChange={setPassword}
        errorMessage={problem?.field === "new" ? problem.message : null}
      />
    </FormDialog>
  );
}
