/** /register: address, name and password; then the code from the mail. */
import { useState } from "react";
import { useSession } from "../../sync/session/index.ts";
import { Button, paths, showFailure, TextLink, toast } from "../../ui/index.ts";
import { AccountForm } from "./AccountForm.tsx";
import { AddressField, CodeField, NameField, NewPasswordField } from "./fields.tsx";
import { ServerField } from "./ServerField.tsx";
import { useServer } from "./useServer.ts";
import { useSignedIn } from "./useSignedIn.ts";

export function RegisterScreen() {
  const { session } = useSession();
  const signedIn = useSignedIn();
  const server = useServer();
  const [name, setName] = useState("");
  const [address, setAddress] = useState("");
  const [password, setPassword] = useState("");
  const [weak, setWeak] = useState<string | null>(null);
  const [sentId, setSentId] = useState<string | null>(null);
  const [code, setCode] = useState("");

  const resend = async (id: string) => {
    if (showFailure(await session.client.resendCode(id))) toast({ message: "Sent again." });
  };

  if (sentId !== null) {
    return (
      <AccountForm
        key="code"
        title="Look into your mail"
        submitLabel="Confirm"
        onSubmit={async () => {
          const answer = await session.client.verify({ id: sentId, code, ...session.signInAs });
          if (!answer.ok) return answer.error;
          await signedIn(answer.value);
          return null;
        }}
        fields={<CodeField value={code} onChange={setCode} />}
        footer={
          <>
            <Button variant="quiet" onPress={() => void resend(sentId)}>
              Send the mail again
            </Button>
            <Button variant="quiet" onPress={() => setSentId(null)}>
              Change the address
            </Button>
          </>
        }
      >
        We sent a code to <strong className="text-ink">{address.trim()}</strong>. It works for 30 minutes.
      </AccountForm>
    );
  }
  return (
    <AccountForm
      key="form"
      title="Make an account"
      submitLabel="Send the code"
      besideFields={["password_weak", "address_invalid", "address_forbidden"]}
      onFailure={(failure) => setWeak(failure?.code === "password_weak" ? failure.message : null)}
      onSubmit={async () => {
        const problem = server.choose();
        if (problem) return problem;
        const answer = await session.client.register({ address: address.trim(), password, name });
        if (!answer.ok) return answer.error;
        setSentId(answer.value.id);
        return null;
      }}
      fields={
        <>
          <ServerField value={server.typed} onChange={server.setTyped} errorMessage={server.errorMessage} />
          <NameField value={name} onChange={setName} />
          <AddressField value={address} onChange={setAddress} />
          <NewPasswordField label="Password" value={password} onChange={setPassword} errorMessage={weak} />
        </>
      }
      footer={<TextLink href={paths.signIn}>I have an account</TextLink>}
    >
      With an account your kitchen is on all your devices, and you can share lists, plans and recipes. What is on this
      device becomes yours.
    </AccountForm>
  );
}
