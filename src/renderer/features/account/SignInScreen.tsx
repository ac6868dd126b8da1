/** /sign-in */
import { useState } from "react";
import { useSession } from "../../sync/session/index.ts";
import { paths, TextLink } from "../../ui/index.ts";
import { AccountForm } from "./AccountForm.tsx";
import { AddressField, PasswordField } from "./fields.tsx";
import { ServerField } from "./ServerField.tsx";
import { useServer } from "./useServer.ts";
import { useSignedIn } from "./useSignedIn.ts";

export function SignInScreen() {
  const { session, state } = useSession();
  const signedIn = useSignedIn();
  const server = useServer();
  const [address, setAddress] = useState("");
  const [password, setPassword] = useState("");
  const isAgain = state.kind === "signed-in" && state.isEnded;
  return (
    <AccountForm
      title={isAgain ? "Sign in again" : "Sign in"}
      submitLabel="Sign in"
      besideFields={["address_invalid", "address_forbidden"]}
      onSubmit={async () => {
        const problem = server.choose();
        if (problem) return problem;
        const answer = await session.client.signIn({ address: address.trim(), password, ...session.signInAs });
        if (!answer.ok) return answer.error;
        await signedIn(answer.value);
        return null;
      }}
      fields={
        <>
          <ServerField value={server.typed} onChange={server.setTyped} errorMessage={server.errorMessage} />
          <AddressField value={address} onChange={setAddress} />
          <PasswordField value={password} onChange={setPassword} />
        </>
      }
      footer={
        <>
          <TextLink href={paths.resetPassword}>Forgot password</TextLink>
          <TextLink href={paths.register}>Make an account</TextLink>
        </>
      }
    >
      {isAgain
        ? `${state.name}’s session has ended. Everything here stays, and what was changed meanwhile is sent after signing in.`
        : "Your kitchen on all your devices, and lists shared with others. What is on this device comes along."}
    </AccountForm>
  );
}
