/** Who has access to one thing (or to all of a kind), and giving it to more people. */
import { useState } from "react";
import { LogIn, Users } from "lucide-react";
import { accessList } from "../../../../domain/sharing/accessList.ts";
import { askToShare, kindName } from "../../../access/index.ts";
import { useItem, useSetting } from "../../../data/index.ts";
import { refusedSharesKey } from "../../../sync/refusedShares.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useMe } from "../../../sync/useMe.ts";
import { useShares } from "../../../sync/useShareRecords.ts";
import { Avatar, Banner, Button, Dialog, EmptyState, LinkButton, paths } from "../../../ui/index.ts";
import type { ItemId } from "../../../../domain/items/types.ts";
import { useIsOnline } from "../useIsOnline.ts";
import { AccessRow } from "./AccessRow.tsx";
import { InviteForm } from "./InviteForm.tsx";
import { NotShared } from "./NotShared.tsx";

interface ShareDialogProps {
  target: ShareTarget;
  onClose: () => void;
}

export function ShareDialog({ target, onClose }: ShareDialogProps) {
  const me = useMe();
  const kind = kindName(target.itemType);
  const isAll = target.itemId === null;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={isAll ? `Share ${kind.toLowerCase()}` : `Share “${target.title || "Untitled"}”`}
      subtitle={isAll ? "All there are now, and every one you add later." : undefined}
      {...(me?.isSignedIn && !isAll
        ? {
            footer: (
              <Button
                variant="quiet"
                icon={Users}
                className="me-auto"
                onPress={() => askToShare({ itemType: target.itemType, itemId: null, title: kind })}
              >
                {`Share ${kind.toLowerCase()}…`}
              </Button>
            ),
          }
        : {})}
    >
      {me?.isSignedIn ? <Access target={target} me={me} /> : <SignInFirst />}
    </Dialog>
  );
}

function SignInFirst() {
  return (
    <EmptyState
      isCompact
      icon={Users}
      title="Sign in to share"
      actions={
        <LinkButton variant="primary" icon={LogIn} href={paths.signIn}>
          Sign in or register
        </LinkButton>
      }
    >
      Sharing goes by e-mail address, through your sync server. Everything you have stays on this device, and keeps
      working offline.
    </EmptyState>
  );
}

function Access({ target, me }: { target: ShareTarget; me: { readonly personId: string; readonly name: string } }) {
  const shares = useShares();
  const isOnline = useIsOnline();
  const cookbook = useItem(
    "cookbook",
    target.itemType === "cookbook" ? ((target.itemId ?? undefined) as ItemId | undefined) : undefined,
  );
  const [refusals, setRefusals] = useSetting(refusedSharesKey);
  const [pointedAt, setPointedAt] = useState<string | null>(null);
  const rows = accessList(target, me.personId, shares ?? []);
  const mine = refusals.filter((one) => one.itemType === target.itemType && one.itemId === target.itemId);
  return (
    <>
      <InviteForm
        target={target}
        personId={me.personId}
        shares={shares ?? []}
        recipes={cookbook?.fields.entries ?? []}
        onExisting={setPointedAt}
      />
      {isOnline ? null : (
        <Banner tone="amber" className="mt-3">
          You are offline. What you share now is kept here and sent when you are online; the server then decides.
        </Banner>
      )}
      {mine.length > 0 ? (
        <NotShared
          refusals={mine}
          onDismiss={(id) => void setRefusals(refusals.filter((one) => one.id !== id))}
          onShow={(address) => setPointedAt(address)}
        />
      ) : null}
      <h3 className="mt-5 mb-1 text-1 font-semibold text-ink-2">Who has access</h3>
      <ul aria-label="Who has access">
        <li className="flex min-h-[50px] items-center gap-3">
          <Avatar name={me.name} size={32} />
          <span className="min-w-0 flex-1 truncate text-2 font-semibold">You</span>
          <span className="px-2.5 text-2 font-semibold text-ink-2">Owner</span>
        </li>
        {rows.map((share) => (
          <AccessRow
            key={share.id}
            share={share}
            isThroughAll={share.shareAll && target.itemId !== null}
            isOnline={isOnline}
            isPointedAt={pointedAt?.toLowerCase() === share.recipientAddress.toLowerCase()}
          />
        ))}
      </ul>
      {rows.length === 0 ? (
        <p className="mt-1 text-1 text-ink-2">
          Nobody else yet. Whoever you share with gets a mail; without an account it waits until they register with that
          address.
        </p>
      ) : null}
    </>
  );
}
