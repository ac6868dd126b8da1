/** /account: who is signed in, and everything that belongs to the account. */
import { UserRound } from "lucide-react";
import { useSession } from "../../sync/session/index.ts";
import { Banner, EmptyState, ErrorState, LinkButton, PageHeader, paths, Skeleton } from "../../ui/index.ts";
import { AddressSection } from "./AddressSection.tsx";
import { AccountDataSection } from "./AccountDataSection.tsx";
import { DevicesSection } from "./DevicesSection.tsx";
import { PasswordSection } from "./PasswordSection.tsx";
import { PersonSection } from "./PersonSection.tsx";
import { SignOutSection } from "./SignOutSection.tsx";
import { useAccount } from "./useAccount.ts";

export function AccountScreen() {
  const { state } = useSession();
  if (state.kind === "signed-out") {
    return (
      <>
        <PageHeader title="Account" />
        <EmptyState
          icon={UserRound}
          title="Nobody is signed in"
          actions={
            <>
              <LinkButton variant="primary" href={paths.signIn}>
                Sign in
              </LinkButton>
              <LinkButton href={paths.register}>Make an account</LinkButton>
            </>
          }
        >
          {state.keptFor === null
            ? "Everything works without an account. With one your kitchen is on all your devices and can be shared."
            : `This device keeps a copy of ${state.keptFor}’s kitchen. Signing in brings it up to date again.`}
        </EmptyState>
      </>
    );
  }
  return <SignedInAccount />;
}

function SignedInAccount() {
  const { state } = useSession();
  const account = useAccount();
  if (state.kind !== "signed-in") return null;
  return (
    <>
      <PageHeader title="Account" subtitle={state.server || "On this server"} />
      <div className="scroll-y min-h-0 flex-1">
        <div className="mx-auto w-full max-w-[720px] px-4 pb-16 md:px-6">
          {state.isEnded ? (
            <Banner
              tone="amber"
              title="Sign in again"
              className="mt-4"
              actions={<LinkButton href={paths.signIn}>Sign in</LinkButton>}
            >
              This device’s session has ended. What you change is kept here until then.
            </Banner>
          ) : null}
          {state.isKept ? null : (
            <Banner tone="amber" title="Signed in for this run only" className="mt-4">
              This computer has no key ring to keep the sign-in encrypted, so it is not written down. You sign in again
              at the next start.
            </Banner>
          )}
          {account.failure && !state.isEnded ? (
            <ErrorState
              title="The account could not be loaded"
              message={account.failure.message}
              onRetry={account.reload}
            />
          ) : null}
          {account.value ? (
            <>
              <PersonSection person={account.value.person} onChange={account.reload} />
              <AddressSection addresses={account.value.addresses} onChange={account.reload} />
              <PasswordSection />
              <DevicesSection />
            </>
          ) : account.failure ? null : (
            <Skeleton lines={5} />
          )}
          <AccountDataSection isOnline={account.value !== null} />
          <SignOutSection />
        </div>
      </div>
    </>
  );
}
