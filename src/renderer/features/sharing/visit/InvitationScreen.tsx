/**
 * /invitation/TOKEN, from a mail: who shares what; accepted by signing in with its address, declined without. The mail's other
 * address, /invitation/TOKEN/decline, asks whether to decline: opening an address alone answers nothing.
 */
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { Check, MailQuestion, X } from "lucide-react";
import { typeNames } from "../../../../domain/items/materialize.ts";
import type { Failure } from "../../../../domain/result.ts";
import type { InvitationView } from "../../../../domain/sharing/linkContract.ts";
import { shareSchema } from "../../../../domain/sharing/share.ts";
import { useActNow, useSession } from "../../../sync/session/index.ts";
import { declineInvitation, showInvitation } from "../../../sync/visits.ts";
import {
  Banner,
  Button,
  confirm,
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
} from "../../../ui/index.ts";
import { itemPath } from "../itemLink.ts";
import { VisitPage } from "./VisitPage.tsx";

type Shown =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "shown"; readonly invitation: InvitationView };

export function InvitationScreen({ token, asksToDecline }: { token: string; asksToDecline: boolean }) {
  const { session } = useSession();
  const [shown, setShown] = useState<Shown>({ kind: "loading" });
  const load = useCallback(async (): Promise<void> => {
    const found = await showInvitation(session, token);
    setShown(found.ok ? { kind: "shown", invitation: found.value } : { kind: "failed", failure: found.error });
  }, [session, token]);
  useEffect(() => void load(), [load]);
  if (shown.kind === "loading") return <Skeleton lines={5} />;
  if (shown.kind === "failed") {
    const isGone = shown.failure.code === "share_not_found";
    return (
      <>
        <PageHeader title="Invitation" />
        {isGone ? (
          <EmptyState
            icon={MailQuestion}
            title="There is no such invitation"
            actions={<LinkButton href={paths.shared}>Go to Sharing</LinkButton>}
          >
            The address may have been cut short. Open it from the latest mail, or look under Sharing.
          </EmptyState>
        ) : (
          <ErrorState
            title="The invitation could not be loaded"
            message={shown.failure.message}
            onRetry={() => void load()}
          />
        )}
      </>
    );
  }
  const { invitation } = shown;
  const what = whatWords(invitation);
  const sharer = invitation.sharedByName || "Somebody";
  return (
    <VisitPage title="Invitation">
      <p className="mb-4 text-4 font-semibold text-pretty text-ink wrap-anywhere">
        {sharer} shares {what} with you.
      </p>
      {invitation.message === "" ? null : (
        <blockquote className="mb-4 border-s-2 border-line-strong ps-3 text-3 whitespace-pre-wrap text-ink wrap-anywhere">
          {invitation.message}
        </blockquote>
      )}
      <dl className="mb-5 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 text-2">
        <dt className="text-ink-2">You</dt>
        <dd>
          <span className="font-semibold">{invitation.levelName}</span>
          <span className="block text-1 text-ink-2">{invitation.levelDescription}</span>
        </dd>
        <dt className="text-ink-2">Sent to</dt>
        <dd className="wrap-anywhere">{invitation.address}</dd>
        {invitation.lapsesAt === null ? null : <Time label="Answer by" at={invitation.lapsesAt} />}
        {invitation.expiresAt === null ? null : <Time label="Access until" at={invitation.expiresAt} />}
      </dl>
      <Answer
        invitation={invitation}
        token={token}
        asksToDecline={asksToDecline}
        onAnswered={(answered) => setShown({ kind: "shown", invitation: answered })}
      />
    </VisitPage>
  );
}

function whatWords({ itemType, itemTitle, shareAll }: InvitationView): string {
  const kind = typeNames[itemType];
  if (shareAll) return `all their ${kind}s`;
  return itemTitle === "" ? `a ${kind}` : `the ${kind} “${itemTitle}”`;
}

function Time({ label, at }: { label: string; at: number }) {
  return (
    <>
      <dt className="text-ink-2">{label}</dt>
      <dd>{new Date(at).toLocaleString("en", { dateStyle: "long", timeStyle: "short" })}</dd>
    </>
  );
}

const overWords = {
  declined: "You declined this invitation.",
  revoked: "This invitation was taken back.",
  expired: "This invitation is over. Ask whoever sent it for another.",
} as const;

function Answer({
  invitation,
  token,
  asksToDecline,
  onAnswered,
}: {
  invitation: InvitationView;
  token: string;
  asksToDecline: boolean;
  onAnswered: (invitation: InvitationView) => void;
}) {
  const { session, state } = useSession();
  const ask = useActNow();
  const [isBusy, setIsBusy] = useState(false);
  const [isElse, setIsElse] = useState(false);
  const { status, shareId, itemType, itemId, address } = invitation;
  const isSignedIn = state.kind === "signed-in" && !state.isEnded;
  const goTo = (path: string): void => {
    goThereAfterSignIn(paths.invitation(token));
    navigate(path);
  };
  const accept = async (): Promise<void> => {
    setIsBusy(true);
    const accepted = await ask("share.accept", { shareId }, shareSchema);
    setIsBusy(false);
    // To anybody else this share does not exist.
    if (!accepted.ok && accepted.error.code === "share_not_found") return setIsElse(true);
    if (!showFailure(accepted)) return;
    toast({ message: "Accepted. It is among yours now.", tone: "done" });
    navigate(itemPath(itemType, itemId));
  };
  const decline = async (): Promise<void> => {
    const isSure = await confirm({
      title: "Decline this invitation?",
      message: "Whoever shares it is told. They can invite you again.",
      confirmLabel: "Decline",
    });
    if (!isSure) return;
    setIsBusy(true);
    const declined = await declineInvitation(session, token);
    setIsBusy(false);
    if (showFailure(declined)) onAnswered(declined.value);
  };
  const hasAsked = useRef(false);
  const askOnce = useEffectEvent(() => {
    if (!asksToDecline || status !== "pending" || hasAsked.current) return;
    hasAsked.current = true;
    void decline();
  });
  useEffect(() => askOnce(), [asksToDecline]);
  if (status === "accepted") {
    return (
      <Banner tone="herb" actions={<LinkButton href={itemPath(itemType, itemId)}>Open it</LinkButton>}>
        This invitation is accepted.
      </Banner>
    );
  }
  if (status !== "pending") return <Banner tone="neutral">{overWords[status]}</Banner>;
  return (
    <>
      {isElse && state.kind === "signed-in" ? (
        <Banner tone="amber" className="mb-4" title={`You are signed in as ${state.name}`}>
          This invitation was sent to {address}. Sign in with that address, or add it to your account; then it is
          accepted by itself.
        </Banner>
      ) : null}
      <div className="flex flex-wrap gap-2">
        {isSignedIn ? (
          <Button variant="primary" icon={Check} isDisabled={isBusy} onPress={() => void accept()}>
            Accept
          </Button>
        ) : (
          <>
            <Button variant="primary" onPress={() => goTo(paths.signIn)}>
              Sign in to accept
            </Button>
            <Button onPress={() => goTo(paths.register)}>Make an account</Button>
          </>
        )}
        <Button icon={X} isDisabled={isBusy} onPress={() => void decline()}>
          Decline
        </Button>
      </div>
      {isSignedIn ? null : (
        <p className="mt-3 text-1 text-ink-2">Use {address}: then it is yours at once. Declining needs no account.</p>
      )}
    </>
  );
}
