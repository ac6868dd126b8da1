/** /join/:token: an invitation, opened by a link, a mail or a scanned code; signed in or not. */
import { useEffect, useState } from "react";
import { House, MailX, Users } from "lucide-react";
import { foldAddress } from "../../../domain/accounts/address.ts";
import { organizationAnswer, type InvitationLook } from "../../../domain/organizations/answers.ts";
import type { Failure } from "../../../domain/result.ts";
import { lookAtInvitation, useActNow, useSession } from "../../sync/session/index.ts";
import { useOwnAddresses } from "../../sync/useOwnAddresses.ts";
import {
  Banner,
  Button,
  Checkbox,
  counted,
  EmptyState,
  ErrorState,
  goThereAfterSignIn,
  LinkButton,
  navigate,
  PageHeader,
  paths,
  showFailure,
  Skeleton,
  toast,
  useDelayed,
} from "../../ui/index.ts";

/** Failures that asking again does not mend; a link that was cut off is no request at all. */
const overCodes: ReadonlySet<string> = new Set(["invitation_not_found", "invitation_over", "request_invalid"]);

export function JoinScreen({ token }: { token: string }) {
  const { session, state } = useSession();
  const ask = useActNow();
  const addresses = useOwnAddresses();
  const [look, setLook] = useState<InvitationLook | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [round, setRound] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const [sharesNewItems, setSharesNewItems] = useState(true);
  const isSlow = useDelayed(look === null);
  useEffect(() => {
    let isCurrent = true;
    void lookAtInvitation((request) => session.send(request), token).then((answer) => {
      if (!isCurrent) return;
      if (answer.ok) setLook(answer.value);
      else setFailure(answer.error);
    });
    return () => {
      isCurrent = false;
    };
  }, [session, token, round]);

  const join = async () => {
    setBusy(true);
    const answer = await ask("invitation.accept", { token, sharesNewItems }, organizationAnswer);
    setBusy(false);
    if (!showFailure(answer)) return;
    toast({ message: `You are in ${answer.value.name}.`, tone: "done" });
    navigate(paths.organization(answer.value.id), { replace: true });
  };
  const goBy = (path: string) => {
    goThereAfterSignIn(paths.join(token));
    navigate(path);
  };

  const isOver = failure ? overCodes.has(failure.code) : look !== null && look.status !== "pending";
  if (isOver) {
    return (
      <>
        <PageHeader title="Invitation" />
        <EmptyState
          icon={MailX}
          title="This invitation is over"
          actions={<LinkButton href={paths.recipes}>Go to Recipes</LinkButton>}
        >
          It was used already, taken back, or is older than seven days. Ask whoever sent it for a new one.
        </EmptyState>
      </>
    );
  }
  if (failure) {
    return (
      <>
        <PageHeader title="Invitation" />
        <ErrorState
          title="The invitation could not be opened"
          message={failure.message}
          onRetry={() => {
            setFailure(null);
            setRound(round + 1);
          }}
        />
      </>
    );
  }
  if (!look) {
    return (
      <>
        <PageHeader title="Invitation" />
        {isSlow ? <Skeleton lines={4} /> : null}
      </>
    );
  }
  const isSignedIn = state.kind === "signed-in" && !state.isEnded;
  const invited = foldAddress(look.address);
  // Not known yet, or offline, the server says it when they press Join.
  const isForAnother = invited !== "" && addresses.length > 0 && !addresses.some((own) => foldAddress(own) === invited);
  return (
    <>
      <PageHeader title="Invitation" />
      {state.kind === "signed-in" && isForAnother ? (
        <Banner tone="amber" className="mx-4 mt-4 md:mx-6" title={`You are signed in as ${state.name}`}>
          This invitation was sent to {look.address}, which is none of your addresses. Add it to your account, or sign
          out and sign in with it; then open this invitation again.
        </Banner>
      ) : null}
      <EmptyState
        icon={look.organizationKind === "household" ? House : Users}
        title={`${look.invitedByName || "Somebody"} invites you to ${look.organizationName}`}
        actions={
          isForAnother ? (
            <LinkButton variant="primary" size="large" href={paths.account}>
              Go to your account
            </LinkButton>
          ) : isSignedIn ? (
            <Button
              variant="primary"
              size="large"
              isDisabled={isBusy}
              onPress={() => void join()}
              className="max-w-full"
            >
              <span className="truncate">Join {look.organizationName}</span>
            </Button>
          ) : (
            <>
              <Button variant="primary" size="large" onPress={() => goBy(paths.register)}>
                Make an account and join
              </Button>
              <Button size="large" onPress={() => goBy(paths.signIn)}>
                Sign in and join
              </Button>
              {look.address === "" ? null : (
                <p className="basis-full text-1 text-ink-2">It was sent to {look.address}: join with that address.</p>
              )}
            </>
          )
        }
      >
        {look.organizationKind === "household" ? "A household" : "A team"} of {counted(look.people, "person", "people")}
        . What they share with it is on your devices too, offline as well. What is yours stays yours.
        {look.newItems === null || isForAnother ? null : isSignedIn ? (
          <Checkbox isSelected={sharesNewItems} onChange={setSharesNewItems} className="mt-3 text-start text-ink">
            Share with it what I make from now on
          </Checkbox>
        ) : (
          <p className="mt-1.5">What members make from then on is shared with it, if they want that.</p>
        )}
      </EmptyState>
    </>
  );
}
