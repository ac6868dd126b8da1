/** Giving access to one thing (or to all of a kind), and who has it already. */
import type { ReactNode } from "react";
import { LogIn, Users } from "lucide-react";
import { kindName } from "../../../access/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { useMe, type Me } from "../../../sync/useMe.ts";
import { useShares } from "../../../sync/useShareRecords.ts";
import { Dialog, EmptyState, LinkButton, paths } from "../../../ui/index.ts";
import { useViewer } from "../useViewer.ts";
import { ShareFooter } from "./ShareFooter.tsx";
import { SharePanel } from "./SharePanel.tsx";
import { useShareRights } from "./useShareRights.ts";
import { useWhoHasAccess } from "./useWhoHasAccess.ts";
import { YourAccess } from "./YourAccess.tsx";

interface ShareDialogProps {
  target: ShareTarget;
  onClose: () => void;
}

const noShares: never[] = [];

export function ShareDialog({ target, onClose }: ShareDialogProps) {
  const me = useMe();
  if (!me?.isSignedIn) {
    return (
      <Frame target={target} onClose={onClose}>
        <SignInFirst />
      </Frame>
    );
  }
  return <Signed target={target} me={me} onClose={onClose} />;
}

function Signed({ target, me, onClose }: ShareDialogProps & { me: Me }) {
  const viewer = useViewer();
  const shares = useShares() ?? noShares;
  const rights = useShareRights(target);
  const ownerId = rights.item?.ownerId || me.personId;
  const access = useWhoHasAccess(target, ownerId, shares, rights.mayShare);
  if (!viewer) return null;
  if (!rights.mayShare) {
    return (
      <Frame target={target} title={`Access to “${target.title || "Untitled"}”`} onClose={onClose}>
        <YourAccess target={target} rights={rights} shares={shares} onClose={onClose} />
      </Frame>
    );
  }
  return (
    <Frame
      target={target}
      onClose={onClose}
      footer={<ShareFooter target={target} rights={rights} links={access.links} />}
    >
      <SharePanel target={target} me={me} viewer={viewer} rights={rights} shares={shares} access={access} />
    </Frame>
  );
}

interface FrameProps extends ShareDialogProps {
  title?: string;
  footer?: ReactNode;
  children: ReactNode;
}

function Frame({ target, title, footer, onClose, children }: FrameProps) {
  const isAll = target.itemId === null;
  const about = isAll ? kindName(target.itemType).toLowerCase() : `“${target.title || "Untitled"}”`;
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={title ?? `Share ${about}`}
      subtitle={isAll ? "All there are now, and every one you add later." : undefined}
      footer={footer}
    >
      {children}
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
