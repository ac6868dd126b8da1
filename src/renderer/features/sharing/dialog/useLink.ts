/** Making, showing and changing the link to an item: online only, because its secret is the server's. */
import { useMemo, useState } from "react";
import { z } from "zod";
import type { Result } from "../../../../domain/result.ts";
import { linkAnswerSchema, type LinkAnswer } from "../../../../domain/sharing/linkContract.ts";
import { useActNow } from "../../../sync/session/index.ts";
import type { ShareTarget } from "../../../sync/sharing.ts";
import { toast } from "../../../ui/index.ts";

export interface LinkChange {
  readonly level?: string;
  readonly expiresAt?: number | null;
  /** Null: none. */
  readonly password?: string | null;
  /** Null: any number. */
  readonly maxUses?: number | null;
}

export interface LinkActs {
  readonly isBusy: boolean;
  readonly create: (level: string) => Promise<void>;
  readonly copy: (shareId: string) => Promise<void>;
  readonly change: (shareId: string, change: LinkChange) => Promise<boolean>;
  readonly revoke: (shareId: string) => Promise<void>;
}

export function useLink(target: ShareTarget): LinkActs {
  const actNow = useActNow();
  const [isBusy, setIsBusy] = useState(false);
  const { itemType, itemId } = target;
  return useMemo(() => {
    const busy = async <Value>(run: () => Promise<Result<Value>>): Promise<Value | undefined> => {
      setIsBusy(true);
      const done = await run();
      setIsBusy(false);
      if (done.ok) return done.value;
      toast({ message: done.error.message, tone: "problem" });
      return undefined;
    };
    const put = async (link: LinkAnswer | undefined): Promise<void> => {
      if (!link) return;
      try {
        await navigator.clipboard.writeText(link.address);
        toast({ message: "The link is on the clipboard.", tone: "done" });
      } catch (error) {
        console.error("The clipboard refused the link.", error);
        toast({ message: `The clipboard could not be written. The link is ${link.address}`, tone: "problem" });
      }
    };
    return {
      isBusy,
      async create(level) {
        const wish = { itemType, itemId, level, notes: "", expiresAt: null, password: null, maxUses: null };
        await put(await busy(() => actNow("link.create", wish, linkAnswerSchema)));
      },
      async copy(shareId) {
        await put(await busy(() => actNow("link.show", { shareId }, linkAnswerSchema)));
      },
      async change(shareId, change) {
        return (await busy(() => actNow("link.change", { shareId, ...change }, linkAnswerSchema))) !== undefined;
      },
      async revoke(shareId) {
        const done = await busy(() => actNow("share.revoke", { shareId }, z.null()));
        if (done !== undefined) toast({ message: "The link opens nothing any more.", tone: "done" });
      },
    };
  }, [actNow, isBusy, itemType, itemId]);
}
