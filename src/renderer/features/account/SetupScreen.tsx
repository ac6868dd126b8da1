/** /setup: the link the server printed makes its first admin. The secret was taken out of the address when the app started. */
import { useState } from "react";
import { Link2Off } from "lucide-react";
import { useSession } from "../../sync/session/index.ts";
import { EmptyState, PageHeader } from "../../ui/index.ts";
import { AccountForm } from "./AccountForm.tsx";
import { AddressField, NameField, NewPasswordField } from "./fields.tsx";
import { setupSecret } from "./setupSecret.ts";
import { useSignedIn } from "./useSignedIn.ts";

export function SetupScreen() {
  const { session } = useSession();
  const signedIn = useSignedIn();
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const [password, setPassword] = useState("");
  const [weak, setWeak] = useState<string | null>(null);
  const secret = setupSecret();
  if (secret === null) {
    return (
      <>
        <PageHeader title="Set up the server" />
        <EmptyState icon={Link2Off} title="This link is incomplete">
          Open the whole link that the server printed when it started. It works once, for 24 hours.
        </EmptyState>
      </>
    );
  }
  return (
    <AccountForm
      title="Set up the server"
      submitLabel="Make my account"
      besideFields={["password_weak"]}
      onFailure={(failure) => setWeak(failure?.code === "password_weak" ? failure.message : null)}
      onSubmit={async () => {
        const answer = await session.client.setUp({
          code: secret,
          address: address.trim(),
          password,
          name,
          ...session.signInAs,
        });
        if (!answer.ok) return answer.error;
        await signedIn(answer.value);
        return null;
      }}
      fields={
        <>
          <NameField value={name} onChange={setName} />
          <AddressField value={address} onChange={setAddress} />
          <NewPasswordField label="Password" value={password} onChange={setPassword} errorMessage={weak} />
        </>
      }
    >
      You are the first here. This account looks after the server.
    </AccountForm>
  );
}
