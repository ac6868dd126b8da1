import { useSession } from "../../sync/session/index.ts";
import { Avatar, LinkButton, paths } from "../../ui/index.ts";
import { Section, Setting } from "../../ui/SettingSection.tsx";

/** The account as one line of the settings. */
export function AccountSection() {
  const { state } = useSession();
  return (
    <Section title="Account">
      {state.kind === "signed-in" ? (
        <Setting
          title={state.name}
          control={
            <>
              <Avatar name={state.name} size={32} />
              <LinkButton href={paths.account}>Account…</LinkButton>
            </>
          }
        >
          {state.isEnded ? "The session has ended: sign in again." : "Name, addresses, password, devices, signing out."}
        </Setting>
      ) : (
        <Setting
          title="Not signed in"
          control={
            <>
              <LinkButton href={paths.signIn}>Sign in…</LinkButton>
              <LinkButton href={paths.register}>Make an account…</LinkButton>
            </>
          }
        >
          Everything works without. With an account your kitchen is on all your devices and can be shared.
        </Setting>
      )}
    </Section>
  );
}
