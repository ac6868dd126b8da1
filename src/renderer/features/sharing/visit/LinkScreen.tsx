/** /link/TOKEN: what a link shows, without an account; and keeping it, for who is signed in. */
import { useCallback, useEffect, useState } from "react";
import { BookmarkPlus, Link2Off, LogIn } from "lucide-react";
import { z } from "zod";
import type { Failure } from "../../../../domain/result.ts";
import type { LinkedContent, OpenedLink } from "../../../../domain/sharing/linkContract.ts";
import { typeNames } from "../../../../domain/items/materialize.ts";
import { useActNow, useSession } from "../../../sync/session/index.ts";
import { openLink, readLink } from "../../../sync/visits.ts";
import {
  Banner,
  Button,
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
import { LinkedItem } from "./LinkedItem.tsx";
import { LinkPassword } from "./LinkPassword.tsx";
import { VisitPage } from "./VisitPage.tsx";

type Visit =
  | { readonly kind: "opening" }
  | { readonly kind: "failed"; readonly failure: Failure; readonly hasTried: boolean }
  | { readonly kind: "open"; readonly opened: OpenedLink; readonly shown: LinkedContent };

export function LinkScreen({ token }: { token: string }) {
  const { session } = useSession();
  const [visit, setVisit] = useState<Visit>({ kind: "opening" });
  const open = useCallback(
    async (password: string | null): Promise<void> => {
      const opened = await openLink(session, token, password);
      setVisit(
        opened.ok
          ? { kind: "open", opened: opened.value, shown: opened.value.content }
          : { kind: "failed", failure: opened.error, hasTried: password !== null },
      );
    },
    [session, token],
  );
  useEffect(() => {
    // Opening counts a use: React runs an effect twice while developing, and a link may be for one use.
    const starting = setTimeout(() => void open(null));
    return () => clearTimeout(starting);
  }, [open]);

  if (visit.kind === "opening") return <Skeleton lines={6} />;
  if (visit.kind === "open") {
    return <OpenLink {...visit} onShow={(shown) => setVisit({ ...visit, shown })} path={paths.link(token)} />;
  }
  const { failure, hasTried } = visit;
  if (failure.code === "link_password") {
    return <LinkPassword problem={hasTried ? failure.message : null} onSubmit={open} />;
  }
  if (failure.code === "link_invalid") {
    return (
      <>
        <PageHeader title="Link" />
        <EmptyState
          icon={Link2Off}
          title="This link does not work"
          actions={<LinkButton href="/">Go to Potluck</LinkButton>}
        >
          It may have ended, been taken back, or been cut short on its way. Ask whoever sent it for another.
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader title="Link" />
      <ErrorState title="The link could not be opened" message={failure.message} onRetry={() => void open(null)} />
    </>
  );
}

function OpenLink({
  opened,
  shown,
  onShow,
  path,
}: {
  opened: OpenedLink;
  shown: LinkedContent;
  onShow: (content: LinkedContent) => void;
  path: string;
}) {
  const { session } = useSession();
  const { visit, content, sharedByName, mayComment } = opened;
  const show = async (itemId: string): Promise<void> => {
    const read = await readLink(session, visit, itemId);
    if (showFailure(read)) onShow(read.value);
  };
  const isInside = shown.item.id !== content.item.id;
  const sharer = sharedByName === "" ? "Somebody" : sharedByName;
  return (
    <VisitPage
      title={shown.item.title}
      subtitle={`A ${typeNames[shown.item.type]} from ${sharer}`}
      actions={
        <>
          {isInside ? <Button onPress={() => onShow(content)}>Back to {content.item.title}</Button> : null}
          <Keep opened={opened} path={path} />
        </>
      }
    >
      <Banner tone="sky" className="mb-5">
        {mayComment
          ? `${sharer} shares this by a link: you can look, and comment once you keep it.`
          : `${sharer} shares this by a link, to look at.`}
      </Banner>
      <LinkedItem content={shown} visit={visit} onOpen={(itemId) => void show(itemId)} />
    </VisitPage>
  );
}

/** Signed in: it goes among what is shared with them. Otherwise the way to sign in, and back. */
function Keep({ opened, path }: { opened: OpenedLink; path: string }) {
  const { state } = useSession();
  const ask = useActNow();
  const [isBusy, setIsBusy] = useState(false);
  if (state.kind !== "signed-in" || state.isEnded) {
    return (
      <Button
        icon={LogIn}
        onPress={() => {
          goThereAfterSignIn(path);
          navigate(paths.signIn);
        }}
      >
        Sign in to keep it
      </Button>
    );
  }
  const keep = async (): Promise<void> => {
    setIsBusy(true);
    const kept = await ask("link.keep", { visit: opened.visit }, z.object({ itemId: z.string() }));
    setIsBusy(false);
    if (!showFailure(kept)) return;
    toast({ message: `“${opened.content.item.title}” is in your Potluck now.`, tone: "done" });
    navigate(itemPath(opened.content.item.type, kept.value.itemId));
  };
  return (
    <Button variant="primary" icon={BookmarkPlus} isDisabled={isBusy} onPress={() => void keep()}>
      Keep it in my Potluck
    </Button>
  );
}
