/** /reset: a code by mail, then a new password. */
import { useState } from "react";
import { useSession } from "../../sync/session/index.ts";
import { paths, TextLink } from "../../ui/index.ts";
import { AccountForm } from "./AccountForm.tsx";
import { AddressField, CodeField, NewPasswordField } from "./fields.tsx";
import { ServerField } from "./ServerField.tsx";
import { useServer } from "./useServer.ts";
import { useSignedIn } from "./useSignedIn.ts";

export function ResetScreen() {
  const { session } = useSession();
  const signedIn = useSignedIn();
  const server = useServer();
  const [address, setAddress] = useState("");
  const [sentId, setSentId] = useState<string | null>(null);
  const [code, setCode] = useState("");
  const [password, setPassword] = useState("");
  const [weak, setWeak] = useState<string | null>(null);

  if (sentId === null) {
    return (
      <AccountForm
        key="address"
        title="Forgot password"
        submitLabel="Send the code"
        besideFields={["address_invalid", "address_forbidden"]}
        onSubmit={async () => {
          const problem = server.choose();
          if (problem) return problem;
          const answer = await session.client.requestReset(address.trim());
          if (!answer.ok) return answer.error;
          setSentId(answer.value.id);
          return null;
        }}
        fields={
          <>
            <ServerField value={server.typed} onChange={server.setTyped} errorMessage={server.errorMessage} />
            <AddressField value={address} onChange={setAddress} />
          </>
        }
        footer={<TextLink href={paths.signIn}>Back to signing in</TextLink>}
      >
        We send a code to your address; with it you choose a new password.
      </AccountForm>
    );
  }
  return (
    <AccountForm
      key="code"
      title="Choose a new password"
      submitLabel="Set password and sign in"
      besideFields={["password_weak"]}
      onFailure={(failure) => setWeak(failure?.code === "password_weak" ? failure.message : null)}
      onSubmit={async () => {
        const answer = await session.client.confirmReset({ id: sentId, code, password, ...session.signInAs });
        if (!answer.ok) return answer.error;
        await signedIn(answer.value);
        return null;
      }}
      fields={
        <>
          <CodeField value={code} onChange={setCode} />
          <NewPasswordField value={password} onChange={setPassword} errorMessage={weak} />
        </>
      }
    >
      If <strong className="text-ink">{address.trim()}</strong> has an account, a mail with a code is there now. All
      other devices are signed out.
    </AccountForm>
  );
}
